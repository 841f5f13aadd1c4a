import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { instantOf } from '../iso-time.ts';

/** A row passes or not. */
export type Condition = (row: JsonObject) => boolean;

type Test = (cell: JsonValue, value: JsonValue) => boolean;

/** Operators as the vendor lists them (QTickets REST docs, seats); `null` takes no value. */
const TESTS: Readonly<Record<string, Test>> = {
  '=': equals,
  '!=': (cell, value) => (value === null ? cell !== null : cell !== null && !equals(cell, value)),
  '<': (cell, value) => ordered(cell, value, (order) => order < 0),
  '>': (cell, value) => ordered(cell, value, (order) => order > 0),
  '<=': (cell, value) => ordered(cell, value, (order) => order <= 0),
  '>=': (cell, value) => ordered(cell, value, (order) => order >= 0),
  in: within,
  'in array': within,
  'not in': (cell, value) => cell !== null && !within(cell, value),
  'not in array': (cell, value) => cell !== null && !within(cell, value),
  null: (cell) => cell === null,
};

const LIST_OPERATORS: ReadonlySet<string> = new Set(['in', 'not in', 'in array', 'not in array']);

/** A `where` entry that cannot be used: the field that is wrong, and why. */
export type ConditionFault = { field: string; message: string };

/**
 * One entry of `where` as a condition on rows. `columns` names the filter columns and the row key behind each.
 */
export function conditionOf(
  entry: JsonValue,
  at: string,
  columns: ReadonlyMap<string, string>,
): Condition | ConditionFault {
  if (!isJsonObject(entry)) return { field: at, message: 'must be an object' };
  const name = entry['column'];
  const key = typeof name === 'string' ? columns.get(name) : undefined;
  if (key === undefined) return { field: `${at}.column`, message: 'unknown column' };
  const operator = entry['operator'] ?? '=';
  const test = typeof operator === 'string' && Object.hasOwn(TESTS, operator) ? TESTS[operator] : undefined;
  if (test === undefined) return { field: `${at}.operator`, message: 'unknown operator' };
  if (operator !== 'null' && entry['value'] === undefined) {
    return { field: `${at}.value`, message: 'is required' };
  }
  const value = entry['value'] ?? null;
  if (LIST_OPERATORS.has(String(operator)) && !Array.isArray(value)) {
    return { field: `${at}.value`, message: 'must be an array' };
  }
  return (row) => test(row[key] ?? null, value);
}

/** Order of two cells: numbers by size, dates by instant, text by code unit; null before everything. */
export function compareCells(left: JsonValue, right: JsonValue): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  const [a, b] = comparable(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

function equals(cell: JsonValue, value: JsonValue): boolean {
  if (cell === null || value === null) return cell === value;
  return compareCells(cell, value) === 0;
}

/** As in SQL, a null cell is neither less nor greater than a value. */
function ordered(cell: JsonValue, value: JsonValue, holds: (order: number) => boolean): boolean {
  return cell !== null && value !== null && holds(compareCells(cell, value));
}

function within(cell: JsonValue, value: JsonValue): boolean {
  const cells = Array.isArray(cell) ? cell : [cell];
  return Array.isArray(value) && cells.some((one) => value.some((wanted) => equals(one, wanted)));
}

/** Brings two values to one kind: a boolean counts as 0 or 1, digits in text as a number, two dates as instants. */
function comparable(left: JsonValue, right: JsonValue): [number, number] | [string, string] {
  const numbers = [numberOf(left), numberOf(right)] as const;
  if (numbers[0] !== null && numbers[1] !== null) return [numbers[0], numbers[1]];
  const dates = [dateOf(left), dateOf(right)] as const;
  if (dates[0] !== null && dates[1] !== null) return [dates[0], dates[1]];
  return [textOf(left), textOf(right)];
}

function numberOf(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function dateOf(value: JsonValue): number | null {
  return typeof value === 'string' ? instantOf(value) : null;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
