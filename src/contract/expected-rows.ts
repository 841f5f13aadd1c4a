import { createHash } from 'node:crypto';
import { itemsAt, valueAt } from '../common/items-path.ts';
import { fractionText, type Moment, moscowWallTime, parseMoment, secondsOf } from '../common/moment.ts';
import { pythonFloat } from '../common/python-float.ts';
import type { ColumnForm, ColumnSource, RowSpec } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import { keyOf } from '../warehouse/key-values.ts';

/** A row that must be visible once an answer is loaded: its sorting key, and the columns that a case declares. */
export interface ExpectedRow {
  key: string[];
  columns: ColumnTexts;
  /** The columns of every item that has the key, in their order: `columns` is the last of them. */
  all: ColumnTexts[];
}

/** Columns as ClickHouse's own text of them, null for NULL. */
export type ColumnTexts = Record<string, string | null>;

/** What column sources read beside the answer. */
export interface RowFacts {
  body: JsonValue;
  params: Readonly<Record<string, string>>;
  snapshotTs: Date;
  ver: number;
  /** The text that stands for NULL in a column; null where it can hold that, and where this is absent. */
  nullText?: (column: string) => string | null;
  /** The text of a value as the type of the column has it. */
  heldText?: (column: string, text: string) => string;
}

/**
 * The rows that an answer must leave in a table, by `keyOf` its key: one per distinct sorting key; of items that share a key the last one
 * stands, as in a ReplacingMergeTree. Computed from the answer alone, apart from the loaders. Throws WAREHOUSE_SCHEMA
 * when the table's key has a column for which the case names no source.
 */
export function expectedRows(
  spec: RowSpec,
  sortingKey: readonly string[],
  facts: RowFacts,
): Map<string, ExpectedRow> {
  requireFilledKey(spec, sortingKey);
  const rows = new Map<string, ExpectedRow>();
  const sources = Object.entries(spec.columns);
  for (const { value } of itemsAt(facts.body, spec.items)) {
    const columns: ColumnTexts = {};
    for (const [column, source] of sources)
      columns[column] = heldText(column, columnText(source, value, facts), facts);
    const key = sortingKey.map((column) => columns[column] ?? '');
    const text = keyOf(key);
    const before = rows.get(text);
    if (before === undefined) rows.set(text, { key, columns, all: [columns] });
    else {
      before.columns = columns;
      before.all.push(columns);
    }
  }
  return rows;
}

/** Throws WAREHOUSE_SCHEMA when the table's key has a column for which the case names no source. */
export function requireFilledKey(spec: RowSpec, sortingKey: readonly string[]): void {
  const unknown = sortingKey.filter((column) => spec.columns[column] === undefined);
  if (unknown.length === 0) return;
  throw new AuditError(
    'WAREHOUSE_SCHEMA',
    `the case does not say how to fill ${unknown.join(', ')}, which the table's key holds`,
    'Use the tables of schemas/clickhouse/, or add the column to the rows of the case.',
    { at: spec.table },
  );
}

function heldText(column: string, text: string | null, facts: RowFacts): string | null {
  if (text === null) return facts.nullText?.(column) ?? null;
  return facts.heldText?.(column, text) ?? text;
}

/** True for a column that the load itself decides, by its time or version: no answer holds it. */
export function isOfRun(source: ColumnSource): boolean {
  return source.from === 'run' || (source.from === 'md5' && source.parts.some(isOfRun));
}

function columnText(source: ColumnSource, item: JsonValue, facts: RowFacts): string | null {
  switch (source.from) {
    case 'item':
      return formed(source.path === '' ? item : valueAt(item, source.path), source.as);
    case 'root':
      return formed(valueAt(facts.body, source.path), source.as);
    case 'path':
      return facts.params[source.param] ?? '';
    case 'literal':
      return source.value;
    case 'first':
      return firstText(source.of, item, facts);
    case 'run':
      return source.value === 'ver' ? String(facts.ver) : moscowWallTime(secondsOf(facts.snapshotTs));
    case 'md5':
      return createHash('md5')
        .update(source.parts.map((part) => columnText(part, item, facts) ?? '').join('::'))
        .digest('hex');
  }
}

function firstText(sources: readonly ColumnSource[], item: JsonValue, facts: RowFacts): string | null {
  let text: string | null = null;
  for (const source of sources) {
    text = columnText(source, item, facts);
    if (text !== null && text !== '') break;
  }
  return text;
}

function formed(value: JsonValue | undefined, form: ColumnForm = 'text'): string | null {
  switch (form) {
    case 'text':
      return text(value);
    case 'cityName':
      return text(value).trim().toLowerCase();
    case 'moscowTime':
      return text(value) === '' ? null : moscowTime(text(value));
    case 'number':
      return text(value).trim() === '' ? null : String(Number(text(value)));
    case 'flag':
      return ['1', 'true'].includes(text(value)) ? '1' : '0';
    case 'json':
      return JSON.stringify(value ?? null);
    case 'orderSaleTime':
      return moscowTime(saleTime(value ?? null));
    case 'orderSaleTimeInKey':
      return moscowTime(saleTime(value ?? null), fractionText);
    case 'orderTickets':
      return String(sumOverBaskets(value ?? null, (basket) => Number(valueAt(basket, 'quantity'))));
    case 'orderRevenue':
      return String(revenue(value ?? null));
    case 'orderRevenueInKey':
      return revenueInKey(revenue(value ?? null));
  }
}

function text(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function saleTime(order: JsonValue): string {
  return text(valueAt(order, 'payed_at')) || text(valueAt(order, 'created_at'));
}

// What is no time has no text in the table either, and is told by the loader that cannot load it.
function moscowTime(instant: string, fraction: (moment: Moment) => string = () => ''): string {
  const moment = parseMoment(instant);
  return moment === undefined ? instant : `${moscowWallTime(moment.seconds)}${fraction(moment)}`;
}

function revenue(order: JsonValue): number {
  return sumOverBaskets(
    order,
    (basket) => Number(valueAt(basket, 'price')) * Number(valueAt(basket, 'quantity')),
  );
}

// Refunded and deleted baskets too: what was ordered, not what was kept.
function sumOverBaskets(order: JsonValue, part: (basket: JsonValue) => number): number {
  return itemsAt(order, 'baskets[*]').reduce((sum, { value }) => sum + part(value), 0);
}

// The team's loader hashes a Python float: 4501.0, and nothing at all for zero.
function revenueInKey(value: number): string {
  return value === 0 ? '' : pythonFloat(value);
}
