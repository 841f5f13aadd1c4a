/**
 * The environment of this process without what the run that it is part of has set, and without an operator's settings:
 * none of it may reach a run inside it.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const dropped =
    /^(AUDIT_|QTICKETS_|GITHUB_|GITLAB_|CI_|VITEST|CLICKHOUSE_|SOURCE_DATE_EPOCH$|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|BASE_URL$|SSR$|FORCE_TTY$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.test(name)));
}
