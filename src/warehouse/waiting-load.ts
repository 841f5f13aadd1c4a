import { AuditError } from '../model/errors.ts';
import { requireHeld } from './column-forms.ts';
import type { RowLook } from './key-looks.ts';
import { keyOf, keyOfRow } from './key-values.ts';
import type { LoadOutcome, LoadRequest } from './load-request.ts';
import type { LongTexts } from './long-texts.ts';
import type { Row } from './row.ts';
import { engineDoing } from './table-engine.ts';
import type { TableSchema } from './table-schema.ts';

/** The keys that a load is about in one table, by `keyOf`. */
export interface Touched {
  schema: TableSchema;
  columns: readonly string[];
  long: LongTexts;
  keys: Map<string, readonly string[]>;
  /** Those of them that the answer holds. */
  answer: Set<string>;
  /** Those of them that were sent. */
  sent: Set<string>;
  rows: readonly Row[];
}

/** A load that was asked for. */
export interface Waiting {
  request: LoadRequest;
  touched: Map<string, Touched>;
  settle: (outcome: LoadOutcome | PromiseLike<LoadOutcome>) => void;
  fail: (error: unknown) => void;
}

/** What a load is about, by table. Throws what `schemaOf` throws, and WAREHOUSE_SCHEMA for a table that does not keep rows. */
export function touchedBy(
  { rows, answer }: LoadRequest,
  schemaOf: (table: string) => TableSchema,
): Map<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const [table, { keys, columns, long = new Map() }] of answer) {
    const schema = schemaOf(table);
    requireKept(schema);
    const own = rows.filter((loaded) => loaded.table === table).flatMap((loaded) => loaded.rows);
    requireHeld(schema, own);
    const byText = new Map(keys.map((key) => [keyOf(key), key]));
    const held = new Set(byText.keys());
    const sent = new Set<string>();
    for (const row of own) {
      const key = keyOfRow(schema, schema.sortingKey, row);
      const text = keyOf(key);
      sent.add(text);
      if (!byText.has(text)) byText.set(text, key);
    }
    touched.set(table, {
      schema,
      columns,
      long,
      keys: byText,
      answer: held,
      sent,
      rows: own,
    });
  }
  return touched;
}

/** Throws WAREHOUSE_SCHEMA for a table in which rows that were loaded could not be found again as they were. */
export function requireKept({ table, engine, sortingKey }: TableSchema): void {
  if (sortingKey.length === 0) {
    throw new AuditError(
      'WAREHOUSE_SCHEMA',
      `${table} is a ${engine} without a sorting key: rows that were loaded cannot be found in it again`,
      `Give it the sorting key that it has in schemas/clickhouse/${table}.sql, or name another database in CLICKHOUSE_DATABASE.`,
    );
  }
  if (engineDoing(engine).leaves !== 'other') return;
  throw new AuditError(
    'WAREHOUSE_SCHEMA',
    `${table} is a ${engine}: its merges change the rows that were loaded, so they cannot be told from others`,
    `Keep it as it is in schemas/clickhouse/${table}.sql, or name another database in CLICKHOUSE_DATABASE.`,
  );
}

/** Those that go out together, in order of arrival: each shares no key with one that came before it, going along or not. */
export function takeTogether(waiting: readonly Waiting[]): Waiting[] {
  const claimed = new Set<string>();
  return waiting.filter(({ touched }) => {
    const own = [...touched].flatMap(([table, { keys }]) =>
      [...keys.keys()].map((text) => `${table} ${text}`),
    );
    const free = own.every((key) => !claimed.has(key));
    for (const key of own) claimed.add(key);
    return free;
  });
}

/** What is looked at in one table for all loads that went out together. */
export interface BatchLook extends RowLook {
  columns: string[];
  keys: (readonly string[])[];
  long: Map<string, Map<string, string>>;
  /** Versions of the loads. */
  versions: Set<string>;
}

/** What to look at once loads went out together, by table. */
export function looksOf(batch: readonly Waiting[]): Map<string, BatchLook> {
  const looks = new Map<string, BatchLook>();
  for (const { request, touched } of batch) {
    const { ver } = request.mark;
    for (const { schema, columns, keys, long } of touched.values()) {
      const look: BatchLook = looks.get(schema.table) ?? {
        schema,
        columns: [],
        ver,
        keys: [],
        long: new Map(),
        versions: new Set(),
      };
      look.columns = [...new Set([...look.columns, ...columns])];
      look.ver = Math.min(look.ver, ver);
      look.versions.add(String(ver));
      for (const key of keys.values()) look.keys.push(key);
      addTexts(look.long, long);
      looks.set(schema.table, look);
    }
  }
  return looks;
}

function addTexts(all: BatchLook['long'], own: LongTexts): void {
  for (const [column, texts] of own) {
    const known = all.get(column) ?? new Map<string, string>();
    for (const [sum, text] of texts) known.set(sum, text);
    all.set(column, known);
  }
}

/**
 * Does one thing for all loads at once, or, where that fails, for each alone, so that none fails for another's table. Loads
 * for which it failed are failed, and are not among the results. Where none fails alone, the failure was nobody's, and it
 * must not be lost: all of them are failed.
 */
export async function together<T>(
  batch: readonly Waiting[],
  work: (part: readonly Waiting[]) => Promise<Map<Waiting, T>>,
): Promise<{ one: Waiting; result: T }[]> {
  try {
    return [...(await work(batch))].map(([one, result]) => ({ one, result }));
  } catch (error) {
    if (batch.length === 1) {
      batch[0]?.fail(error);
      return [];
    }
    const results: { one: Waiting; result: T }[] = [];
    for (const one of batch) results.push(...(await together([one], work)));
    if (results.length < batch.length) return results;
    for (const { fail } of batch) fail(error);
    return [];
  }
}
