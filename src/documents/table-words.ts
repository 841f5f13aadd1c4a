import type { AuditRun, AuditScenario, AuditTable } from '../model/audit-run.ts';
import type { Translator } from './messages/translator.ts';
import { scenarioLabel, shortTable, signed } from './words.ts';

/** Rows that a scenario added, by table in the warehouse's order: `+100 orders_raw, +1 meta_job_runs`. */
export function deltaWords(
  { rows, result }: Pick<AuditScenario, 'rows' | 'result'>,
  tables: readonly string[],
  { say }: Translator,
): string {
  if (result === 'skipped') return say('mat.skipped');
  const rank = (name: string) => (tables.includes(name) ? tables.indexOf(name) : tables.length);
  const changed = rows.filter(({ actual }) => actual !== 0).sort((a, b) => rank(a.table) - rank(b.table));
  if (changed.length === 0) return say('mat.noChange');
  return changed.map((row) => `${signed(row.actual)} ${shortTable(row.table)}`).join(', ');
}

/** Where a table's rows come from: `1.1 +100, 1.2 +100`; for a table that nothing touched, why it did not change. */
export function sourceWords(
  { name, sources, delta }: AuditTable,
  { loader }: Pick<AuditRun, 'loader'>,
  { say }: Translator,
): string {
  const isChanged = (delta ?? 0) !== 0;
  if (sources.length === 0 && loader !== null) {
    if (!isChanged) return say('ch.notFilled');
    return say(loader.judged.includes(name) ? 'ch.unaccountedByLoader' : 'ch.notJudged');
  }
  if (sources.length === 0) return say(isChanged ? 'ch.unaccounted' : 'ch.notLoaded');
  return sources
    .map((source) => {
      const { sent, added, counted } = source;
      const label = scenarioLabel(source);
      const repeated = sent !== null && sent > 0 && added === 0 ? ` (${say('ch.noneNew', { sent })})` : '';
      return `${counted ? label : say('ch.prerequisite', { label })} ${signed(added)}${repeated}`;
    })
    .join(', ');
}

/** The columns of a table that were not compared, by reason: `all: no answer of this run fills the table`. */
export function leftOutWords(
  { columns: { compared, leftOut } }: AuditTable,
  { say, told }: Translator,
): string {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      if (compared.length === 0 && reasons.length === 1) return say('ch.all', { reason: told(reason) });
      const own = leftOut.filter((item) => item.reason === reason).map(({ column }) => column);
      return `${own.join(', ')}: ${told(reason)}`;
    })
    .join('; ');
}
