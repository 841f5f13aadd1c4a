import { AuditError } from '../model/errors.ts';
import type { AllowedPeer } from '../targets/network-guard.ts';

type Environment = Record<string, string | undefined>;

/** The warehouse that the environment asks for; no URL means the embedded engine. */
export interface WarehouseSettings {
  url: string | undefined;
  user: string | undefined;
  password: string | undefined;
  database: string;
}

/** Reads CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD and CLICKHOUSE_DATABASE. Throws USAGE for a URL that is none. */
export function warehouseSettings(env: Environment): WarehouseSettings {
  const url = env['CLICKHOUSE_URL'] === '' ? undefined : env['CLICKHOUSE_URL'];
  if (url !== undefined && !URL.canParse(url)) {
    throw new AuditError(
      'USAGE',
      'CLICKHOUSE_URL is not an address',
      'Use a form such as http://localhost:8123.',
    );
  }
  return {
    url,
    user: env['CLICKHOUSE_USER'],
    password: env['CLICKHOUSE_PASSWORD'],
    database: env['CLICKHOUSE_DATABASE'] || 'qtickets_audit',
  };
}

/** The ClickHouse server that stays reachable while recordings are replayed; none for the embedded engine. */
export function allowedPeers({ url }: WarehouseSettings): AllowedPeer[] {
  if (url === undefined) return [];
  const { hostname, port, protocol } = new URL(url);
  const byProtocol = protocol === 'https:' ? 443 : 80;
  return [{ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? byProtocol : Number(port) }];
}
