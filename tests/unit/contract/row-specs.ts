import type { ColumnForm, ColumnSource, RowSpec } from '../../../src/model/case.ts';

/** A column that an item of the answer fills. */
export const item = (path: string, as?: ColumnForm): ColumnSource => ({
  from: 'item',
  path,
  ...(as === undefined ? {} : { as }),
});

/** A column that holds a digest of these parts. */
export const md5 = (...parts: ColumnSource[]): ColumnSource => ({ from: 'md5', parts });

/** Rows of a table, one for each item, with these columns. */
export const spec = (columns: Record<string, ColumnSource>): RowSpec => ({
  table: 't',
  loader: 'orders',
  items: 'data[*]',
  columns,
});
