import type { RootContent } from 'mdast';
import type { AuditRun, AuditTable } from '../../model/audit-run.ts';
import { notJudged, rowsIn } from '../loader-words.ts';
import { judgedTables, rowsHeldAgainst, wrongRowsIn } from '../row-facts.ts';
import { titledScenarios } from '../titles.ts';
import { amount, scenarioLabel, signed, strayWords } from '../words.ts';
import { code, heading, type Inline, list, paragraph, table } from './nodes.ts';

/** Section 6: rows of every table before and after, where they come from, and what does not add up. */
export function warehouseSection(run: AuditRun): RootContent[] {
  const title = heading(2, '6. ClickHouse verification');
  if (run.tables.length === 0) {
    return [title, paragraph('The tables were not counted: nothing can be said about their rows.')];
  }
  return [
    title,
    heading(3, 'Table counts before and after'),
    table(
      ['Table Name', 'Count Before', 'Count After', 'Delta', 'Source'],
      run.tables.map((item) => [
        code(item.name),
        String(item.before),
        item.after === null ? 'not counted' : String(item.after),
        item.delta === null ? 'not known' : signed(item.delta),
        sourceWords(item, run),
      ]),
    ),
    heading(3, 'Columns compared'),
    paragraph(
      'Of each table, how many of its columns were compared with what the answers hold, in at least one row, and why the others were not.',
    ),
    table(
      ['Table Name', 'Columns compared', 'Left out'],
      run.tables.map((item) => [code(item.name), comparedWords(item), leftOutWords(item)]),
    ),
    heading(3, 'Data integrity'),
    list(integrity(run)),
  ];
}

/** Where a table's rows come from: `1.1 +100, 1.2 +100`; for a table that nothing touched, why it did not change. */
export function sourceWords(
  { name, sources, delta }: AuditTable,
  { loader }: Pick<AuditRun, 'loader'>,
): string {
  if (sources.length === 0 && loader !== null) {
    if ((delta ?? 0) === 0) return 'no answer to the loader fills it';
    return loader.judged.includes(name) ? 'no answer to the loader accounts for it' : 'not judged';
  }
  if (sources.length === 0) {
    return (delta ?? 0) === 0 ? 'no call that ran loads it' : 'no scenario accounts for it';
  }
  return sources
    .map((source) => {
      const repeated = source.sent !== null && source.sent > 0 && source.added === 0;
      return `${scenarioLabel(source)}${source.counted ? '' : ' (prerequisite)'} ${signed(source.added)}${repeated ? ` (${source.sent} sent, none new)` : ''}`;
    })
    .join(', ');
}

/** `15 of 15`. */
export function comparedWords({ columns: { compared, leftOut } }: AuditTable): string {
  return `${compared.length} of ${compared.length + leftOut.length}`;
}

/** The columns that were not compared, by reason: `all: no answer of this run fills the table`. */
export function leftOutWords({ columns: { compared, leftOut } }: AuditTable): string {
  const reasons = [...new Set(leftOut.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const own = leftOut.filter((item) => item.reason === reason).map(({ column }) => column);
      return `${compared.length === 0 && reasons.length === 1 ? 'all' : own.join(', ')}: ${reason}`;
    })
    .join('; ');
}

function integrity(run: AuditRun): Inline[] {
  const { tables, warehouse } = run;
  const server = warehouse?.engine === 'server' && run.loader === null;
  return [
    `${howWords(run)}.`,
    ...notJudged(run).map(
      ({ name }): Inline => [
        code(name),
        `: not judged, no answer says what must be in it; it holds ${rowsIn(name, tables)}.`,
      ],
    ),
    ...tables.flatMap(({ name }): Inline[] => {
      const wrong = wrongRowsIn(run, name);
      if (wrong.length === 0) return [];
      return [
        [
          code(name),
          `: not the rows that had to be there: ${titledScenarios(run, wrong)}. Section 5 says how.`,
        ],
      ];
    }),
    ...judgedTables(run).flatMap(({ name, delta, attributed, others }): Inline[] =>
      delta === null || others === null || others === 0
        ? []
        : [
            [
              code(name),
              `: ${signed(delta)} in all, ${signed(attributed)} from ${run.loader === null ? 'the scenarios' : rowsHeldAgainst(run)}, ${signed(others)} from ${server ? 'other writers' : 'elsewhere'}.`,
            ],
          ],
    ),
    ...tables.flatMap(({ name, strays }) =>
      (strays ?? []).map((stray): Inline => [code(name), `: ${strayWords(stray)}.`]),
    ),
    ...tables
      .filter(({ final }) => !final)
      .map(
        ({ name }): Inline => [
          code(name),
          ': counted without FINAL at least once, because counting with it takes longer than CLICKHOUSE_COUNT_TIMEOUT_MS, or more memory than ClickHouse may use. Such a count is of stored rows, merged or not, and is not held against the rows of the scenarios; those were read back by their keys.',
        ],
      ),
    ...(tables.some(({ after, strays }) => after !== null && strays === null)
      ? [
          'Looking through the whole tables for rows of this run takes longer than CLICKHOUSE_COUNT_TIMEOUT_MS, or more memory than ClickHouse may use: whether some strayed is not known.',
        ]
      : []),
    ...tables
      .filter(({ contested }) => contested > 0)
      .map(
        (item): Inline => [
          code(item.name),
          `: ${amount(item.contested, 'row', 'rows')} of the answers cannot be attributed, because another writer wrote the same keys.`,
        ],
      ),
    ...(warehouse?.tables ?? [])
      .filter(({ missingColumns }) => missingColumns.length > 0)
      .map(
        ({ name, missingColumns }): Inline => [
          code(name),
          `: no column ${missingColumns.join(', ')}; what the answers hold for it was neither loaded nor compared.`,
        ],
      ),
    ...run.tables.flatMap((item) => replacedWords(item, run)),
    ...unchangedWords(run),
  ];
}

function howWords({ tables, warehouse, loader }: AuditRun): string {
  if (tables.every(({ after }) => after === null)) return 'The tables were not counted after the run';
  if (loader !== null)
    return 'A table reconciles when it holds the rows of the answers to the loader and no others, and no check of its rows failed';
  return warehouse?.engine === 'server'
    ? 'A table reconciles when no row of an answer shows as another writer left it, no count shows that rows went away, and no check of its rows failed'
    : 'A table reconciles when the difference of its two counts equals the rows of the scenarios, and no check of its rows failed';
}

function replacedWords(item: AuditTable, { warehouse }: AuditRun): Inline[] {
  const loading = item.sources.filter(({ sent }) => sent !== null);
  const sent = loading.reduce((sum, source) => sum + (source.sent ?? 0), 0);
  const added = loading.reduce((sum, source) => sum + source.added, 0);
  if (sent === added) return [];
  const facts = warehouse?.tables.find(({ name }) => name === item.name);
  const key =
    facts?.engine.startsWith('Replacing') === true
      ? ` The table keeps one row for each ${facts.sortingKey.join(', ')}.`
      : '';
  return [[code(item.name), `: ${amount(sent, 'row', 'rows')} sent, ${added} new.${key}`]];
}

function unchangedWords(run: AuditRun): Inline[] {
  const errors = run.entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ outcome, result }) => outcome !== 'ok' && result !== 'skipped')
      .map(({ name, rows }) => ({ id, scenario: name, changed: rows.some(({ actual }) => actual !== 0) })),
  );
  if (errors.length === 0) return [];
  const changed = errors.filter((item) => item.changed);
  return [
    `${amount(errors.length, 'scenario asks', 'scenarios ask')} for an error; ${errors.length - changed.length} of them wrote no row.`,
    ...(changed.length === 0
      ? []
      : [`The audit wrote rows though an error was asked for: ${titledScenarios(run, changed)}.`]),
  ];
}
