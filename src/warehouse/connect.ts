import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { tally } from '../common/timeline.ts';
import { AuditError } from '../model/errors.ts';
import type { WarehouseConnection } from './connection.ts';
import { CLUSTER_SETTINGS, EMBEDDED_SETTINGS, SETTINGS } from './query-settings.ts';
import { quoteString } from './sql-text.ts';
import { addressError, warehouseError } from './warehouse-error.ts';

const REQUEST_TIMEOUT_MS = 30_000;
/** How long a server may take for its first answer, unless it was given a time of its own. */
const GREETING_MS = 5000;
/** What an answer may take beside its statement, in milliseconds. */
const ANSWERING_MS = 5000;
/** Rows of one INSERT: more at once is no faster, and takes a multiple of their size in memory. */
const ROWS_AT_ONCE = 5000;
/** For how long a server that gave no answer is not asked again: a run must end although nothing answers. */
const REST_MS = 10_000;
/** How long it may take to show that it answers at all. */
const ANSWER_MS = 2000;

/** A server, and who asks it. */
export interface ServerOptions {
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  cluster?: string | undefined;
  timeoutMs?: number | undefined;
}

type Backend = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

const QUIET = { level: ClickHouseLogLevel.OFF };

/**
 * Loads the embedded engine and starts it on a data directory, so that connecting to it later is quick: connections of one
 * process to one directory share it. What goes wrong is told by `connectEmbedded`.
 */
export async function startEmbedded(dataDir: string): Promise<void> {
  try {
    const { createChdbConnection } = await import('chdb/connection');
    createChdbConnection({ path: dataDir });
  } catch {
    // Connecting meets the same, and says what it means.
  }
}

/**
 * The embedded engine (chDB) on a data directory, or on a temporary one. Imported here and only now: a run
 * against a server must not load half a gigabyte. Fails with WAREHOUSE_UNSUPPORTED_PLATFORM where there is no
 * build of it, with WAREHOUSE_UNREACHABLE when the directory is in use.
 */
export async function connectEmbedded(dataDir: string | undefined): Promise<WarehouseConnection> {
  let client: ClickHouseClient;
  let drainPending: () => Promise<void>;
  try {
    const { createChdbConnection } = await import('chdb/connection');
    ({ drainPending } = await import('chdb'));
    // The same interface, declared by two packages with private members: TypeScript holds them apart.
    const backend: unknown = createChdbConnection({ path: dataDir ?? ':memory:' });
    client = createClient({ connection: backend as Backend, log: QUIET });
  } catch (error) {
    throw await warehouseError(error, 'open', undefined, async () => undefined);
  }
  const connection = over(client, undefined, drainPending);
  // The adapter would send settings of the client as a SET before each query; once is enough, they stay.
  const settings = Object.entries(EMBEDDED_SETTINGS).map(([name, value]) => `${name} = ${literal(value)}`);
  await connection.command('set up', `SET ${settings.join(', ')}`);
  return connection;
}

/**
 * A ClickHouse server over HTTP; credentials in the URL are used, and never shown. No database is given to the
 * client: it may not exist yet, and then even CREATE DATABASE would be refused.
 * Fails with WAREHOUSE_UNREACHABLE for what is no URL of a server; whether one answers, the first query shows.
 */
export function connectServer({
  url,
  user,
  password,
  cluster,
  timeoutMs,
}: ServerOptions): WarehouseConnection {
  try {
    const { address, username, secret } = withoutCredentials(url);
    const clientWith = (request_timeout: number) =>
      createClient({
        url: address,
        username: user ?? username ?? 'default',
        password: password ?? secret ?? '',
        clickhouse_settings: cluster === undefined ? SETTINGS : { ...SETTINGS, ...CLUSTER_SETTINGS },
        request_timeout,
        log: QUIET,
      });
    const limit = timeoutMs ?? REQUEST_TIMEOUT_MS;
    const patient = (limitMs: number) =>
      limitMs + ANSWERING_MS > limit ? clientWith(limitMs + ANSWERING_MS) : undefined;
    return over(clientWith(limit), `${address.protocol}//${address.host}`, async () => {}, patient);
  } catch {
    throw addressError(url);
  }
}

/**
 * Asks a server who it is, and waits for little longer than a server that is there takes: a run must not stand before one that
 * is silent. Fails with WAREHOUSE_UNREACHABLE for whatever does not answer as ClickHouse does, and with WAREHOUSE_QUERY
 * for one that refuses this user.
 */
export async function greetServer(options: ServerOptions): Promise<void> {
  const connection = connectServer({ ...options, timeoutMs: options.timeoutMs ?? GREETING_MS });
  try {
    const [row] = await connection.select('connect', 'SELECT version()');
    if (/^\d+\.\d+/.test(String(row?.[0]))) return;
  } finally {
    await connection.close();
  }
  throw new AuditError(
    'WAREHOUSE_UNREACHABLE',
    'connect: something answers at CLICKHOUSE_URL, and not as ClickHouse does',
    'Name the HTTP port of a ClickHouse server, 8123 by default, in CLICKHOUSE_URL.',
  );
}

function over(
  client: ClickHouseClient,
  server: string | undefined,
  drain: () => Promise<void>,
  patient: (limitMs: number) => ClickHouseClient | undefined = () => undefined,
): WarehouseConnection {
  let closed = false;
  const select = async (query: string, limitMs?: number): Promise<unknown[][]> => {
    const other = limitMs === undefined ? undefined : patient(limitMs);
    try {
      const result = await (other ?? client).query({ query, format: 'JSONCompactEachRow' });
      return await result.json<unknown[]>();
    } finally {
      await other?.close();
    }
  };
  const nameOf = async (code: number): Promise<string | undefined> => {
    const answer = await select(`SELECT errorCodeToName(${code})`).catch(() => []);
    const name = answer[0]?.[0];
    return typeof name === 'string' ? name : undefined;
  };
  let silent: { since: number; error: AuditError } | undefined;
  const guard = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    if (silent !== undefined) {
      const rested = performance.now() - silent.since >= REST_MS;
      if (!rested || !(await answers(client))) {
        if (rested) silent.since = performance.now();
        throw silent.error;
      }
      silent = undefined;
    }
    tally('statements');
    try {
      return await work();
    } catch (error) {
      const failure = await warehouseError(error, doing, server, nameOf);
      // One query may be slow on a server that is well: only one that answers nothing is left alone.
      if (server !== undefined && failure.code === 'WAREHOUSE_UNREACHABLE' && !(await answers(client))) {
        silent = { since: performance.now(), error: failure };
      }
      throw failure;
    }
  };
  return {
    engine: server === undefined ? 'embedded' : 'server',
    select: (doing, sql, limitMs) => guard(doing, () => select(sql, limitMs)),
    command: (doing, sql) => guard(doing, async () => void (await client.command({ query: sql }))),
    insert: (doing, into, rows) =>
      guard(doing, async () => {
        // The client makes one text of all values, and the engine another.
        for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
          const values = rows.slice(from, from + ROWS_AT_ONCE);
          await client.insert({ table: into, values, format: 'JSONEachRow' });
        }
      }),
    close: async () => {
      if (closed) return;
      closed = true;
      await drain();
      await client.close();
    },
  };
}

async function answers(client: ClickHouseClient): Promise<boolean> {
  try {
    const answer = await client.query({ query: 'SELECT 1', abort_signal: AbortSignal.timeout(ANSWER_MS) });
    await answer.text();
    return true;
  } catch {
    return false;
  }
}

function withoutCredentials(url: string): {
  address: URL;
  username: string | undefined;
  secret: string | undefined;
} {
  const address = new URL(url);
  const username = address.username === '' ? undefined : decodeURIComponent(address.username);
  const secret = address.password === '' ? undefined : decodeURIComponent(address.password);
  address.username = '';
  address.password = '';
  return { address, username, secret };
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : quoteString(value);
}
