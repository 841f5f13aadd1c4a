import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { benchEnvironment } from './bench-environment.ts';
import type { Contestant, RunPlace } from './contestant.ts';

/** What runs leave in the project to be faster the next time, and `npm ci` does not bring: gone before a first run. */
const CACHES = [
  'node_modules/.cache',
  'node_modules/.vite',
  'node_modules/.vite-temp',
  'node_modules/.vitest',
];

const MARKS = {
  /** npm itself says what it runs, in lines that begin with an angle bracket. */
  firstLine: /^[^>\s]/,
  firstSection: /^\d+\. .+: \d+\/\d+ calls/,
};

/** The ways in which the audit of the 33 is measured. `cases` is how many calls the other tools make. */
export function ourAudits(env: Readonly<Record<string, string | undefined>>, cases: number): Contestant[] {
  const { version, scripts } = readPackage();
  const unfit = cases === 33 ? null : `the audit is of the 33 entries; there is none of ${cases} cases`;
  const way = (given: {
    name: string;
    title: string;
    argv?: readonly string[];
    args?: readonly string[];
    proof?: Contestant['proof'];
    beside?(place: RunPlace): Record<string, string>;
    before?(): void;
  }): Contestant => ({
    name: given.name,
    title: given.title,
    version: `qtickets-contract-audit ${version}`,
    unfit,
    proof: given.proof ?? 'passes',
    marks: MARKS,
    ...(given.before === undefined ? {} : { before: given.before }),
    command: (place) => ({
      argv: [
        ...(given.argv ?? ['npm', 'run', 'audit', '--']),
        ...(given.args ?? []),
        '--out',
        join(place.scratch, 'reports'),
      ],
      cwd: PROJECT_DIR,
      // An empty value keeps a setting of the user's `.env` file away.
      env: benchEnvironment(env, { CLICKHOUSE_URL: '', ...given.beside?.(place) }),
    }),
    junit: ({ scratch }) => join(scratch, 'reports', 'latest', 'junit.xml'),
  });
  return [
    way({
      name: 'ours-first',
      title: '`npm run audit`, first run after `npm ci`',
      before: removeCaches,
      beside: ({ scratch }) => ({ TMPDIR: emptyFolder(join(scratch, 'tmp')) }),
    }),
    way({ name: 'ours', title: '`npm run audit`' }),
    way({
      name: 'ours-direct',
      title: 'the same without npm, as the others are started',
      // The script of package.json is a shell's line.
      argv: ['/bin/sh', '-c', `exec ${scripts['audit']} "$@"`, 'audit'],
      beside: () => ({ PATH: [join(PROJECT_DIR, 'node_modules', '.bin'), env['PATH']].join(delimiter) }),
    }),
    way({
      name: 'ours-live',
      title: '`npm run audit -- --target live` of the simulator that the others ask',
      args: ['--target', 'live'],
      proof: 'contains',
      beside: account,
    }),
  ];
}

/** The simulator as an account: no limit of requests a second, and put back before every scenario. */
function account({ url, resetUrl }: RunPlace): Record<string, string> {
  return {
    QTICKETS_BASE_URL: `${url}/api/rest/v1`,
    QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
    QTICKETS_TOKEN: SIMULATOR_TOKENS.rest,
    QTICKETS_PARTNERS_TOKEN: SIMULATOR_TOKENS.partnersWrite,
    QTICKETS_PARTNERS_READ_TOKEN: SIMULATOR_TOKENS.partnersRead,
    QTICKETS_RESET_URL: resetUrl,
    QTICKETS_RATE_LIMIT: '100000',
  };
}

function removeCaches(): void {
  for (const folder of CACHES) rmSync(join(PROJECT_DIR, folder), { recursive: true, force: true });
}

// tsx and others keep what they have translated in the folder for temporary files.
function emptyFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

function readPackage(): { version: string; scripts: Record<string, string> } {
  return JSON.parse(readFileSync(join(PROJECT_DIR, 'package.json'), 'utf8')) as {
    version: string;
    scripts: Record<string, string>;
  };
}
