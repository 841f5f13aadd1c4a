import type { PipelineEnvironment } from '../model/pipeline.ts';
import type { ApiServer } from '../targets/open-api-server.ts';
import type { WarehouseSettings } from './warehouse-settings.ts';

type Environment = Record<string, string | undefined>;

/** The environment of a loader, and what of it the audit has to do with. */
export interface LoaderEnvironment {
  env: NodeJS.ProcessEnv;
  facts: PipelineEnvironment;
}

const OF_QTICKETS = /^(?:QTICKETS|CLICKHOUSE)_/;
/** Names of what opens something: no such value of the user's reaches a loader, whatever it is called. */
const SECRET = /TOKEN|SECRET|PASSWORD|PASSWD|_KEY$|_KEY_|CREDENTIAL|CERT/;
/** Addresses of the user's, some with a password in them, and what a loader must not do. */
const OF_THE_AUDIT =
  /^AUDIT_|^QTICKETS_(?:RESET_URL|ALLOW_WRITES)$|^(?:QTICKETS|CLICKHOUSE)_.*(?:URL|URI|DSN)$/;

/**
 * The environment of a loader: the user's own, with where to read from and where to write to in it. The audit's values win.
 * Of QTICKETS_* and CLICKHOUSE_* the settings stay (`QTICKETS_SINCE_HOURS`); tokens, passwords and addresses do not.
 */
export function loaderEnvironment(
  env: Environment,
  { url, tokens }: Pick<ApiServer, 'url' | 'tokens'>,
  { url: clickhouse = '', user, password, database }: WarehouseSettings,
  now: string,
): LoaderEnvironment {
  const server = new URL(clickhouse);
  const account = {
    user: user ?? (decodeURIComponent(server.username) || 'default'),
    password: password ?? decodeURIComponent(server.password),
  };
  // Some clients refuse an address that has credentials in it: they are handed beside it.
  Object.assign(server, { username: '', password: '' });
  const secure = server.protocol === 'https:';
  const set: Record<string, string> = {
    QTICKETS_BASE_URL: `${url}/api/rest/v1`,
    QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
    QTICKETS_TOKEN: tokens.rest,
    QTICKETS_PARTNERS_TOKEN: tokens.partnersRead,
    QTICKETS_NOW: now,
    CLICKHOUSE_URL: server.href.replace(/\/$/, ''),
    CLICKHOUSE_HOST: server.hostname.replace(/^\[|\]$/g, ''),
    CLICKHOUSE_PORT: server.port === '' ? (secure ? '443' : '80') : server.port,
    CLICKHOUSE_SECURE: secure ? '1' : '0',
    CLICKHOUSE_USER: account.user,
    CLICKHOUSE_PASSWORD: account.password,
    CLICKHOUSE_DATABASE: database,
  };
  const names = Object.keys(env).sort();
  const withheld = names.filter(
    (name) =>
      !Object.hasOwn(set, name) && (OF_THE_AUDIT.test(name) || (OF_QTICKETS.test(name) && SECRET.test(name))),
  );
  const kept = Object.entries(env).filter(([name]) => !withheld.includes(name));
  return {
    env: { ...Object.fromEntries(kept), ...set },
    facts: {
      set: Object.keys(set),
      replaced: names.filter((name) => Object.hasOwn(set, name) && env[name] !== set[name]),
      // What the audit itself set is no variable of the user's.
      withheld: withheld.filter((name) => !name.startsWith('AUDIT_')),
    },
  };
}
