import type { ColumnSource, RowSpec } from '../model/case.ts';
import { keyOf } from '../warehouse/key-values.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ColumnTexts, expectedRows } from './expected-rows.ts';
import type { PipelineSource } from './pipeline-calls.ts';
import { type Difference, differingColumns } from './row-differences.ts';

/** Why the columns that come from the run are not compared. */
const OF_THE_LOADER = "the loader's own time or version";

/** One table after a loader ran: what the answers ask of it, by entry, and what is in it. */
export interface PipelineTable {
  table: string;
  /** By label of the source: the keys of its answers' rows, and those of them that no source before it has. */
  bySource: Map<string, { keys: Set<string>; newKeys: Set<string> }>;
  present: Set<string>;
  /** Columns that are not what any answer holds, by the key of their row. */
  wrong: Map<string, Difference[]>;
  /** Columns that rows are found by, those that are compared, and those that are not, with the reason. */
  keyColumns: string[];
  columns: string[];
  leftOut: { column: string; reason: string }[];
  /** Rows of keys that no answer holds. */
  strays: number;
}

/**
 * Compares every table that the sources fill with the answers that they got. A loader's own clock and versions are not
 * known, so what comes from them (snapshot_ts, _ver) is left out of keys and columns. Of answers that hold one key with
 * different values, any will do: which came last is the loader's to say.
 */
export async function pipelineTables(
  sources: readonly PipelineSource[],
  warehouse: Warehouse,
): Promise<Map<string, PipelineTable>> {
  const names = new Set(sources.flatMap(({ scenario }) => scenario.rows.map(({ table }) => table)));
  const tables = new Map<string, PipelineTable>();
  for (const name of names) tables.set(name, await tableOf(name, sources, warehouse));
  return tables;
}

async function tableOf(
  table: string,
  sources: readonly PipelineSource[],
  warehouse: Warehouse,
): Promise<PipelineTable> {
  const specs = sources.flatMap(({ scenario }) => scenario.rows.filter((spec) => spec.table === table));
  const ofRun = new Set(
    specs.flatMap(({ columns }) => Object.keys(columns).filter((name) => isOfRun(columns[name]))),
  );
  const sortingKey = warehouse.facts.tables.find(({ name }) => name === table)?.sortingKey ?? [];
  const key = sortingKey.filter((column) => !ofRun.has(column));
  const nullText = (column: string) =>
    warehouse.hasColumn(table, column) ? warehouse.nullText(table, column) : null;
  const wanted = new Map<string, ColumnTexts[]>();
  const bySource: PipelineTable['bySource'] = new Map();
  for (const { label, scenario, answers } of sources) {
    const keys = new Set<string>();
    for (const spec of scenario.rows.filter((candidate) => candidate.table === table)) {
      for (const row of answers.flatMap((answer) => rowsOf(withoutRun(spec, ofRun), key, answer, nullText))) {
        const text = keyOf(row.key);
        keys.add(text);
        wanted.set(text, [...(wanted.get(text) ?? []), row.columns]);
      }
    }
    if (answers.length > 0) bySource.set(label, { keys, newKeys: new Set() });
  }
  claimKeys(bySource);
  const columns = [...new Set(specs.flatMap(({ columns: all }) => Object.keys(all)))].filter(
    (column) => !ofRun.has(column) && warehouse.hasColumn(table, column),
  );
  const rows = await warehouse.allRows(table, columns, key);
  const leftOut = [...ofRun]
    .filter((column) => warehouse.hasColumn(table, column))
    .map((column) => ({ column, reason: OF_THE_LOADER }));
  return { table, bySource, keyColumns: key, columns, leftOut, ...compare(wanted, columns, rows) };
}

function rowsOf(
  spec: RowSpec,
  key: readonly string[],
  { body, params }: PipelineSource['answers'][number],
  nullText: (column: string) => string | null,
) {
  // Neither time nor version is read: no column of the spec comes from the run.
  return [...expectedRows(spec, key, { body, params, snapshotTs: new Date(0), ver: 0, nullText }).values()];
}

function claimKeys(bySource: PipelineTable['bySource']): void {
  const claimed = new Set<string>();
  for (const { keys, newKeys } of bySource.values()) {
    for (const text of keys) if (!claimed.has(text)) newKeys.add(text);
    for (const text of keys) claimed.add(text);
  }
}

function compare(
  wanted: ReadonlyMap<string, readonly ColumnTexts[]>,
  columns: readonly string[],
  rows: readonly { key: string; values: (string | null)[] }[],
): Pick<PipelineTable, 'present' | 'wrong' | 'strays'> {
  const present = new Set<string>();
  const wrong: PipelineTable['wrong'] = new Map();
  let strays = 0;
  for (const { key, values } of rows) {
    const candidates = wanted.get(key);
    if (candidates === undefined) {
      strays += 1;
      continue;
    }
    present.add(key);
    const differing = differingColumns(JSON.parse(key) as string[], candidates, columns, values);
    if (differing.length > 0) wrong.set(key, differing);
  }
  return { present, wrong, strays };
}

function withoutRun(spec: RowSpec, ofRun: ReadonlySet<string>): RowSpec {
  return {
    ...spec,
    columns: Object.fromEntries(Object.entries(spec.columns).filter(([name]) => !ofRun.has(name))),
  };
}

function isOfRun(source: ColumnSource | undefined): boolean {
  return source?.from === 'run' || (source?.from === 'md5' && source.parts.some(isOfRun));
}
