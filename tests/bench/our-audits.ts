import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import type { AuditPlan } from '../../src/model/plan.ts';
import { SIMULATOR_TOKENS } from '../../src/simulator/tokens.ts';
import { benchEnvironment } from './bench-environment.ts';
import type { Contestant, RunPlace } from './contestant.ts';
import { growProject } from './growth/grown-project.ts';

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
  firstSection: /^\d+\. .+: calls \d+\/\d+/,
};

/**
 * The ways in which the audit is measured. `cases` is how many calls the other tools make: where it is not the number of the
 * plan's entries, a copy of the project is audited that has so many.
 */
export function ourAudits(
  env: Readonly<Record<string, string | undefined>>,
  plan: AuditPlan,
  cases: number,
): Contestant[] {
  const { version, scripts } = readPackage();
  const copies = cases / plan.selected.length;
  const unfit = Number.isInteger(copies)
    ? null
    : `the audit is of ${plan.selected.length} entries, or of as many again and again`;
  const project = copies === 1 ? () => PROJECT_DIR : grownOnce(plan, copies);
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
      cwd: project(),
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

/** A copy of the project that is made when it is asked for, and goes with this process. */
function grownOnce(plan: AuditPlan, copies: number): () => string {
  let folder: string | undefined;
  return () => {
    if (folder === undefined) {
      const made = mkdtempSync(join(tmpdir(), 'qtickets-bench-grown-'));
      process.once('exit', () => rmSync(made, { recursive: true, force: true }));
      growProject(made, plan, copies);
      folder = made;
    }
    return folder;
  };
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
