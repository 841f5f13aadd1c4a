import { OPTION_VARIABLES } from '../common/audit-options.ts';
import { editDistance } from '../common/edit-distance.ts';
import { LIVE_IDS } from '../live/live-ids.ts';
import type { AuditOptions } from '../model/plan.ts';
import { SESSION_VARIABLES } from './session-variables.ts';

/** Every setting that something in the suite reads, options, ids of an account and what commands hand on among them. */
export const SETTINGS: ReadonlySet<string> = new Set([
  ...Object.values(OPTION_VARIABLES),
  ...Object.values(SESSION_VARIABLES),
  ...LIVE_IDS.map(({ variable }) => variable),
  ...['LOADER_TIMEOUT_MS', 'PROJECT', 'SIGNING_KEY', 'TIMELINE'].map((name) => `AUDIT_${name}`),
  ...['TOKEN', 'BASE_URL', 'PARTNERS_TOKEN', 'PARTNERS_READ_TOKEN', 'PARTNERS_BASE_URL', 'ALLOW_WRITES'].map(
    (name) => `QTICKETS_${name}`,
  ),
  ...['MASK_KEY', 'NOW', 'RATE_LIMIT', 'RESET_URL', 'STANDBY', 'STANDBY_LAST'].map(
    (name) => `QTICKETS_${name}`,
  ),
  ...['URL', 'USER', 'PASSWORD', 'DATABASE', 'CLUSTER', 'TIMEOUT_MS', 'COUNT_TIMEOUT_MS'].map(
    (name) => `CLICKHOUSE_${name}`,
  ),
]);

/** Parts of an address, which the audit hands to a loader and does not read. */
const PARTS = ['CLICKHOUSE_HOST', 'CLICKHOUSE_PORT', 'CLICKHOUSE_SECURE'];
/** What says that a server is meant. ClickHouse's own client reads these too, so they may be there for it. */
const OF_A_SERVER = ['CLICKHOUSE_HOST', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD'];
/** Letters by which a name may differ from the one that was probably meant. */
const SLIP = 2;

/**
 * What is set and this run does not read, a sentence each, by name alone: a name that differs in a letter or two from one that is read, and a
 * server by its parts. Such a run would be another than the one asked for, and nothing would show it.
 */
export function unreadSettings(
  env: Readonly<Record<string, string | undefined>>,
  { loader, merge }: Pick<AuditOptions, 'loader' | 'merge'>,
): string[] {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  const slips = Object.keys(env).flatMap((name) => {
    const meant = isSet(name) ? meantSetting(name) : undefined;
    return meant === undefined ? [] : [`${name} is not read; ${meant} is.`];
  });
  // A loader is given these, and a merge loads nothing.
  const isOwn = loader === '' && merge === '' && OF_A_SERVER.some(isSet) && !isSet('CLICKHOUSE_URL');
  if (!isOwn) return slips;
  const parts = [...new Set([...PARTS, ...OF_A_SERVER])].filter(isSet).join(', ');
  return [
    ...slips,
    `Without CLICKHOUSE_URL this run loads the embedded ClickHouse; not read: ${parts}. For a server set CLICKHOUSE_URL too.`,
  ];
}

function meantSetting(name: string): string | undefined {
  if (!/^(?:AUDIT|QTICKETS|CLICKHOUSE)_/i.test(name) || SETTINGS.has(name) || PARTS.includes(name))
    return undefined;
  return [...SETTINGS]
    .map((known) => ({ known, far: editDistance(name.toUpperCase(), known) }))
    .filter(({ far }) => far <= SLIP)
    .sort((a, b) => a.far - b.far)[0]?.known;
}
