import type { AuditRun, AuditTable } from '../../model/audit-run.ts';
import { rightTables, withWrongRows } from '../derive/row-facts.ts';
import { strayWords } from '../derive/verdict.ts';
import { counted, ids, withSign } from '../derive/words.ts';
import { labelOf } from '../log/run-log.ts';
import { type Block, heading, items, type Line, literal, paragraph, plain, tableOr } from './span.ts';

const STORED =
  'counted without FINAL at least once, because counting with it takes longer than CLICKHOUSE_COUNT_TIMEOUT_MS, or more memory than ClickHouse may use. Such a count is of stored rows, merged or not, and is not held against the rows of the scenarios; those were read back by their keys.';
const NOT_LOOKED_FOR =
  'Looking through the whole tables for rows of this run takes longer than CLICKHOUSE_COUNT_TIMEOUT_MS, or more memory than ClickHouse may use: whether some strayed is not known.';

const COMPARED =
  'Of each table, how many of its columns were compared with what the answers hold, in at least one row, and why the others were not.';

/** Section 6: the tables before and after, and what is said of their rows. */
export function expectedWarehouse(run: AuditRun): Block[] {
  const title = heading(2, '6. ClickHouse verification');
  if (run.tables.length === 0) {
    return [title, paragraph(plain('The tables were not counted: nothing can be said about their rows.'))];
  }
  return [
    title,
    heading(3, 'Table counts before and after'),
    ...tableOr(
      ['Table Name', 'Count Before', 'Count After', 'Delta', 'Source'],
      run.tables.map((table): Line[] => [
        literal(table.name),
        String(table.before),
        table.after === null ? 'not counted' : String(table.after),
        table.delta === null ? 'not known' : withSign(table.delta),
        plain(sourcesOf(table)),
      ]),
      '',
    ),
    heading(3, 'Columns compared'),
    paragraph(plain(COMPARED)),
    ...tableOr(
      ['Table Name', 'Columns compared', 'Left out'],
      run.tables.map(({ name, columns }): Line[] => [
        literal(name),
        `${columns.compared.length} of ${columns.compared.length + columns.leftOut.length}`,
        plain(leftOutOf(columns)),
      ]),
      '',
    ),
    heading(3, 'Data integrity'),
    ...items(integrity(run)),
  ];
}

function sourcesOf({ sources, delta }: AuditTable): string {
  if (sources.length === 0)
    return delta === null || delta === 0 ? 'no call that ran loads it' : 'no scenario accounts for it';
  const words = sources.map((source) => {
    const of = `${labelOf(source)}${source.counted ? '' : ' (prerequisite)'}`;
    const again = source.added === 0 && (source.sent ?? 0) > 0 ? ` (${source.sent} sent, none new)` : '';
    return `${of} ${withSign(source.added)}${again}`;
  });
  return words.join(', ');
}

function leftOutOf({ compared, leftOut }: AuditTable['columns']): string {
  const byReason = new Map<string, string[]>();
  for (const { column, reason } of leftOut) byReason.set(reason, [...(byReason.get(reason) ?? []), column]);
  const whole = compared.length === 0 && byReason.size === 1;
  return [...byReason].map(([reason, names]) => `${whole ? 'all' : names.join(', ')}: ${reason}`).join('; ');
}

function integrity(run: AuditRun): Line[] {
  const { tables, warehouse } = run;
  const server = warehouse?.engine === 'server';
  const how = tables.some(({ after }) => after !== null)
    ? server
      ? 'A table does when no row of an answer shows as another writer left it, no count shows that rows went away, and no check of its rows failed'
      : 'A table does when the difference of its two counts equals the rows of the scenarios, and no check of its rows failed'
    : 'They were not counted after the run';
  const named = (name: string, words: string): Line => `${literal(name)}${plain(`: ${words}`)}`;
  return [
    plain(`${rightTables(run)} of ${counted(tables.length, 'table', 'tables')} reconcile. ${how}.`),
    ...tables
      .map(({ name }) => ({ name, wrong: withWrongRows(run, name) }))
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ name, wrong }) =>
        named(name, `not the rows that had to be there: ${ids(wrong)}. Section 5 says how.`),
      ),
    ...tables
      .filter(({ others }) => others !== 0 && others !== null)
      .map(({ name, delta, attributed, others }) =>
        named(
          name,
          `${withSign(delta ?? 0)} in all, ${withSign(attributed)} from the scenarios, ${withSign(others ?? 0)} from ${server ? 'other writers' : 'elsewhere'}.`,
        ),
      ),
    ...tables.flatMap(({ name, strays }) =>
      (strays ?? []).map((stray) => named(name, `${strayWords(stray)}.`)),
    ),
    ...tables.filter(({ final }) => !final).map(({ name }) => named(name, STORED)),
    ...(tables.some(({ after, strays }) => strays === null && after !== null) ? [plain(NOT_LOOKED_FOR)] : []),
    ...tables
      .filter(({ contested }) => contested > 0)
      .map(({ name, contested }) =>
        named(
          name,
          `${counted(contested, 'row', 'rows')} of the answers cannot be attributed, because another writer wrote the same keys.`,
        ),
      ),
    ...(warehouse?.tables ?? [])
      .filter(({ missingColumns }) => missingColumns.length > 0)
      .map(({ name, missingColumns }) =>
        named(
          name,
          `no column ${missingColumns.join(', ')}; what the answers hold for it was neither loaded nor compared.`,
        ),
      ),
    ...tables.flatMap((table) => {
      const words = replacedWords(table, run);
      return words === null ? [] : [named(table.name, words)];
    }),
    ...errorsChangedNothing(run),
  ];
}

function replacedWords({ name, sources }: AuditTable, { warehouse }: AuditRun): string | null {
  const loads = sources.filter(({ sent }) => sent !== null);
  const sent = loads.reduce((sum, source) => sum + (source.sent ?? 0), 0);
  const added = loads.reduce((sum, source) => sum + source.added, 0);
  if (sent === added) return null;
  const table = warehouse?.tables.find((known) => known.name === name);
  const replaces = table?.engine.startsWith('Replacing') === true;
  const key = replaces ? ` The table keeps one row for each ${table.sortingKey.join(', ')}.` : '';
  return `${counted(sent, 'row', 'rows')} sent, ${added} new.${key}`;
}

function errorsChangedNothing({ entries }: AuditRun): Line[] {
  const asked = entries.flatMap(({ id, scenarios }) =>
    scenarios
      .filter(({ outcome, result }) => outcome !== 'ok' && result !== 'skipped')
      .map(({ name, rows }) => ({
        label: labelOf({ id, scenario: name }),
        changed: rows.some(({ actual }) => actual !== 0),
      })),
  );
  const labels = (changed: boolean) =>
    asked.filter((item) => item.changed === changed).map(({ label }) => label);
  const [still, moved] = [labels(false), labels(true)];
  return [
    ...(still.length === 0
      ? []
      : [plain(`The audit wrote no row while an error was asked for: ${ids(still)}.`)]),
    ...(moved.length === 0
      ? []
      : [plain(`The audit wrote rows though an error was asked for: ${ids(moved)}.`)]),
  ];
}
