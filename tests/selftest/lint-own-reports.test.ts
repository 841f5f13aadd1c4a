import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import type { VerdictStatus } from '../../src/model/audit-run.ts';
import { modelIn } from './audit-of.ts';
import { type CommandOptions, runCommand, scratchFolder } from './run-command.ts';

// Documents of real runs, by the commands as a user has them.
const SPEC = readFileSync('tests/spec/qtickets_api_test_requests.md', 'utf8');
const folder = scratchFolder();
const simulators: ChildProcess[] = [];
afterAll(() => {
  for (const simulator of simulators) simulator.kill();
  folder.remove();
});

interface RunAsked {
  verdict: VerdictStatus;
  args: string[];
  options?: CommandOptions;
}

const RUNS: Record<string, () => Promise<RunAsked> | RunAsked> = {
  'profile audit on recordings': () => ({ verdict: 'READY', args: [] }),
  'profile seed with read access': () => ({
    verdict: 'READY',
    args: ['--profile', 'seed', '--access', 'read'],
  }),
  'profile documented': () => ({ verdict: 'READY', args: ['--profile', 'documented'] }),
  'the documented routes of profile full': () => ({
    verdict: 'READY',
    args: ['--target', 'simulator', '--profile', 'full', '--routes', 'documented'],
  }),
  'an entry that fails': () => ({
    verdict: 'NOT READY',
    args: ['--target', 'simulator', '--spec', specAskingForUnpaidOrders()],
  }),
  'an entry without a case': () => ({
    verdict: 'CONDITIONAL',
    args: ['--target', 'simulator', '--profile', 'full', '--spec', specWithAnotherEntry()],
  }),
  'a run that was interrupted': () => ({
    verdict: 'INCOMPLETE',
    args: ['--target', 'simulator'],
    options: { signalWhen: { output: /^1\. .*\n/m, signal: 'SIGINT' } },
  }),
  'a live run': async () => ({
    verdict: 'READY',
    args: ['--target', 'live', '--profile', 'full'],
    options: { env: await accountOfSimulator() },
  }),
};

// Each run is made once, by the first test that reads it.
const made = new Map<string, Promise<string>>();
function outOf(name: string): Promise<string> {
  const out = made.get(name) ?? makeRun(name);
  made.set(name, out);
  return out;
}

async function makeRun(name: string): Promise<string> {
  const run = await RUNS[name]?.();
  if (run === undefined) throw new Error(`no run ${name}`);
  const out = join(folder.path, name.replaceAll(' ', '-'));
  const { stderr } = await runCommand('audit.ts', [...run.args, '--out', out], run.options);
  expect(stderr).toBe('');
  expect(modelIn(out).verdict.status).toBe(run.verdict);
  return out;
}

test.each(Object.keys(RUNS))('the document of a real run holds no contradiction: %s', async (name) => {
  expect(await lint(documentOf(await outOf(name)))).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});

test('a number that is changed in such a document is found', async () => {
  const text = readFileSync(documentOf(await outOf('profile seed with read access')), 'utf8');
  const changed = join(folder.path, 'changed.md');
  writeFileSync(changed, text.replace('- **Executed**: 21', '- **Executed**: 22'));
  expect(readFileSync(changed, 'utf8')).not.toBe(text);
  expect((await lint(changed)).code).toBe(1);
});

test('seats of documented calls name their event', async () => {
  const { seats } = modelIn(await outOf('profile documented')).metrics;
  expect(seats.map(({ eventId, showId, from }) => [eventId, showId, from])).toEqual([
    ['33', '41', 'R13'],
    ['33', '42', 'R13'],
  ]);
});

function lint(path: string) {
  return runCommand('lint-audit.ts', ['--json', path]);
}

function documentOf(out: string): string {
  const latest = join(out, 'latest');
  return join(latest, readdirSync(latest).find((name) => name.endsWith('.md')) ?? 'no document');
}

// Entry 1.2 is about paid orders: its answer then holds others.
function specAskingForUnpaidOrders(): string {
  const start = SPEC.indexOf('### 1.2.');
  return specFile('unpaid', SPEC.slice(0, start) + SPEC.slice(start).replace(/"value": 1\b/, '"value": 0'));
}

function specWithAnotherEntry(): string {
  const request = '```\nGET https://qtickets.ru/api/rest/v1/weather\n```';
  return specFile('longer', `${SPEC}\n---\n\n### 9.1. Read the weather\n**Request:**\n${request}\n`);
}

function specFile(name: string, text: string): string {
  const path = join(folder.path, name, 'qtickets_api_test_requests.md');
  mkdirSync(dirname(path));
  writeFileSync(path, text);
  return path;
}

async function accountOfSimulator(): Promise<Record<string, string>> {
  const port = await startedSimulator();
  return {
    QTICKETS_BASE_URL: `http://127.0.0.1:${port}/api/rest/v1/`,
    QTICKETS_PARTNERS_BASE_URL: `http://127.0.0.1:${port}/api/partners/v1`,
    QTICKETS_TOKEN: 'sim-rest',
    QTICKETS_PARTNERS_TOKEN: 'sim-partner-write',
    QTICKETS_RESET_URL: `http://127.0.0.1:${port}/__simulator/reset`,
    QTICKETS_RATE_LIMIT: '1000',
  };
}

/** The port of a simulator in a process of its own. */
async function startedSimulator(): Promise<number> {
  const simulator = spawn(
    process.execPath,
    ['--import', 'tsx', join(PROJECT_DIR, 'scripts', 'simulator.ts'), '--port', '0'],
    { cwd: PROJECT_DIR, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  simulators.push(simulator);
  const said = await new Promise<string>((resolve, reject) => {
    simulator.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')));
    simulator.once('exit', () => reject(new Error('the simulator ended')));
  });
  return Number(/127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
}
