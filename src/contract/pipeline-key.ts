import type { RowSpec } from '../model/case.ts';
import { keyOf } from '../warehouse/key-values.ts';
import { engineDoing } from '../warehouse/table-engine.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type TableShape, tableShape } from './pipeline-shape.ts';

/** The rows of one spec that a source asks of a table, and its values in any columns that the spec fills, each row once. */
export interface AskedRows {
  spec: RowSpec;
  valuesOf(columns: readonly string[]): string[][];
}

/** By what the rows of a table are told apart. */
export interface RowKey {
  shape: TableShape;
  /** For each of what was asked: keys that several rows of the answers share, so that one row would stand for all of them. */
  shared: ReadonlySet<string>[];
  /** Why such rows cannot be judged; null where the table has one row of a key, so that this one does stand for them. */
  unjudged: string | null;
}

/**
 * The key by which a table is judged: its own, where it tells the rows of the answers apart. Else that of the audit's own table,
 * where its columns are there: a table without a key, a view, or a key of times and hashes says nothing of which rows are
 * missing. Where they are not, a table that makes one row of a key has one for several; of any other nothing can be said.
 */
export function rowKey(table: string, asked: readonly AskedRows[], warehouse: Warehouse): RowKey {
  const specs = asked.map(({ spec }) => spec);
  const facts = warehouse.facts.tables.find(({ name }) => name === table);
  const hasColumn = (column: string) => warehouse.hasColumn(table, column);
  const shape = tableShape(specs, facts?.sortingKey ?? [], hasColumn);
  const auditKey = tableShape(specs, warehouse.auditKey(table), () => true).key;
  const isOneRow = engineDoing(facts?.engine ?? '').oneRow && shape.key.length > 0;
  const pairs = asked.map(({ valuesOf }) => valuesOf([...shape.key, ...auditKey]));
  // Of two sources that name one row in other words, a table that replaces it keeps the last.
  const shared = isOneRow
    ? pairs.map((own) => sharedKeys(own, shape.key.length))
    : asked.map(() => sharedKeys(pairs.flat(), shape.key.length));
  const lacking = auditKey.filter((column) => !hasColumn(column));
  if (shared.every(({ size }) => size === 0)) return { shape, shared, unjudged: null };
  if (lacking.length === 0)
    return { shape: { ...shape, key: auditKey }, shared: asked.map(() => new Set()), unjudged: null };
  const reason = `rows of ${table} are not judged: its key does not tell them apart, and it lacks ${lacking.join(', ')}`;
  return { shape, shared, unjudged: isOneRow ? null : reason };
}

/** The keys, each the first `length` values of a row, that rows with other values after them have as well. */
function sharedKeys(rows: readonly (readonly string[])[], length: number): Set<string> {
  const known = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of rows) {
    const [key, rest] = [keyOf(row.slice(0, length)), keyOf(row.slice(length))];
    const before = known.get(key) ?? rest;
    known.set(key, before);
    if (before !== rest) shared.add(key);
  }
  return shared;
}
