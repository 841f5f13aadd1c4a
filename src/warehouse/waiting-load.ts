import { AuditError } from '../model/errors.ts';
import { keyOf, keyOfRow } from './key-values.ts';
import type { LoadOutcome, LoadRequest } from './load-request.ts';
import type { LongTexts } from './long-texts.ts';
import type { Row } from './row.ts';
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

/** Engines of which a merge makes one row of several, with other values than any of them. */
const REWRITING = /(?:Summing|Aggregating|Collapsing|Coalescing|Graphite)MergeTree$/;

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

function requireKept({ table, engine }: TableSchema): void {
  if (!REWRITING.test(engine)) return;
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
