import type { RootContent } from 'mdast';
import { isReplacing } from '../../common/replacing-engine.ts';
import type { AuditRun, AuditTable } from '../../model/audit-run.ts';
import { notJudged, rowsIn } from '../loader-words.ts';
import type { MessageKey, Translator } from '../messages/translator.ts';
import { judgedTables, wrongRowsIn } from '../row-facts.ts';
import { leftOutWords, sourceWords } from '../table-words.ts';
import { titledScenarios } from '../titles.ts';
import { signed, strayWords } from '../words.ts';
import { code, heading, type Inline, list, paragraph, table } from './nodes.ts';

/** Section 6: rows of every table before and after, where they come from, and what does not add up. */
export function warehouseSection(run: AuditRun, words: Translator): RootContent[] {
  const { say } = words;
  const title = heading(2, say('doc.6'));
  if (run.tables.length === 0) return [title, paragraph(say('ch.none'))];
  return [
    title,
    heading(3, say('ch.counts')),
    table(
      [say('ch.name'), say('ch.before'), say('ch.after'), say('ch.delta'), say('ch.source')],
      run.tables.map((item) => [
        code(item.name),
        String(item.before),
        item.after === null ? say('ch.notCounted') : String(item.after),
        item.delta === null ? say('ch.notKnown') : signed(item.delta),
        sourceWords(item, run, words),
      ]),
    ),
    heading(3, say('ch.columns')),
    paragraph(say('ch.columnWords')),
    table(
      [say('ch.name'), say('ch.columns'), say('ch.leftOut')],
      run.tables.map((item) => [code(item.name), comparedWords(item, words), leftOutWords(item, words)]),
    ),
    heading(3, say('ch.integrity')),
    list(integrity(run, words)),
  ];
}

function comparedWords({ columns: { compared, leftOut } }: AuditTable, { say }: Translator): string {
  return say('rows.of', { part: compared.length, all: compared.length + leftOut.length });
}

function integrity(run: AuditRun, words: Translator): Inline[] {
  const { say, told } = words;
  const { tables, warehouse } = run;
  const of = ofTable(words);
  return [
    say(howKey(run)),
    ...notJudged(run).map(({ name }) => of('ch.notJudgedWords', name, { rows: rowsIn(words, name, tables) })),
    ...tables.flatMap(({ name }) => {
      const wrong = wrongRowsIn(run, name);
      return wrong.length === 0 ? [] : [of('ch.wrong', name, { labels: titledScenarios(run, wrong) })];
    }),
    ...changedWords(run, words),
    ...tables.flatMap(({ name, strays }) =>
      (strays ?? []).map((stray) => of('ch.stray', name, { rows: told(strayWords(stray)) })),
    ),
    ...tables.filter(({ final }) => !final).map(({ name }) => of('ch.notFinal', name)),
    ...(tables.some(({ after, strays }) => after !== null && strays === null)
      ? [say('ch.strayUnknown')]
      : []),
    ...tables
      .filter(({ contested }) => contested > 0)
      .map(({ name, contested }) => of('ch.contested', name, { count: contested })),
    ...(warehouse?.tables ?? [])
      .filter(({ missingColumns }) => missingColumns.length > 0)
      .map(({ name, missingColumns }) => of('ch.noColumn', name, { columns: missingColumns.join(', ') })),
    ...tables.flatMap((item) => replacedWords(item, run, words)),
    ...unchangedWords(run, words),
  ];
}

// A sentence about a table, which it names.
function ofTable({ parts }: Translator) {
  return (key: MessageKey, name: string, values: Readonly<Record<string, Inline | number>> = {}): Inline =>
    parts<Inline>(key, { table: code(name), ...values });
}

function changedWords(run: AuditRun, words: Translator): Inline[] {
  const { say } = words;
  const byLoader = run.loader !== null;
  const server = run.warehouse?.engine === 'server' && !byLoader;
  return judgedTables(run).flatMap(({ name, delta, attributed, others }) =>
    delta === null || others === null || others === 0
      ? []
      : [
          ofTable(words)('ch.changed', name, {
            delta: signed(delta),
            attributed: signed(attributed),
            rows: say(byLoader ? 'rows.ofLoader' : 'ch.scenarios'),
            others: signed(others),
            where: say(server ? 'ch.writers' : 'ch.elsewhere'),
          }),
        ],
  );
}

function howKey({ tables, warehouse, loader }: AuditRun): MessageKey {
  if (tables.every(({ after }) => after === null)) return 'ch.afterUnknown';
  if (loader !== null) return 'ch.ofLoader';
  return warehouse?.engine === 'server' ? 'ch.ofServer' : 'ch.ofEngine';
}

function replacedWords(item: AuditTable, { warehouse }: AuditRun, words: Translator): Inline[] {
  const loading = item.sources.filter(({ sent }) => sent !== null);
  const sent = loading.reduce((sum, source) => sum + (source.sent ?? 0), 0);
  const added = loading.reduce((sum, source) => sum + source.added, 0);
  if (sent === added) return [];
  const facts = warehouse?.tables.find(({ name }) => name === item.name);
  const told = ofTable(words)('ch.replaced', item.name, { sent, added });
  if (facts === undefined || !isReplacing(facts.engine)) return [told];
  return [[told, ` ${words.say('ch.oneRow', { key: facts.sortingKey.join(', ') })}`]];
}

function unchangedWords(run: AuditRun, { say }: Translator): Inline[] {
  const errors = run.entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ outcome, result }) => outcome !== 'ok' && result !== 'skipped')
      .map(({ name, rows }) => ({ id, scenario: name, changed: rows.some(({ actual }) => actual !== 0) })),
  );
  if (errors.length === 0) return [];
  const changed = errors.filter((item) => item.changed);
  return [
    say('ch.errorScenarios', { count: errors.length, unchanged: errors.length - changed.length }),
    ...(changed.length === 0 ? [] : [say('ch.wroteRows', { labels: titledScenarios(run, changed) })]),
  ];
}
