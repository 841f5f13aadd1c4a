import type { ColumnLeftOut } from '../model/evidence.ts';
import { keyOf } from '../warehouse/key-values.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { ColumnTexts } from './expected-rows.ts';
import type { PipelineSource } from './pipeline-calls.ts';
import { digestProblems } from './pipeline-digests.ts';
import { REASONS, type TableShape } from './pipeline-shape.ts';
import { claimKeys, type KeysBySource, type Wanted, wantedRows } from './pipeline-wanted.ts';
import { type Difference, differingColumns, isSame } from './row-differences.ts';

/** One table after a loader ran: what the answers ask of it, by entry, and what is in it. */
export interface PipelineTable {
  table: string;
  bySource: KeysBySource;
  /** The rows that are there, with how many stand for each: none where the row of another answer does. */
  present: Map<string, number>;
  /** Columns that are not what any answer holds, by the key of their row. */
  wrong: Map<string, Difference[]>;
  /** Columns by which rows are found, and those that are compared. */
  keyColumns: string[];
  columns: string[];
  /** Rows of keys that no answer holds. */
  strays: number;
  /** Rows that are there once more than the answers hold them. */
  repeated: number;
  /** Rows that are as an earlier answer held them, and that the last answer to the same request no longer holds. */
  stale: number;
  leftOut: ColumnLeftOut[];
  /** By label of the source: why its rows cannot be told from others. */
  unjudged: Map<string, string>;
  /** By label of the source at which they are judged: entries that the run does not make. */
  adopted: Map<string, string[]>;
}

/**
 * Compares every table that the sources fill with the answers that they got, by `rowKey`. A loader's own clock
 * and versions are not known, so what comes from them (snapshot_ts, _ver) is left out of keys and columns. Of answers that
 * hold one key with different values, any will do: which came last is the loader's to say. A row that the last answer to a
 * request no longer holds may have been removed or changed, and must not stand as it was.
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
  const wanted = wantedRows(table, sources, warehouse);
  const { shape, bySource, unjudged } = wanted;
  const columns = [...shape.columns.filter((column) => !wanted.gathered.has(column)), ...shape.digests];
  const rows = await warehouse.allRows(table, columns, shape.key);
  const { leftOut, ...found } = compare(wanted, columns, rows);
  for (const { keys } of bySource.values())
    for (const key of wanted.gone) if (!found.present.has(key)) keys.delete(key);
  claimKeys(bySource);
  const gathered = [...wanted.gathered].map((column) => ({ column, reason: REASONS.coarse }));
  const own = [...shape.leftOut, ...gathered, ...leftOut];
  const left = new Set(own.map(({ column }) => column));
  const compared = columns.filter((column) => !left.has(column));
  return {
    table,
    bySource,
    ...found,
    keyColumns: shape.key,
    columns: compared,
    leftOut: own,
    unjudged,
    adopted: new Map(),
  };
}

/**
 * Has the rows of entries that the run does not make judged at the first entry of it that fills the table; where there is none, at
 * the first of all. What a loader was answered is in the tables, whichever entries a profile has.
 */
export function adopt(table: PipelineTable, shown: ReadonlySet<string>): void {
  const { bySource, unjudged, adopted } = table;
  const labels = [...bySource.keys()];
  const at = labels.find((label) => shown.has(label)) ?? labels[0];
  const own = at === undefined ? undefined : bySource.get(at);
  if (at === undefined || own === undefined) return;
  for (const label of labels.filter((one) => one !== at && !shown.has(one))) {
    const { keys, newKeys } = bySource.get(label) ?? own;
    for (const key of keys) own.keys.add(key);
    for (const key of newKeys) own.newKeys.add(key);
    const reason = unjudged.get(label);
    if (reason !== undefined) unjudged.set(at, reason);
    bySource.delete(label);
    adopted.set(at, [...(adopted.get(at) ?? []), label]);
  }
}

/** A row of the table that an answer holds: with the row of the answers that it is nearest to. */
export interface MatchedRow {
  key: string;
  found: ColumnTexts;
  nearest: ColumnTexts;
}

function compare(
  { shape, replacing, fine, coarse, gone }: Wanted,
  columns: readonly string[],
  rows: readonly { key: string; values: (string | null)[] }[],
): Omit<PipelineTable, 'table' | 'bySource' | 'keyColumns' | 'columns' | 'unjudged' | 'adopted'> {
  const present: PipelineTable['present'] = new Map();
  const wrong: PipelineTable['wrong'] = new Map();
  const matched: MatchedRow[] = [];
  const compared = columns.filter((column) => !shape.digests.includes(column));
  let [strays, repeated, stale] = [0, 0, 0];
  for (const { key, values } of rows) {
    const units = coarseUnits(shape, coarse, key);
    const candidates = fine.get(key);
    const unit = candidates === undefined ? units[0] : key;
    for (const one of units) present.set(one, present.get(one) ?? 0);
    if (unit === undefined) {
      strays += 1;
      continue;
    }
    const times = (present.get(unit) ?? 0) + 1;
    if (candidates !== undefined && !shape.repeatable && times > mostOf(candidates, replacing)) {
      repeated += 1;
      continue;
    }
    present.set(unit, times);
    if (candidates === undefined) continue;
    const found = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
    const differing = differingColumns(JSON.parse(key) as string[], apart(candidates), compared, values);
    if (gone.has(key)) {
      // What stands for a withdrawn item is the loader's to choose, but for the item as it was.
      if (differing.length === 0) stale += 1;
      continue;
    }
    if (differing.length > 0) wrong.set(key, differing);
    matched.push({ key, found, nearest: differing[0]?.expected ?? sameAs(candidates, compared, found) });
  }
  const leftOut: ColumnLeftOut[] = [];
  for (const digest of shape.digests) {
    const problems = digestProblems(digest, matched);
    if (problems === null) leftOut.push({ column: digest, reason: REASONS.digest });
    for (const { key, found, nearest } of matched.filter((row) => problems?.includes(row.key)))
      wrong.set(key, [
        ...(wrong.get(key) ?? []),
        { key: JSON.parse(key) as string[], column: digest, expected: nearest, actual: found },
      ]);
  }
  return { present, wrong, strays, repeated, stale, leftOut };
}

// Where rows replace each other, answers that say the same of an item make one row of it.
function mostOf(candidates: readonly ColumnTexts[], replacing: boolean): number {
  return replacing ? new Set(apart(candidates).map((one) => JSON.stringify(one))).size : candidates.length;
}

// Those of an answer that came again are the same objects.
function apart(candidates: readonly ColumnTexts[]): ColumnTexts[] {
  return [...new Set(candidates)];
}

// The rows for many items for which a row of the table stands.
function coarseUnits({ key }: TableShape, coarse: Wanted['coarse'], text: string): string[] {
  if (coarse.size === 0) return [];
  const values = JSON.parse(text) as string[];
  const partOf = (column: string) => values[key.indexOf(column)] ?? '';
  const lists = new Map([...coarse.values()].map(({ columns }) => [columns.join(', '), columns]));
  return [...lists]
    .map(([name, columns]) => `${name} ${keyOf(columns.map(partOf))}`)
    .filter((unit) => coarse.has(unit));
}

// The candidate that a row is in every column.
function sameAs(
  candidates: readonly ColumnTexts[],
  columns: readonly string[],
  found: ColumnTexts,
): ColumnTexts {
  const same = candidates.find((candidate) =>
    columns.every(
      (column) => candidate[column] === undefined || isSame(candidate[column] ?? null, found[column] ?? null),
    ),
  );
  return same ?? candidates[0] ?? {};
}
