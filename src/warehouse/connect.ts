import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { AuditError } from '../model/errors.ts';
import type { WarehouseConnection } from './connection.ts';
import { quoteString } from './sql-text.ts';
import { warehouseError } from './warehouse-error.ts';

/** The ClickHouse release whose behaviour both engines are told to show. */
export const COMPATIBILITY = '24.8';

/**
 * Settings of every query. An unknown field, or null for a column that takes none, must fail: by default
 * ClickHouse drops the one and writes a default value for the other, and the row count would look right.
 */
const SETTINGS = {
  compatibility: COMPATIBILITY,
  async_insert: 0,
  input_format_skip_unknown_fields: 0,
  input_format_null_as_default: 0,
} as const;

type Backend = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

const QUIET = { level: ClickHouseLogLevel.OFF };

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
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} = ${literal(value)}`);
  await connection.command('set up', `SET ${settings.join(', ')}`);
  return connection;
}

/**
 * A ClickHouse server over HTTP; credentials in the URL are used, and never shown. No database is given to the
 * client: it may not exist yet, and then even CREATE DATABASE would be refused.
 * Fails with WAREHOUSE_UNREACHABLE for what is no URL of a server; whether one answers, the first query shows.
 */
export function connectServer(url: string, user?: string, password?: string): WarehouseConnection {
  try {
    const { address, username, secret } = withoutCredentials(url);
    const client = createClient({
      url: address,
      username: user ?? username ?? 'default',
      password: password ?? secret ?? '',
      clickhouse_settings: SETTINGS,
      log: QUIET,
    });
    return over(client, `${address.protocol}//${address.host}`, async () => {});
  } catch {
    throw new AuditError(
      'WAREHOUSE_UNREACHABLE',
      'the address of the ClickHouse server is not one',
      'CLICKHOUSE_URL must be like http://127.0.0.1:8123; it is not shown here because it may hold a password.',
    );
  }
}

function over(
  client: ClickHouseClient,
  server: string | undefined,
  drain: () => Promise<void>,
): WarehouseConnection {
  let closed = false;
  const select = async (query: string): Promise<unknown[][]> => {
    const result = await client.query({ query, format: 'JSONCompactEachRow' });
    return result.json<unknown[]>();
  };
  const nameOf = async (code: number): Promise<string | undefined> => {
    const answer = await select(`SELECT errorCodeToName(${code})`).catch(() => []);
    const name = answer[0]?.[0];
    return typeof name === 'string' ? name : undefined;
  };
  const guard = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw await warehouseError(error, doing, server, nameOf);
    }
  };
  return {
    engine: server === undefined ? 'embedded' : 'server',
    select: (doing, sql) => guard(doing, () => select(sql)),
    command: (doing, sql) => guard(doing, async () => void (await client.command({ query: sql }))),
    insert: (doing, into, rows) =>
      guard(doing, async () => {
        await client.insert({ table: into, values: rows, format: 'JSONEachRow' });
      }),
    close: async () => {
      if (closed) return;
      closed = true;
      await drain();
      await client.close();
    },
  };
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
