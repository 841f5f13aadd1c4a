import type { Table } from '../state/table.ts';

/** The row a path parameter names; undefined when it is no whole number or no row has it. */
export function rowOf<Row extends { id: number }>(table: Table<Row>, idText = ''): Row | undefined {
  return /^\d+$/.test(idText) ? table.get(Number(idText)) : undefined;
}
