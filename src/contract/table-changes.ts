import type { TableCounts, WarehouseFacts } from '../model/evidence.ts';

/**
 * What is wrong with the totals of one table, where the run is the only writer (the embedded engine): rows and distinct
 * keys must both have changed by `expected`. On a server totals say nothing about one load.
 */
export function totalProblems(
  { engine }: WarehouseFacts,
  table: string,
  expected: number,
  before: TableCounts,
  after: TableCounts,
): string[] {
  if (engine === 'server') return [];
  const counted = rowDelta(table, before, after);
  const keys = (after[table]?.keys ?? 0) - (before[table]?.keys ?? 0);
  return [
    ...(counted === expected ? [] : [`${table}: expected ${signed(expected)} rows, came ${signed(counted)}`]),
    ...(keys === expected
      ? []
      : [`${table}: expected ${signed(expected)} distinct keys, came ${signed(keys)}`]),
  ];
}

/**
 * Tables that a scenario does not name and that its load touched: rows were sent to them, rows that bear its mark are in
 * them or, where the run is the only writer, they changed at all.
 */
export function otherTableProblems(
  { engine }: WarehouseFacts,
  named: ReadonlySet<string>,
  { sent, marked }: { sent: ReadonlyMap<string, number>; marked: ReadonlyMap<string, number> },
  before: TableCounts,
  after: TableCounts,
): string[] {
  return Object.keys(after)
    .filter((table) => !named.has(table))
    .flatMap((table) => {
      const rows = Math.max(sent.get(table) ?? 0, marked.get(table) ?? 0);
      const delta = rowDelta(table, before, after);
      const changed = delta !== 0 || after[table]?.keys !== before[table]?.keys;
      if (engine === 'embedded' && changed) return [`${table}: expected no change, came ${signed(delta)}`];
      return rows > 0 ? [`${table}: expected no row of this load, came ${signed(rows)}`] : [];
    });
}

/** Difference of a table's rows between two snapshots. */
export function rowDelta(table: string, before: TableCounts, after: TableCounts): number {
  return (after[table]?.rows ?? 0) - (before[table]?.rows ?? 0);
}

/** A number with its sign. */
export function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
