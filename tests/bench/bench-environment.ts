/** Variables that steer an audit, a test run or a tool, and are not to reach the measured commands by chance. */
const STEERING =
  /^(AUDIT_|VITEST|CLICKHOUSE_|QTICKETS_|JEST_|PW_|PLAYWRIGHT_|SOURCE_DATE_EPOCH$|NODE_OPTIONS$|NODE_ENV$|TEST$|FORCE_COLOR$|npm_(?!execpath$|config_))/;

/** Where nothing listens: a call to another host fails at once instead of leaving this machine. */
const NOWHERE = 'http://127.0.0.1:9';

/** The environment of every measured command: this process's own, with nothing that steers, and calls to loopback only. */
export function benchEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  beside: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !STEERING.test(name));
  const proxies = { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, http_proxy: NOWHERE, https_proxy: NOWHERE };
  return {
    ...Object.fromEntries(kept),
    ...proxies,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    ...beside,
  };
}
