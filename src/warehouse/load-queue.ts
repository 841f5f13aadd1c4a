import type { WarehouseConnection } from './connection.ts';
import { type JobTexts, readFinal, readKeys, readStored, type StoredRow } from './key-looks.ts';
import { keyOf } from './key-values.ts';
import type { KnownKeys } from './known-keys.ts';
import type { LoadedTable, LoadOutcome, LoadRequest } from './load-request.ts';
import { JOB_TABLE } from './loaders/job-row.ts';
import { restoreTexts, shortened } from './long-texts.ts';
import type { Row } from './row.ts';
import { sendRows } from './send-rows.ts';
import type { TableSchema } from './table-schema.ts';
import { looksOf, takeTogether, together, touchedBy, type Waiting } from './waiting-load.ts';

/** What the queue needs of the warehouse. */
export interface LoadTarget {
  connection: WarehouseConnection;
  database: string;
  known: KnownKeys;
  /** Fails with WAREHOUSE_SCHEMA for a table that is none of the audit's. */
  schemaOf(table: string): TableSchema;
  insert(table: string, rows: readonly Row[]): Promise<number>;
}

/**
 * Loads answers and looks at what came of them. What waits at the same time goes out together: one look at the keys that
 * are there already, one INSERT for each table, one of all job rows, one look at the rows. Loads with a common key in a table are
 * never together, the later waits; so each finds what it would have found alone, one after the other.
 */
export class LoadQueue {
  readonly #target: LoadTarget;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(target: LoadTarget) {
    this.#target = target;
  }

  /** Loads one answer. Throws what ClickHouse, or a table or column that is not there, throws; rows may have gone in then. */
  load(request: LoadRequest): Promise<LoadOutcome> {
    return new Promise((settle, fail) => {
      try {
        this.#waiting.push({ request, touched: touchedBy(request, this.#target.schemaOf), settle, fail });
      } catch (error) {
        fail(error);
        return;
      }
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = takeTogether(this.#waiting);
      this.#waiting = this.#waiting.filter((one) => !batch.includes(one));
      try {
        await this.#loadBatch(batch);
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    this.#running = false;
  }

  async #loadBatch(batch: readonly Waiting[]): Promise<void> {
    const looked = await together(batch, (part) => this.#lookBefore(part));
    const counts = await this.#send(looked.map(({ one }) => one));
    const sent: { one: Waiting; newKeys: NewKeys; counts: Map<string, number>; job: Row }[] = [];
    for (const { one, result } of looked) {
      const own = counts.get(one);
      if (own === undefined) continue;
      const total = [...own.values()].reduce((sum, count) => sum + count, 0);
      sent.push({ one, newKeys: result, counts: own, job: one.request.job(total) });
    }
    if (sent.length === 0) return;
    const jobs = sent.map(({ job }) => job);
    try {
      await this.#target.insert(JOB_TABLE, jobs);
    } catch (error) {
      for (const { one } of sent) one.fail(error);
      return;
    }
    const seen = await together(
      sent.map(({ one }) => one),
      (part) => this.#lookAfter(part, jobs),
    );
    for (const { one, result } of seen) {
      const own = sent.find((candidate) => candidate.one === one);
      if (own !== undefined) one.settle(outcomeOf(one, own.newKeys, own.counts.set(JOB_TABLE, 1), result));
    }
  }

  async #lookBefore(batch: readonly Waiting[]): Promise<Map<Waiting, NewKeys>> {
    const { connection, database, known } = this.#target;
    const asked = new Map<string, { schema: TableSchema; keys: (readonly string[])[] }>();
    for (const { touched } of batch) {
      for (const { schema, keys } of touched.values()) {
        const unknown = [...keys].filter(([text]) => known.mustLook(schema, text)).map(([, key]) => key);
        if (unknown.length === 0) continue;
        const look = asked.get(schema.table);
        if (look === undefined) asked.set(schema.table, { schema, keys: unknown });
        else for (const key of unknown) look.keys.push(key);
      }
    }
    const there = await readKeys(connection, database, [...asked.values()]);
    return new Map(
      batch.map((one) => [
        one,
        new Map(
          [...one.touched].map(([table, { schema, keys }]) => [
            table,
            new Set(
              [...keys.keys()].filter(
                (text) => !known.isThere(schema, text) && there.get(table)?.has(text) !== true,
              ),
            ),
          ]),
        ),
      ]),
    );
  }

  #send(batch: readonly Waiting[]): Promise<Map<Waiting, Map<string, number>>> {
    for (const { touched } of batch)
      for (const { schema, sent } of touched.values()) this.#target.known.sending(schema, sent);
    return sendRows(batch, (table, rows) => this.#target.insert(table, rows));
  }

  async #lookAfter(batch: readonly Waiting[], jobs: readonly Row[]): Promise<Map<Waiting, Seen>> {
    const { connection, database, known, schemaOf } = this.#target;
    const looks = looksOf(batch);
    const all = [...looks.values()];
    const ids = new Set(batch.map(({ request }) => request.mark.runId));
    const own = jobs.filter((job) => ids.has(String(job['run_id'])));
    const found = await readStored(
      connection,
      database,
      all.map((look) => ({ ...look, columns: shortened(look.columns, look.long) })),
      { schema: schemaOf(JOB_TABLE), rows: own },
    );
    for (const look of all) {
      const rows = found.rows.get(look.schema.table) ?? new Map<string, StoredRow[]>();
      await restoreTexts(connection, database, look, rows);
      if (look.schema.replacing) await this.#keepSeen(look, rows);
      known.found(look.schema, rows.keys());
    }
    return new Map(
      batch.map((one) => [
        one,
        {
          jobs: found.jobs.get(one.request.mark.runId) ?? [],
          rows: new Map(
            [...one.touched].map(([table, { columns, keys }]) => {
              const at = columns.map((column) => looks.get(table)?.columns.indexOf(column) ?? -1);
              const rows = found.rows.get(table);
              return [
                table,
                new Map(
                  [...keys.keys()].flatMap((text) => {
                    const stored = rows?.get(text);
                    return stored === undefined
                      ? []
                      : [
                          [
                            text,
                            stored.map(({ ver, values }) => ({
                              ver,
                              values: at.map((index) => values[index] ?? null),
                            })),
                          ] as const,
                        ];
                  }),
                ),
              ];
            }),
          ),
        },
      ]),
    );
  }

  // Of the stored rows of a key a reader sees the newest. Which of several equally new ones, FINAL says.
  async #keepSeen(
    look: { schema: TableSchema; columns: readonly string[]; keys: readonly (readonly string[])[] },
    rows: Map<string, StoredRow[]>,
  ): Promise<void> {
    const unclear: string[] = [];
    for (const [text, stored] of rows) {
      if (stored.length === 1) continue;
      const newest = stored.reduce((best, { ver }) => (BigInt(ver) > best ? BigInt(ver) : best), 0n);
      const top = stored.filter(({ ver }) => BigInt(ver) === newest);
      rows.set(text, top.slice(0, 1));
      if (new Set(top.map(({ values }) => JSON.stringify(values))).size > 1) unclear.push(text);
    }
    if (unclear.length === 0) return;
    const wanted = new Set(unclear);
    const keys = look.keys.filter((key) => wanted.has(keyOf(key)));
    const final = await readFinal(this.#target.connection, this.#target.database, { ...look, keys });
    for (const [text, row] of final) rows.set(text, [row]);
  }
}

/** `keyOf` of the keys that nobody saw before, by table. */
type NewKeys = Map<string, Set<string>>;

interface Seen {
  rows: Map<string, Map<string, StoredRow[]>>;
  jobs: JobTexts[];
}

function outcomeOf(
  { request, touched }: Waiting,
  newKeys: NewKeys,
  sent: Map<string, number>,
  seen: Seen,
): LoadOutcome {
  const tables = [...touched].map(([table, own]): [string, LoadedTable] => [
    table,
    {
      sent: own.rows.length,
      distinct: own.sent.size,
      otherVersions: own.rows.filter((row) => row['_ver'] !== request.mark.ver).length,
      extra: new Set([...own.sent].filter((text) => !own.answer.has(text))),
      newKeys: newKeys.get(table) ?? new Set(),
      seen: seen.rows.get(table) ?? new Map(),
    },
  ]);
  return { tables: new Map(tables), sent, jobs: seen.jobs };
}
