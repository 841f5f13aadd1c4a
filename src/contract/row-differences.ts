import { isDeepStrictEqual } from 'node:util';
import { pointerToken, valueAtPointer } from '../common/items-path.ts';
import { parseJson } from '../common/parse-json.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { shown, shownAt } from './check-context.ts';
import type { ColumnTexts } from './expected-rows.ts';

/** A column of a row that is not what the answer holds. */
export interface Difference {
  key: readonly string[];
  column: string;
  /** All columns of the row, since what a value is depends on those beside it. */
  expected: ColumnTexts;
  actual: ColumnTexts;
}

/** Shows JSON without personal values. */
export type MaskJson = (value: JsonValue) => JsonValue;

/** Rows of which a message tells key, expected and actual. */
const ROWS_SHOWN = 3;

/**
 * The columns in which a stored row is none of the rows that it may be: those of the row that it is nearest to. Empty when
 * it is one of them.
 */
export function differingColumns(
  key: readonly string[],
  candidates: readonly ColumnTexts[],
  columns: readonly string[],
  values: readonly (string | null)[],
): Difference[] {
  let nearest: { candidate: ColumnTexts; wrong: string[] } | undefined;
  for (const candidate of candidates) {
    const wrong = columns.filter((column, index) => {
      const expected = candidate[column];
      return expected !== undefined && !isSame(expected, values[index] ?? null);
    });
    if (wrong.length === 0) return [];
    if (nearest === undefined || wrong.length < nearest.wrong.length) nearest = { candidate, wrong };
  }
  if (nearest === undefined) return [];
  const { candidate: expected, wrong } = nearest;
  const actual = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
  return wrong.map((column) => ({ key, column, expected, actual }));
}

/** True for equal texts and for equal JSON. Where an answer has nothing, a table may hold NULL in place of ''. */
export function isSame(expected: string | null, actual: string | null): boolean {
  if (expected === actual) return true;
  if (expected === null || actual === null) return expected === '';
  const one = structureOf(expected);
  return one !== undefined && isDeepStrictEqual(one, structureOf(actual));
}

/** A sentence for each column: in how many rows it is not what was answered, and up to three of them. */
export function differenceProblems(
  table: string,
  keyColumns: readonly string[],
  differences: readonly Difference[],
  held: string,
  mask: MaskJson,
): string[] {
  const byColumn = new Map<string, Difference[]>();
  for (const difference of differences) {
    const own = byColumn.get(difference.column);
    if (own === undefined) byColumn.set(difference.column, [difference]);
    else own.push(difference);
  }
  return [...byColumn].map(([column, own]) => {
    const rows = own.slice(0, ROWS_SHOWN).map((one) => {
      const values = shownValues(one, mask);
      return `${keyWords(keyColumns, one.key, mask)}: ${values}`;
    });
    return `${table}: column ${column} is not what the ${held} in ${rowsOf(own.length)}. ${rows.join('; ')}`;
  });
}

/** A sentence for each column that differs and of which `doingOf` says what the table itself makes of it. */
export function columnDoingProblems(
  table: string,
  differences: readonly Difference[],
  doingOf: (column: string) => string | undefined,
): string[] {
  return [...new Set(differences.map(({ column }) => column))].flatMap((column) => {
    const doing = doingOf(column);
    return doing === undefined ? [] : [`${table}: column ${column} ${doing}`];
  });
}

/** A sentence for keys that are not there, or that are there for nothing, with up to three of them; none for none. */
export function keyProblems(
  what: string,
  keyColumns: readonly string[],
  keys: readonly (readonly string[])[],
  mask: MaskJson,
): string[] {
  if (keys.length === 0) return [];
  const some = keys.slice(0, ROWS_SHOWN).map((key) => keyWords(keyColumns, key, mask));
  return [`${what}. ${keys.length > ROWS_SHOWN ? 'The first: ' : ''}${some.join('; ')}`];
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

function keyWords(columns: readonly string[], key: readonly string[], mask: MaskJson): string {
  const named = Object.fromEntries(columns.map((column, index) => [column, key[index] ?? '']));
  const masked = mask(named) as JsonObject;
  return columns.length === 0
    ? 'a row'
    : columns.map((column) => `${column} ${shown(masked[column])}`).join(', ');
}

function shownValues({ column, expected, actual }: Difference, mask: MaskJson): string {
  const one = structureOf(expected[column] ?? null);
  const other = structureOf(actual[column] ?? null);
  if (one !== undefined && other !== undefined) {
    const at = firstDifference(one, other) ?? '';
    const values = [one, other].map((value) => shownAt(mask(value), at));
    const alike = whyAlike(
      [one, other].map((value) => valueAtPointer(value, at)),
      values,
    );
    return `at ${at === '' ? 'its root' : at} expected ${values[0]}, actual ${values[1]}${alike}`;
  }
  const values = [expected, actual].map((row) => {
    const value = (mask(row) as JsonObject)[column];
    // Text that should be JSON may hold anything.
    if (value === null) return 'NULL';
    return one === undefined
      ? shown(value)
      : structureOf(row[column] ?? null) === undefined
        ? 'no JSON'
        : 'JSON';
  });
  const alike = whyAlike([expected[column], actual[column]], values);
  return `expected ${values[0]}, actual ${values[1]}${alike}`;
}

/** Of two values that differ and look the same, by themselves or as they are shown: in what they differ, without a word of them. Empty for any others. */
function whyAlike(raw: readonly (JsonValue | undefined)[], shownAs: readonly string[]): string {
  const [one, other] = raw;
  if (typeof one === 'string' && typeof other === 'string') {
    if (one.normalize() === other.normalize()) return ' (the same letters in another Unicode form)';
    if (toTheEye(one) === toTheEye(other))
      return ' (they differ in a kind of space, or in signs that look alike or like nothing)';
  }
  if (toTheEye(shownAs[0]) !== toTheEye(shownAs[1])) return '';
  return shownAs[0]?.endsWith('...') === true
    ? ' (they differ behind what is shown)'
    : ' (they differ, and have one mask)';
}

function toTheEye(text = ''): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/g, ' ');
}

/** An object or list that the text is, as JSON; undefined for any other text. */
function structureOf(text: string | null): JsonValue | undefined {
  if (text === null || !/^\s*[{[]/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** JSON Pointer of the first place where two values differ; undefined when they do not. */
function firstDifference(one: JsonValue | undefined, other: JsonValue | undefined): string | undefined {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left === undefined || right === undefined || Array.isArray(one) !== Array.isArray(other))
    return isDeepStrictEqual(one, other) ? undefined : '';
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const below = firstDifference(left.get(key), right.get(key));
    if (below !== undefined) return `/${pointerToken(key)}${below}`;
  }
  return undefined;
}

function partsOf(value: JsonValue | undefined): Map<string, JsonValue> | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (!isJsonObject(value)) return new Map(value.map((part, index) => [String(index), part]));
  return new Map(Object.entries(value));
}
