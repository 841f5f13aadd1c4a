/** What the command of the package can do, with the npm script of a checkout that does the same. */
export const VERBS = {
  run: 'audit',
  verify: 'verify',
  lint: 'lint:audit',
  diff: 'diff',
  report: 'report',
  record: 'record',
  drift: 'drift',
  case: 'case',
  simulator: 'simulator',
  clickhouse: 'clickhouse',
  openapi: 'openapi',
} as const;

export type Verb = keyof typeof VERBS;

/** How a verb is called by whoever reads a message: by npm in a checkout, by the command of the package where it is installed. */
export function commandLine(verb: Verb, args = ''): string {
  const isShipped = typeof SHIPPED_BUILD === 'string';
  const call = isShipped ? `npx qtickets-audit ${verb}` : `npm run ${VERBS[verb]}`;
  return args === '' ? call : `${call} ${isShipped ? '' : '-- '}${args}`;
}

/** The same as the name of a command, behind which its options stand. */
export function commandName(verb: Verb): string {
  return typeof SHIPPED_BUILD === 'string' ? commandLine(verb) : `${commandLine(verb)} --`;
}
