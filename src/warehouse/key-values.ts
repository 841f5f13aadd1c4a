import { momentOfWallTime, moscowWallTime } from '../common/moment.ts';
import { AuditError } from '../model/errors.ts';
import { heldText, instantLiteral, isNullable, isNumberAsText, isState, plainType } from './column-forms.ts';
import type { Row } from './row.ts';
import { quoteIdentifier, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/** A tuple of key values as one text; equal exactly when the tuples are. */
export function keyOf(values: readonly string[]): string {
  return JSON.stringify(values);
}

const SUM = /^MD5 of (.+)$/;

/** Name under which a column is asked for as the MD5 of its text, in lower-case hex. */
export function sumOf(column: string): string {
  return `MD5 of ${column}`;
}

/** The column as text, or by the name of `sumOf` as the sum of it. A time is turned to Moscow: a table of the user may have it in the server's zone. */
export function textOf(schema: TableSchema, column: string): string {
  const summed = SUM.exec(column)?.[1];
  if (summed !== undefined) return `lower(hex(MD5(${textOf(schema, summed)})))`;
  const name = quoteIdentifier(column);
  return plainText(schema, column, isState(typeOf(schema, column)) ? `finalizeAggregation(${name})` : name);
}

const IN_MOSCOW = quoteString('Europe/Moscow');

// Whatever the type that the table has for it: an instant is a wall time of Moscow, to the second, and a number has no zeros to spare.
function plainText(schema: TableSchema, column: string, name: string): string {
  const type = plainType(typeOf(schema, column));
  if (/^DateTime(\(|$)/.test(type)) return `toString(toTimeZone(${name}, ${IN_MOSCOW}))`;
  if (type.startsWith('DateTime64')) return wholeSecond(`toTimeZone(${name}, ${IN_MOSCOW})`);
  if (type === 'Bool') return `toString(toUInt8(${name}))`;
  if (type === 'Float32') return `toString(toFloat64(${name}))`;
  if (isNumberAsText(schema, column)) return withoutSpareZeros(`toString(${name})`);
  if (!schema.instants.has(column)) return `toString(${name})`;
  if (type.startsWith('Date')) return `toString(${name})`;
  if (/^U?Int\d+$/.test(type)) return `toString(toDateTime(${wholeSeconds(name)}, ${IN_MOSCOW}))`;
  const parsed = `parseDateTime64BestEffortOrNull(toString(${name}), 6, ${IN_MOSCOW})`;
  return `ifNull(${wholeSecond(`toTimeZone(${parsed}, ${IN_MOSCOW})`)}, toString(${name}))`;
}

/** A number with a fraction. One with zeros in front is an id; of one with an exponent ClickHouse makes another double than it is. */
const FRACTION = '^-?(?:0|[1-9][0-9]*)[.][0-9]+$';

// Loaders write `3600.0` or `3600.00` for 3600. Its digits are looked at, since no double holds all of them.
function withoutSpareZeros(text: string): string {
  return `if(match(${text}, ${quoteString(FRACTION)}), replaceRegexpOne(${text}, '[.]?0+$', ''), ${text})`;
}

/** Parts of a second in which a table may count, each with the least number that is one of a time after 1973. */
const PARTS = [
  ['100000000000000000', '1000000000'],
  ['100000000000000', '1000000'],
  ['100000000000', '1000'],
] as const;

function wholeSeconds(name: string): string {
  return `multiIf(${PARTS.map(([least, parts]) => `${name} >= ${least}, intDiv(${name}, ${parts})`).join(', ')}, ${name})`;
}

function wholeSecond(time: string): string {
  return `replaceRegexpOne(toString(${time}), ${quoteString('\\.\\d+$')}, '')`;
}

/** The key of a row that is sent, in the text that ClickHouse will give of it; columns that are not sent are empty. */
export function keyOfRow(schema: TableSchema, key: readonly string[], row: Row): string[] {
  return key.map((column) => {
    const value = row[column] ?? '';
    const isInstant = typeof value === 'number' && schema.instants.has(column);
    return heldText(schema, column, isInstant ? moscowWallTime(value) : String(value));
  });
}

/**
 * The condition that finds rows by their key: columns as they are on the left, values of their types on the right, so that
 * ClickHouse finds them by its primary index. Keys that no value of the types can have are left out; null when none is left.
 */
export function keyCondition(
  schema: TableSchema,
  columns: readonly string[],
  keys: Iterable<readonly string[]>,
): string | null {
  const types = columns.map((column) => ({
    type: plainType(typeOf(schema, column)),
    instant: schema.instants.has(column),
  }));
  const literals = new Set<string>();
  for (const key of keys) {
    if (key.length !== columns.length || key.length === 0) {
      throw new AuditError(
        'WAREHOUSE_QUERY',
        `a key has ${key.length} values for ${columns.length} columns`,
        'Give one value for each key column.',
      );
    }
    const values = key.map((text, index) => {
      const { type = '', instant = false } = types[index] ?? {};
      return (instant ? instantLiteral(type, text) : undefined) ?? literalOf(type, text);
    });
    if (values.every((value) => value !== null))
      literals.add(values.length === 1 ? String(values[0]) : `(${values.join(', ')})`);
  }
  if (literals.size === 0) return null;
  // A number has many texts: no index finds it in them.
  const names = columns.map((column) =>
    isNumberAsText(schema, column) ? textOf(schema, column) : quoteIdentifier(column),
  );
  return `${names.length === 1 ? names[0] : `(${names.join(', ')})`} IN (${[...literals].join(', ')})`;
}

/** A text as a value of a column's type, in SQL; null when no value of the type has it for its text. */
function literalOf(type: string, text: string): string | null {
  if (type === 'String') return quoteString(text);
  const fixed = /^FixedString\((\d+)/.exec(type)?.[1];
  if (fixed !== undefined) return Buffer.byteLength(text) <= Number(fixed) ? quoteString(text) : null;
  if (/^U?Int\d+$/.test(type)) return /^-?\d{1,77}$/.test(text) ? text : null;
  if (/^Date(32)?$/.test(type)) return /^\d{4}-\d{2}-\d{2}$/.test(text) ? quoteString(text) : null;
  if (/^DateTime(\(|$)/.test(type)) {
    const moment = momentOfWallTime(text);
    return moment === undefined ? null : String(moment);
  }
  const zoned = /^DateTime64\((\d)/.exec(type)?.[1];
  const wanted = zoned === undefined ? type : `DateTime64(${zoned}, 'Europe/Moscow')`;
  return `accurateCastOrNull(${quoteString(text)}, ${quoteString(wanted)})`;
}

function typeOf({ table, columns }: TableSchema, column: string): string {
  const type = columns.get(column);
  if (type !== undefined) return type;
  throw new AuditError('WAREHOUSE_SCHEMA', `${table} has no column ${column}`, 'Check the name.');
}

/** The text that stands in a column for NULL: null, or where the column cannot hold it, the text of the type's default. */
export function nullText(schema: TableSchema, column: string): string | null {
  const type = typeOf(schema, column);
  if (isNullable(type)) return null;
  const plain = plainType(type);
  if (/^Date(32)?$/.test(plain)) return moscowWallTime(0).slice(0, 10);
  if (plain.startsWith('DateTime')) return moscowWallTime(0);
  if (schema.instants.has(column) && /^U?Int/.test(plain)) return moscowWallTime(0);
  return /^(?:U?Int|Float|Decimal|Bool)/.test(plain) ? '0' : '';
}
