import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type Condition, compareCells, conditionOf } from './conditions.ts';

/** How a list may be asked: its filter columns (name to row key) and its page size. */
export interface ListRules {
  columns: ReadonlyMap<string, string>;
  perPage: number;
  /** Whether `per_page` in the body may ask for smaller pages. */
  perPageInBody: boolean;
}

/** A page of rows and the numbers production sends beside it (QTickets REST, observed). */
export interface Page<Row> {
  rows: Row[];
  paging: { perPage: number; currentPage: number; total: number };
}

/** What is wrong with a query: a message for every field. */
export interface QueryFaults {
  faults: Record<string, string>;
}

/** Columns that are filtered by their own name, and others by the key they stand for. */
export function columnsOf(
  names: readonly string[],
  aliases: Record<string, string> = {},
): ReadonlyMap<string, string> {
  return new Map([...names.map((name) => [name, name] as const), ...Object.entries(aliases)]);
}

/**
 * The rows that `where` lets through, in the order of `orderBy`, cut to the page asked for. Rows keep their order
 * when `orderBy` does not tell them apart. A page beyond the last is empty.
 */
export function runQuery<Row extends JsonObject>(
  rows: readonly Row[],
  body: JsonObject,
  rules: ListRules,
): Page<Row> | QueryFaults {
  const faults: Record<string, string> = {};
  const conditions = conditionsOf(body['where'] ?? null, rules, faults);
  const compare = comparison(body['orderBy'] ?? null, rules, faults);
  const currentPage = positive(body['page'] ?? 1, 'page', faults);
  const asked = rules.perPageInBody
    ? positive(body['per_page'] ?? rules.perPage, 'per_page', faults)
    : rules.perPage;
  if (Object.keys(faults).length > 0) return { faults };
  const perPage = Math.min(asked, rules.perPage);
  const found = rows.filter((row) => conditions.every((holds) => holds(row)));
  if (compare !== null) found.sort(compare);
  return {
    rows: found.slice((currentPage - 1) * perPage, currentPage * perPage),
    paging: { perPage, currentPage, total: found.length },
  };
}

function conditionsOf(where: JsonValue, rules: ListRules, faults: Record<string, string>): Condition[] {
  if (where === null) return [];
  if (!Array.isArray(where)) {
    faults['where'] = 'must be an array';
    return [];
  }
  const made = where.map((entry, index) => conditionOf(entry, `where.${index}`, rules.columns));
  for (const one of made) if (typeof one !== 'function') faults[one.field] = one.message;
  return made.filter((one): one is Condition => typeof one === 'function');
}

type Comparison = (left: JsonObject, right: JsonObject) => number;

function comparison(orderBy: JsonValue, rules: ListRules, faults: Record<string, string>): Comparison | null {
  if (orderBy === null || (Array.isArray(orderBy) && orderBy.length === 0)) return null;
  if (!isJsonObject(orderBy)) {
    faults['orderBy'] = 'must be an object';
    return null;
  }
  const keys = Object.entries(orderBy).map(([column, direction]) => {
    const key = rules.columns.get(column);
    if (key === undefined) faults[`orderBy.${column}`] = 'unknown column';
    if (direction !== 'asc' && direction !== 'desc') faults[`orderBy.${column}`] = 'must be asc or desc';
    return { key: key ?? column, sign: direction === 'desc' ? -1 : 1 };
  });
  return (left, right) => {
    for (const { key, sign } of keys) {
      const order = compareCells(left[key] ?? null, right[key] ?? null);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

function positive(value: JsonValue, field: string, faults: Record<string, string>): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
  faults[field] = 'must be a whole number above 0';
  return 1;
}
