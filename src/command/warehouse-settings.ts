import { AuditError } from '../model/errors.ts';
import type { TargetName } from '../model/plan.ts';
import type { AllowedPeer } from '../targets/network-guard.ts';
import { millisecondsFrom } from './milliseconds-from.ts';

type Environment = Record<string, string | undefined>;

/** The warehouse that the environment asks for; no URL means the embedded engine. */
export interface WarehouseSettings {
  url: string | undefined;
  user: string | undefined;
  password: string | undefined;
  database: string;
  /** Makes missing tables on the nodes of this cluster. */
  cluster: string | undefined;
  /** How long a query may take, in milliseconds. */
  timeoutMs: number | undefined;
  /** How long the count of one table may take before it is counted without FINAL, in milliseconds. */
  countTimeoutMs: number | undefined;
}

// Invented rows must not lie among real ones, even by a slip.
const DATABASES: Record<TargetName, string> = {
  replay: 'qtickets_audit',
  simulator: 'qtickets_audit',
  live: 'zakaz',
};

/**
 * Reads CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE, CLICKHOUSE_CLUSTER,
 * CLICKHOUSE_TIMEOUT_MS and CLICKHOUSE_COUNT_TIMEOUT_MS; the database is that of the target unless it is named. Throws USAGE for a URL or a time that is none.
 */
export function warehouseSettings(env: Environment, target: TargetName): WarehouseSettings {
  const url = env['CLICKHOUSE_URL'] === '' ? undefined : env['CLICKHOUSE_URL'];
  if (url !== undefined && !isHttpAddress(url)) {
    throw new AuditError(
      'USAGE',
      'CLICKHOUSE_URL is not an address of ClickHouse over HTTP',
      'Use a form such as http://localhost:8123. It is not shown here, since it may hold a password.',
    );
  }
  if (/[\r\n\0]/.test(`${env['CLICKHOUSE_USER'] ?? ''}${env['CLICKHOUSE_PASSWORD'] ?? ''}`)) {
    throw new AuditError(
      'USAGE',
      'CLICKHOUSE_USER or CLICKHOUSE_PASSWORD holds a line break',
      'Take it out: it often comes with a value that was read from a file.',
    );
  }
  const cluster = env['CLICKHOUSE_CLUSTER'] || undefined;
  if (cluster !== undefined && url === undefined) {
    throw new AuditError(
      'USAGE',
      'CLICKHOUSE_CLUSTER names a cluster, and CLICKHOUSE_URL no server of it',
      'Set CLICKHOUSE_URL too, or leave out CLICKHOUSE_CLUSTER for the embedded engine.',
    );
  }
  return {
    url,
    user: env['CLICKHOUSE_USER'],
    password: env['CLICKHOUSE_PASSWORD'],
    database: databaseFrom(env['CLICKHOUSE_DATABASE']) ?? DATABASES[target],
    cluster,
    timeoutMs: millisecondsFrom(env, 'CLICKHOUSE_TIMEOUT_MS', { digits: 7, example: 30_000 }),
    countTimeoutMs: millisecondsFrom(env, 'CLICKHOUSE_COUNT_TIMEOUT_MS', { digits: 7, example: 20_000 }),
  };
}

// ClickHouse keeps a database in a folder of its name, and its own tables in some.
function databaseFrom(name: string | undefined): string | undefined {
  if (name === undefined || name === '') return undefined;
  const isName = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u.test(name) && Buffer.byteLength(name) <= 150;
  if (isName && !/^(system|information_schema)$/i.test(name)) return name;
  throw new AuditError(
    'USAGE',
    `CLICKHOUSE_DATABASE is no name of a database that tables can be made in`,
    'Use a name such as qtickets_audit: up to 150 bytes, without blanks around it, and none of the server itself.',
  );
}

function isHttpAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

/** The ClickHouse server that stays reachable while recordings are replayed; none for the embedded engine. */
export function allowedPeers({ url }: WarehouseSettings): AllowedPeer[] {
  if (url === undefined) return [];
  const { hostname, port, protocol } = new URL(url);
  const byProtocol = protocol === 'https:' ? 443 : 80;
  return [{ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? byProtocol : Number(port) }];
}
