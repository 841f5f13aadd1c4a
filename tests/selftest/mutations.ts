import type { Row } from '../../src/warehouse/row.ts';
import type { ColumnDefinition } from '../../src/warehouse/table-definition.ts';

/** A table's columns as its DDL declares them, and what is known of its values. */
export interface MutatedTable {
  columns: readonly ColumnDefinition[];
  /** A value of each column, the same for all loads. */
  constants: Row;
}

/** One thing that a broken loader does to a column. */
export interface Mutation {
  name: string;
  /** The columns that it can be done to. */
  applies(column: ColumnDefinition, table: MutatedTable): boolean;
  /** The value of the column in a row that was right. */
  value(row: Row, column: ColumnDefinition, table: MutatedTable): string | number | null;
}

const HOUR = 3600;
const isTime = ({ declaration }: ColumnDefinition) => declaration.includes('DateTime');
const isDecimal = ({ declaration }: ColumnDefinition) => declaration.includes('Float64');
const number = (value: Row[string] | undefined) => (typeof value === 'number' ? value : null);

/** Type without what it is wrapped in: columns of one type can be taken for each other. */
const typeOf = ({ declaration }: ColumnDefinition) =>
  declaration.replace(/ DEFAULT .*/, '').replace(/^(?:Nullable|LowCardinality)\((.+)\)$/, '$1');

/** NULL, or where the column cannot hold it, what a loader writes in its place. */
function emptyOf(column: ColumnDefinition): string | number | null {
  if (column.declaration.includes('Nullable')) return null;
  return typeOf(column).includes('String') ? '' : 0;
}

/** The next column of the same type, around the end; the column itself when it is the only one. */
function neighbour(column: ColumnDefinition, { columns }: MutatedTable): ColumnDefinition {
  const alike = columns.filter((other) => typeOf(other) === typeOf(column));
  return alike[(alike.indexOf(column) + 1) % alike.length] ?? column;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a constant',
    applies: () => true,
    value: (_, { name }, { constants }) => constants[name] ?? null,
  },
  {
    name: 'a shift of the time zone',
    applies: isTime,
    value: (row, { name }) => {
      const seconds = number(row[name]);
      return seconds === null ? null : seconds + 3 * HOUR;
    },
  },
  {
    name: 'a time cut to its day',
    applies: isTime,
    value: (row, { name }) => {
      const seconds = number(row[name]);
      return seconds === null ? null : seconds - ((seconds + 3 * HOUR) % (24 * HOUR));
    },
  },
  {
    name: 'a rounding',
    applies: isDecimal,
    value: (row, { name }) => {
      const given = number(row[name]);
      return given === null ? null : Math.round(given);
    },
  },
  {
    name: 'a swap of two columns',
    applies: (column, table) => neighbour(column, table) !== column,
    value: (row, column, table) => row[neighbour(column, table).name] ?? emptyOf(column),
  },
  {
    name: 'nothing',
    applies: () => true,
    value: (_, column) => emptyOf(column),
  },
];
