import type { RowSpec } from '../model/case.ts';
import type { ColumnLeftOut } from '../model/evidence.ts';
import { isJsonObject } from '../model/json.ts';
import { keyOf } from '../warehouse/key-values.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ColumnTexts, type ExpectedRow, expectedRows } from './expected-rows.ts';
import type { PipelineAnswer, PipelineSource } from './pipeline-calls.ts';
import { digestProblems } from './pipeline-digests.ts';
import {
  coarseKey,
  gatheredColumns,
  isCoarse,
  REASONS,
  type TableShape,
  tableShape,
  withoutRun,
} from './pipeline-shape.ts';
import { type Difference, differingColumns, isSame } from './row-differences.ts';

/** One table after a loader ran: what the answers ask of it, by entry, and what is in it. */
export interface PipelineTable {
  table: string;
  /** By label of the source: the rows of its answers, and those of them that no source before it has. */
  bySource: Map<string, { keys: Set<string>; newKeys: Set<string> }>;
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
}

interface Wanted {
  shape: TableShape;
  /** True when rows of equal key are one row for a reader. */
  replacing: boolean;
  /** By `keyOf`: what the answers hold of each row. */
  fine: Map<string, ColumnTexts[]>;
  /** Rows that stand for many items, each by a part of the key. */
  coarse: Map<string, { columns: string[]; key: string }>;
  bySource: PipelineTable['bySource'];
  /** Keys of `fine` that were withdrawn: the last answer to the request that held them does not. */
  gone: Set<string>;
  gathered: Set<string>;
  /** The text that stands for NULL in a column; null where it can hold that. */
  nullText: (column: string) => string | null;
}

/**
 * Compares every table that the sources fill with the answers that they got, by the table's own key. A loader's own clock
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
  const { shape, bySource } = wanted;
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
  return { table, bySource, ...found, keyColumns: shape.key, columns: compared, leftOut: own };
}

function wantedRows(table: string, sources: readonly PipelineSource[], warehouse: Warehouse): Wanted {
  const specsOf = ({ scenario }: PipelineSource) =>
    scenario.rows.filter((candidate) => candidate.table === table);
  const facts = warehouse.facts.tables.find(({ name }) => name === table);
  const shape = tableShape(sources.flatMap(specsOf), facts?.sortingKey ?? [], (column) =>
    warehouse.hasColumn(table, column),
  );
  const wanted: Wanted = {
    shape,
    replacing: facts?.engine.endsWith('ReplacingMergeTree') === true,
    fine: new Map(),
    coarse: new Map(),
    bySource: new Map(),
    gone: new Set(),
    gathered: new Set(),
    nullText: (column) => (warehouse.hasColumn(table, column) ? warehouse.nullText(table, column) : null),
  };
  const held = new Set<string>();
  for (const source of sources) {
    const keys = new Set<string>();
    const specs = specsOf(source);
    for (const spec of specs) for (const key of addRows(wanted, spec, source.answers, held)) keys.add(key);
    // What a source loads into other tables makes it no source of this one.
    if (specs.length > 0 && source.answers.length > 0)
      wanted.bySource.set(source.label, { keys, newKeys: new Set() });
  }
  for (const key of held) wanted.gone.delete(key);
  return wanted;
}

// Adds the rows of a source's answers; gives their keys. Those that are still held go into `held`.
function addRows(
  wanted: Wanted,
  given: RowSpec,
  answers: readonly PipelineAnswer[],
  held: Set<string>,
): string[] {
  const spec = withoutRun(given);
  const { shape, fine, coarse } = wanted;
  const rows = answers.map((answer) => rowsOf(spec, shape.key, answer, wanted.nullText));
  if (!rows.some((found) => isCoarse(spec, found)))
    return rows.flatMap((found, index) => {
      const keys = isOutdated(answers, index) ? wanted.gone : held;
      return found.map(({ key, columns }) => {
        const text = keyOf(key);
        const before = fine.get(text);
        if (before === undefined) fine.set(text, [columns]);
        else before.push(columns);
        keys.add(text);
        return text;
      });
    });
  for (const column of gatheredColumns(spec, shape)) wanted.gathered.add(column);
  const columns = coarseKey(spec, shape);
  return rows.flat().map((row) => {
    const key = keyOf(columns.map((column) => row.columns[column] ?? ''));
    const unit = `${columns.join(', ')} ${key}`;
    coarse.set(unit, { columns, key });
    return unit;
  });
}

// A page is a part of a list, and what is missing in it may be on another: only a whole answer takes the place of one before.
function isOutdated(answers: readonly PipelineAnswer[], index: number): boolean {
  const isWhole = ({ body }: PipelineAnswer) => !isJsonObject(body) || body['paging'] === undefined;
  const own = answers[index];
  return answers.slice(index + 1).some((later) => later.request === own?.request && isWhole(later));
}

function rowsOf(
  spec: RowSpec,
  key: readonly string[],
  { body, params }: PipelineAnswer,
  nullText: Wanted['nullText'],
): ExpectedRow[] {
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
): Omit<PipelineTable, 'table' | 'bySource' | 'keyColumns' | 'columns'> {
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
    const differing = differingColumns(JSON.parse(key) as string[], candidates, compared, values);
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
  return replacing ? new Set(candidates.map((one) => JSON.stringify(one))).size : candidates.length;
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
