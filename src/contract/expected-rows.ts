import { createHash } from 'node:crypto';
import { itemsAt, valueAt } from '../common/items-path.ts';
import type { ColumnForm, ColumnSource, RowSpec } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import { keyOf } from '../warehouse/key-values.ts';

/** A row that must be visible once an answer is loaded: its sorting key, and the columns that a case declares. */
export interface ExpectedRow {
  key: string[];
  columns: Record<string, string>;
  /** The columns of every item that has the key, in their order: `columns` is the last of them. */
  all: Record<string, string>[];
}

/** What column sources read beside the answer. */
export interface RowFacts {
  body: JsonValue;
  params: Readonly<Record<string, string>>;
  snapshotTs: Date;
  ver: number;
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
  const unknown = sortingKey.filter((column) => spec.columns[column] === undefined);
  if (unknown.length > 0) {
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      `the case does not say how to fill ${unknown.join(', ')}, which the table's key holds`,
      'Use the tables of schemas/clickhouse/, or add the column to the rows of the case.',
      { at: spec.table },
    );
  }
  const rows = new Map<string, ExpectedRow>();
  const sources = Object.entries(spec.columns);
  for (const { value } of itemsAt(facts.body, spec.items)) {
    const columns: Record<string, string> = {};
    for (const [column, source] of sources) columns[column] = columnText(source, value, facts);
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

function columnText(source: ColumnSource, item: JsonValue, facts: RowFacts): string {
  switch (source.from) {
    case 'item':
      return formed(source.path === '' ? item : valueAt(item, source.path), source.as);
    case 'root':
      return formed(valueAt(facts.body, source.path), source.as);
    case 'path':
      return facts.params[source.param] ?? '';
    case 'literal':
      return source.value;
    case 'run':
      return source.value === 'ver' ? String(facts.ver) : moscowTime(facts.snapshotTs.toISOString());
    case 'md5':
      return createHash('md5')
        .update(source.parts.map((part) => columnText(part, item, facts)).join('::'))
        .digest('hex');
  }
}

function formed(value: JsonValue | undefined, form: ColumnForm = 'text'): string {
  switch (form) {
    case 'text':
      return text(value);
    case 'cityName':
      return text(value).trim().toLowerCase();
    case 'moscowTime':
      return moscowTime(text(value));
    case 'orderSaleTime':
      return moscowTime(text(valueAt(value ?? null, 'payed_at') ?? valueAt(value ?? null, 'created_at')));
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

// Moscow has kept UTC+3 since 2014, so a fixed offset is its wall time.
function moscowTime(instant: string): string {
  const moscow = new Date(Date.parse(instant) + 3 * 3_600_000);
  return moscow.toISOString().slice(0, 19).replace('T', ' ');
}

function revenue(order: JsonValue): number {
  return itemsAt(order, 'baskets[*]').reduce(
    (sum, { value }) => sum + Number(valueAt(value, 'price')) * Number(valueAt(value, 'quantity')),
    0,
  );
}

// The team's loader hashes a Python float: 4501.0, and nothing at all for zero.
function revenueInKey(value: number): string {
  if (value === 0) return '';
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
