import type { Ledger } from '../ledger.ts';
import { claim } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import type { JudgedAgain } from './judge-again.ts';

/**
 * The row checks that each case must have, and the rows that each load had to add. Where the run alone wrote into a table that was
 * empty, that number is certain: the keys of the answer that no earlier load had.
 */
export function compareRows(log: RunLog, judged: readonly JudgedAgain[], ledger: Ledger): void {
  if (log.loader !== null) return;
  for (const one of judged) compareNames(log, one, ledger);
  if (log.started.warehouse?.engine !== 'embedded' || log.started.shards !== null) return;
  const seen = new Map<string, Set<string>>();
  const loads = judged
    .filter(({ logged }) => logged.load !== null)
    .sort((a, b) => (a.logged.load ?? 0) - (b.logged.load ?? 0));
  for (const { logged, keys } of loads) {
    const failed = logged.checks.some(({ name, result }) => name.startsWith('rows:') && result === 'fail');
    for (const [table, own] of keys) {
      const known = seen.get(table) ?? new Set<string>();
      const fresh = [...own].filter((key) => !known.has(key)).length;
      for (const key of own) known.add(key);
      seen.set(table, known);
      const row = logged.rows.find((candidate) => candidate.table === table);
      if (failed || row === undefined || log.started.before?.[table]?.rows !== 0) continue;
      ledger.same(
        'contract',
        `rows that ${labelOf(logged)} had to add to ${table}`,
        [`${log.file}:${logged.lines.rows}`, row.expected],
        ['keys of its answer that no load before it had', fresh],
      );
    }
  }
}

function compareNames(log: RunLog, { logged, scenario }: JudgedAgain, ledger: Ledger): void {
  if (logged.checks.some(({ result }) => result === 'fail')) return;
  const tables = scenario.outcome === 'ok' ? [...new Set(scenario.rows.map(({ table }) => table))] : [];
  const wanted = [...tables, ...(tables.length > 0 ? ['meta_job_runs'] : []), 'others'].map(
    (name) => `rows:${name}`,
  );
  const missing = wanted.filter(
    (name) => !logged.checks.some((check) => check.name === name && check.result === 'pass'),
  );
  ledger.expect(
    'contract',
    missing.length === 0,
    `row checks of ${labelOf(logged)}`,
    claim(
      `${log.file}:${logged.lines.checks}`,
      missing.length === 0 ? 'all' : `without ${missing.join(', ')}`,
    ),
    claim('the case', wanted.join(', ')),
  );
}
