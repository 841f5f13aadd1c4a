import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { VerdictStatus } from '../../src/model/audit-run.ts';
import { type CommandOptions, type CommandResult, runCommand } from './run-command.ts';
import { startSimulator } from './simulator-process.ts';

interface Asked {
  verdict: VerdictStatus;
  args: string[];
  options?: CommandOptions;
}

const SPEC = 'tests/spec/qtickets_api_test_requests.md';

const RUNS = {
  'profile audit on recordings': (): Asked => ({ verdict: 'READY', args: [] }),
  'profile seed with read access': (): Asked => ({
    verdict: 'READY',
    args: ['--profile', 'seed', '--access', 'read'],
  }),
  'profile full on a simulator': (): Asked => ({
    verdict: 'READY',
    args: ['--target', 'simulator', '--profile', 'full'],
  }),
  'profile documented on a simulator': (): Asked => ({
    verdict: 'READY',
    args: ['--target', 'simulator', '--profile', 'documented'],
  }),
  'the documented routes of profile full': (): Asked => ({
    verdict: 'READY',
    args: ['--target', 'simulator', '--profile', 'full', '--routes', 'documented'],
  }),
  'an entry that fails': (): Asked => ({
    verdict: 'NOT READY',
    args: ['--target', 'simulator', '--spec', specAskingForUnpaidOrders()],
  }),
  'an entry without a case': (): Asked => ({
    verdict: 'CONDITIONAL',
    args: ['--target', 'simulator', '--profile', 'full', '--strict', '--spec', specWithAnotherEntry()],
  }),
  'a run that was interrupted': (): Asked => ({
    verdict: 'INCOMPLETE',
    args: ['--target', 'simulator'],
    options: { signalWhen: { output: /^1\. .*\n/m, signal: 'SIGINT' } },
  }),
  'a live run': async (): Promise<Asked> => {
    const simulator = await startSimulator();
    process.once('exit', simulator.stop);
    return {
      verdict: 'READY',
      args: ['--target', 'live', '--profile', 'full'],
      options: { env: simulator.account },
    };
  },
};

/** Name of a run that several test files look at. */
export type SharedRunName = keyof typeof RUNS;

export const SHARED_RUNS = Object.keys(RUNS) as SharedRunName[];

/** A finished run: its folder of bundles, the verdict that it was made for, and what the command said. */
export interface SharedRun {
  out: string;
  verdict: VerdictStatus;
  result: CommandResult;
}

// Test files share one process, and take the runs from here; nobody may change what they hold.
const shared = globalThis as typeof globalThis & {
  qticketsSharedRuns?: { folder: string; made: Map<SharedRunName, Promise<SharedRun>> };
};

/** The run of that name, made by the first that asks. Read only: what is to be altered must be copied. */
export function sharedRun(name: SharedRunName): Promise<SharedRun> {
  const { folder, made } = store();
  const run = made.get(name) ?? make(name, join(folder, name.replaceAll(' ', '-')));
  made.set(name, run);
  return run;
}

async function make(name: SharedRunName, out: string): Promise<SharedRun> {
  const { verdict, args, options } = await RUNS[name]();
  return { out, verdict, result: await runCommand('audit.ts', [...args, '--out', out], options) };
}

function store(): NonNullable<typeof shared.qticketsSharedRuns> {
  if (shared.qticketsSharedRuns !== undefined) return shared.qticketsSharedRuns;
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-shared-runs-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  shared.qticketsSharedRuns = { folder, made: new Map() };
  return shared.qticketsSharedRuns;
}

// Entry 1.2 is about paid orders: its answer then holds others.
function specAskingForUnpaidOrders(): string {
  const text = readFileSync(SPEC, 'utf8');
  const start = text.indexOf('### 1.2.');
  return specFile('unpaid', text.slice(0, start) + text.slice(start).replace(/"value": 1\b/, '"value": 0'));
}

function specWithAnotherEntry(): string {
  const request = '```\nGET https://qtickets.ru/api/rest/v1/weather\n```';
  const entry = `\n---\n\n### 9.1. Read the weather\n**Request:**\n${request}\n`;
  return specFile('longer', readFileSync(SPEC, 'utf8') + entry);
}

function specFile(name: string, text: string): string {
  const path = join(store().folder, name, 'qtickets_api_test_requests.md');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
