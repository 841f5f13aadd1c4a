import type { Row } from '../../../src/warehouse/row.ts';
import type { ColumnDefinition } from '../../../src/warehouse/table-definition.ts';

/** A table's columns as its DDL declares them, and what is known of its values. */
export interface MutatedTable {
  columns: readonly ColumnDefinition[];
  /** A value of each column, the same for all loads. */
  constants: Row;
}

type Cell = string | number | null;

/** One thing that a broken loader does to a column. */
export interface ColumnMutation {
  name: string;
  /** The columns that it can be done to. */
  applies(column: ColumnDefinition, table: MutatedTable): boolean;
  /** The value of the column in a row that was right; undefined leaves the column out. */
  value(row: Row, column: ColumnDefinition, table: MutatedTable): Cell | undefined;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
const isTime = ({ declaration }: ColumnDefinition) => declaration.includes('DateTime');
const isDecimal = ({ declaration }: ColumnDefinition) => declaration.includes('Float64');
const isText = ({ declaration }: ColumnDefinition) => declaration.includes('String');
const isNumber = (column: ColumnDefinition) => !isText(column) && !isTime(column);
const isFlag = ({ declaration }: ColumnDefinition) => /\bUInt8\b/.test(declaration);
const any = () => true;

/** Type without what it is wrapped in: columns of one type can be taken for each other. */
const typeOf = ({ declaration }: ColumnDefinition) =>
  declaration.replace(/ DEFAULT .*/, '').replace(/^(?:Nullable|LowCardinality)\((.+)\)$/, '$1');

/** NULL, or where the column cannot hold it, what a loader writes in its place. */
export function emptyOf(column: ColumnDefinition): Cell {
  if (column.declaration.includes('Nullable')) return null;
  return isText(column) ? '' : 0;
}

/** The next column of the same type, around the end; the column itself when it is the only one. */
function neighbour(column: ColumnDefinition, { columns }: MutatedTable): ColumnDefinition {
  const alike = columns.filter((other) => typeOf(other) === typeOf(column));
  return alike[(alike.indexOf(column) + 1) % alike.length] ?? column;
}

const mutation = (
  name: string,
  applies: ColumnMutation['applies'],
  value: ColumnMutation['value'],
): ColumnMutation => ({ name, applies, value });
const number = (name: string, applies: ColumnMutation['applies'], to: (value: number) => number) =>
  mutation(name, applies, (row, column) => {
    const given = row[column.name];
    return typeof given === 'number' ? to(given) : (given ?? null);
  });
const text = (name: string, to: (value: string) => string) =>
  mutation(name, isText, (row, column) => {
    const given = row[column.name];
    return typeof given === 'string' ? to(given) : (given ?? null);
  });

/** Those that any column of the kind must tell, whatever its values: the quick part of the suite runs them. */
export const BASIC_MUTATIONS: readonly ColumnMutation[] = [
  mutation('constant', any, (_, { name }, { constants }) => constants[name] ?? null),
  number('threeHoursLater', isTime, (seconds) => seconds + 3 * HOUR),
  number('cutToTheDay', isTime, (seconds) => seconds - ((seconds + 3 * HOUR) % DAY)),
  number('rounded', isDecimal, Math.round),
  mutation(
    'asItsNeighbour',
    (column, table) => neighbour(column, table) !== column,
    (row, column, table) => row[neighbour(column, table).name] ?? emptyOf(column),
  ),
  mutation('emptied', any, (_, column) => emptyOf(column)),
];

export const COLUMN_MUTATIONS: readonly ColumnMutation[] = [
  ...BASIC_MUTATIONS,
  mutation('leftOut', any, () => undefined),
  number('threeHoursEarlier', isTime, (seconds) => seconds - 3 * HOUR),
  number('oneSecondLater', isTime, (seconds) => seconds + 1),
  number('aDayLater', isTime, (seconds) => seconds + DAY),
  number('aYearEarlier', isTime, (seconds) => seconds - 365 * DAY),
  number('milliseconds', isTime, (seconds) => seconds * 1000),
  number('hundredfold', isNumber, (value) => value * 100),
  number('hundredth', isDecimal, (value) => value / 100),
  number('oneMore', isNumber, (value) => value + 1),
  number('negative', isNumber, (value) => -value),
  number('aCentMore', isDecimal, (value) => value + 0.01),
  number('floored', isDecimal, Math.floor),
  number('flipped', isFlag, (value) => (value === 0 ? 1 : 0)),
  text('cutInHalf', (value) => value.slice(0, value.length >> 1)),
  text('lastSignLost', (value) => [...value].slice(0, -1).join('')),
  text('firstSignLost', (value) => [...value].slice(1).join('')),
  text('padded', (value) => `${value} `),
  text('indented', (value) => ` ${value}`),
  text('mojibake', (value) => Buffer.from(value, 'utf8').toString('latin1')),
  text('questionMarks', (value) => value.replace(/[^\u0000-\u007f]/g, '?')),
  text('inCapitals', (value) => value.toUpperCase()),
  text('inSmallLetters', (value) => value.toLowerCase()),
  text('quoted', (value) => `"${value}"`),
  text('escaped', (value) => value.replaceAll('"', '\\"').replaceAll('\n', '\\n')),
  text('wordNull', (value) => (value === '' ? 'null' : value)),
  text('wordNone', (value) => (value === '' ? 'None' : value)),
  text('withFraction', (value) => (/^\d+$/.test(value) ? `${value}.0` : value)),
  text('withoutZeros', (value) => (/^\d+$/.test(value) ? String(Number(value)) : value)),
  text('inScience', (value) => (/^\d{6,}$/.test(value) ? Number(value).toExponential(5) : value)),
  text('spacesMerged', (value) => value.replace(/\s+/g, ' ').trim()),
  text('withZeroWidth', (value) => (value === '' ? value : `${value}\u200b`)),
  text('twice', (value) => `${value}${value}`),
];
