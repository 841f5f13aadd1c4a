import { BoundedCache } from '../common/bounded-cache.ts';
import { momentOfWallTime, moscowWallTime } from '../common/moment.ts';
import { setMember } from '../common/set-member.ts';
import { AuditError } from '../model/errors.ts';
import type { Row } from './row.ts';
import { splitAtCommas } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

// Tables of a team's own may hold an instant, a number or a key in another type than the audit's tables do: the same value
// is the same there too, and one that the type cannot hold is named before anything is sent.

/**
 * The type without what only says how it is kept: LowCardinality, Nullable, SimpleAggregateFunction, and for a state of a
 * function that picks one of its values (`argMax`, `anyLast`) the type of these.
 */
export function plainType(declared: string): string {
  return plainTypes.get(declared, typeWithin);
}

/** Asked for every value of every row, and a table has few types. */
const plainTypes = new BoundedCache<string>({ entries: 1_000, longestKey: 1_000 });

function typeWithin(declared: string): string {
  const inner = /^(?:LowCardinality\(|Nullable\(|SimpleAggregateFunction\([^,]+, )(.+)\)$/.exec(
    declared,
  )?.[1];
  if (inner !== undefined) return typeWithin(inner);
  const picked = PICKED.exec(declared)?.[1];
  return picked === undefined ? declared : typeWithin(splitAtCommas(picked)[0] ?? '');
}

const PICKED =
  /^AggregateFunction\((?:\d+, )?(?:any|anyLast|first_value|last_value|min|max|argMin|argMax)(?:_respect_nulls)?, (.+)\)$/;

/** True for a column of states: its values are what the functions make of them, and a row that is sent has none. */
export function isState(declared: string): boolean {
  return declared.startsWith('AggregateFunction(');
}

/**
 * A row as the columns of the table take it: an instant by the column's type, and nothing for what the table computes by itself, or for
 * no value where the column holds NULL in the audit's own table and not in this one. Any other NULL is sent, and refused.
 */
export function rowToSend(schema: TableSchema, row: Row): Row {
  const { columns, computed, optional } = schema;
  const sent: Record<string, Row[string]> = {};
  for (const column of Object.keys(row)) {
    const value = row[column] ?? null;
    if (computed.has(column)) continue;
    const declared = columns.get(column) ?? '';
    if (value === null && optional.has(column) && !isNullable(declared)) continue;
    const isNumber = typeof value === 'number';
    setMember(sent, column, isNumber ? numberToSend(schema, column, plainType(declared), value) : value);
  }
  return sent;
}

/** True for a type that holds NULL. */
export function isNullable(declared: string): boolean {
  return declared.includes('Nullable(');
}

function numberToSend(schema: TableSchema, column: string, type: string, value: number): string | number {
  if (schema.instants.has(column)) {
    // A whole number would be read as ticks of the column's own fraction.
    if (type.startsWith('DateTime64')) return `${value}.0`;
    if (/^Date(32)?$/.test(type)) return moscowWallTime(value).slice(0, 10);
    return isText(type) ? moscowWallTime(value) : value;
  }
  const scale = scaleOf(type);
  return scale === undefined ? value : value.toFixed(scale);
}

/** The text that ClickHouse gives (`textOf`) of an expected text once the column holds it. */
export function heldText(schema: TableSchema, column: string, text: string): string {
  const type = plainType(schema.columns.get(column) ?? '');
  if (/^Date(32)?$/.test(type)) return text.slice(0, 10);
  if (type === 'Bool') return text === 'true' ? '1' : text === 'false' ? '0' : text;
  if (type === 'UUID')
    return text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (text === '' || Number.isNaN(Number(text))) return text;
  if (type === 'Float32') return numberText(Math.fround(Number(text)));
  if (type === 'Float64') return numberText(Number(text));
  const scale = scaleOf(type);
  // What has more digits than a double keeps is an id: a decimal keeps them all.
  return scale === undefined || fitsScale(text, scale) ? text : String(Number(Number(text).toFixed(scale)));
}

/** The instant in a key, `YYYY-MM-DD HH:MM:SS` in Moscow, as a literal of a column of numbers; undefined for any other. */
export function instantLiteral(type: string, text: string): string | null | undefined {
  if (!/^(?:U?Int|Float|Decimal)/.test(type)) return undefined;
  const moment = momentOfWallTime(text);
  return moment === undefined ? null : String(moment);
}

/** Throws WAREHOUSE_SCHEMA that names every column whose type cannot hold what would be sent to it. */
export function requireHeld(schema: TableSchema, rows: readonly Row[]): void {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const column of Object.keys(row)) {
      const value = row[column] ?? null;
      const isSent = value !== null && schema.columns.has(column) && !schema.computed.has(column);
      if (isSent && !holds(schema, column, value)) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
  }
  if (counts.size === 0) return;
  const problems = [...counts].map(
    ([column, count]) =>
      `column ${column} of ${schema.table} is ${schema.columns.get(column)}, which cannot hold ${count} of the ${rows.length} values that it would get`,
  );
  throw new AuditError(
    'WAREHOUSE_SCHEMA',
    problems.join('; '),
    `Give the column the type that it has in schemas/clickhouse/${schema.table}.sql, or a wider one; or name another database in CLICKHOUSE_DATABASE.`,
  );
}

function holds(schema: TableSchema, column: string, value: string | number): boolean {
  const declared = schema.columns.get(column) ?? '';
  if (isState(declared)) return false;
  const type = plainType(declared);
  const isInstant = typeof value === 'number' && schema.instants.has(column);
  const text = isInstant && isText(type) ? moscowWallTime(value) : String(value);
  if (type === 'String') return true;
  const bits = /^(U?)Int(\d+)$/.exec(type);
  if (bits !== null) return holdsInteger(text, bits[1] === 'U', Number(bits[2]));
  // A number that is no time, such as a version, would be taken for a time far away.
  if (type.startsWith('Date')) return isInstant && holdsInstant(type, value);
  if (type === 'Bool') return ['0', '1', 'true', 'false'].includes(text);
  if (type === 'UUID') return /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(text);
  // What came as text is one more thing than a number: `007` is no 7, and an id has every digit.
  if (typeof value === 'string' && /^(?:Float|Decimal)/.test(type) && !isExact(value)) return false;
  if (type === 'Float64') return String(Number(value)) === text;
  if (type === 'Float32')
    return !Number.isInteger(Number(value)) || String(Math.fround(Number(value))) === text;
  const fixed = /^FixedString\((\d+)\)/.exec(type)?.[1];
  if (fixed !== undefined) return Buffer.byteLength(text) <= Number(fixed);
  if (/^Enum(8|16)?\(/.test(type)) return namesOf(type).includes(text);
  return holdsDecimal(type, value);
}

/** The seconds that a type of time holds (ClickHouse docs, "Data types"); it takes any other for the nearest of them. */
const SPANS: readonly (readonly [RegExp, number, number])[] = [
  [/^DateTime(?:\(|$)/, 0, 2 ** 32 - 1],
  [/^Date$/, 0, 65_535 * 86_400],
  [/^Date(?:32|Time64)/, Date.parse('1900-01-01') / 1000, Date.parse('2262-01-01') / 1000],
];

function holdsInstant(type: string, seconds: number): boolean {
  const [, first = 0, last = 0] = SPANS.find(([pattern]) => pattern.test(type)) ?? [];
  if (seconds < first || seconds > last) return false;
  return type.startsWith('DateTime') || moscowWallTime(seconds).endsWith('00:00:00');
}

function holdsInteger(text: string, unsigned: boolean, bits: number): boolean {
  if (!/^(?:0|-?[1-9]\d{0,79})$/.test(text)) return false;
  const value = BigInt(text);
  const half = 2n ** BigInt(bits - 1);
  return unsigned ? value >= 0n && value < half * 2n : value >= -half && value < half;
}

// A sum of doubles is a hair beside the sum of the prices: that is no loss. Nothing but a decimal has a scale.
function holdsDecimal(type: string, value: string | number): boolean {
  const [, precision, scale] = DECIMAL.exec(type) ?? [];
  if (precision === undefined || scale === undefined) return false;
  if (typeof value === 'string') {
    const [whole = ''] = value.replace('-', '').split('.');
    return whole.length <= Number(precision) - Number(scale) && fitsScale(value, Number(scale));
  }
  const rounded = Number(value.toFixed(Number(scale)));
  const whole = 10 ** (Number(precision) - Number(scale));
  return Math.abs(value) < whole && Math.abs(rounded - value) <= Math.abs(value) * 1e-12;
}

function fitsScale(text: string, scale: number): boolean {
  return isExact(text) && (text.split('.')[1] ?? '').length <= scale;
}

/** True for the digits of a number with none to spare: a column of numbers gives the same text back. */
function isExact(text: string): boolean {
  return /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/.test(text);
}

const DECIMAL = /^Decimal\((\d+), ?(\d+)\)/;

function scaleOf(type: string): number | undefined {
  const scale = DECIMAL.exec(type)?.[2];
  return scale === undefined ? undefined : Number(scale);
}

function namesOf(type: string): string[] {
  return [...type.matchAll(/'((?:[^'\\]|\\.)*)' = -?\d+/g)].map(([, name = '']) =>
    name.replaceAll(/\\(.)/g, '$1'),
  );
}

/** True for a column that holds a number in the audit's own table, and text in this one: each loader writes it in a way of its own. */
export function isNumberAsText({ columns, numbers }: TableSchema, column: string): boolean {
  return numbers.has(column) && isText(plainType(columns.get(column) ?? ''));
}

function isText(type: string): boolean {
  return type === 'String' || type.startsWith('FixedString');
}

// ClickHouse writes the same digits, and no sign before an exponent.
function numberText(value: number): string {
  return String(value).replace('e+', 'e');
}
