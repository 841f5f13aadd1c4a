import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerdictStatus } from '../../src/model/audit-run.ts';
import type { ContractCase } from '../../src/model/case.ts';
import { allCases } from '../cases/all-cases.ts';
import { audit } from './audit-in-process.ts';
import { openLiveAccount } from './live-account.ts';
import { madeOnce } from './made-once.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { sharedPlace } from './shared-place.ts';
import { shortCases, shortSpec, shortSpecText, specFile } from './short-spec.ts';

interface Shared {
  verdict: VerdictStatus;
  /** The spec document, where it is neither the project's nor that of `only`. */
  spec?: () => string;
  /** Entries of the spec document, where the others do not matter. */
  only?: readonly string[];
  run: (out: string[]) => Promise<CommandResult>;
}

const SPEC = 'tests/spec/qtickets_api_test_requests.md';
/** Of every kind of entry one or two, which fill five of the tables. */
const FEW = ['1.1', '1.2', '1.4', '2.1', '2.2', '3.1', '3.6', '5.1', '6.1', '6.6', '6.8', '7.1', '7.2'];
const FEW_ORDERS = ['1.1', '1.2', '2.1'];
/** Reads, a write and a refusal, whose answers are small. */
const SMALL = ['2.1', '3.6', '6.1', '6.8', '7.2'];
/** Those, and one of orders. */
const FEWER = ['1.1', ...SMALL];
/** Of a live account: reads that need an id and reads that do not, writes that are undone and such as are not. */
const LIVE = ['1.1', '1.7', '2.1', '3.6', '3.7', '5.5', '6.1'];
/** Those whose documented route is another. */
const OF_OTHER_ROUTES = '1.7 1.8 1.9 2.4 3.5 3.6 3.7 4.1 4.5 5.1 5.2 5.3 5.4 5.5'.split(' ');
/** Variable of a run whose clock stands still. */
export const FIXED_TIME = { SOURCE_DATE_EPOCH: '1762682400' };

const RUNS = {
  'profile audit on recordings': { verdict: 'READY', run: (out) => audit(out) },
  // As a user makes it, in processes of its own, at a time that another can be made at.
  'profile seed with read access': {
    verdict: 'READY',
    run: (out) =>
      runCommand('audit.ts', ['--profile', 'seed', '--access', 'read', ...out], { env: FIXED_TIME }),
  },
  'profile full on a simulator': {
    verdict: 'READY',
    run: (out) => audit(['--target', 'simulator', '--profile', 'full', ...out]),
  },
  'profile documented on a simulator': {
    verdict: 'READY',
    run: (out) => audit(['--target', 'simulator', '--profile', 'documented', ...out]),
  },
  'the documented routes of profile full': {
    verdict: 'READY',
    only: OF_OTHER_ROUTES,
    run: (out) =>
      audit(['--target', 'simulator', '--profile', 'full', '--routes', 'documented', ...out], {
        only: OF_OTHER_ROUTES,
      }),
  },
  'an entry without a case': {
    verdict: 'CONDITIONAL',
    spec: specWithAnotherEntry,
    only: SMALL,
    run: (out) => {
      const spec = ['--spec', specWithAnotherEntry()];
      return audit(['--target', 'simulator', '--profile', 'full', '--strict', ...spec, ...out], {
        only: SMALL,
      });
    },
  },
  'a run that was interrupted': {
    verdict: 'INCOMPLETE',
    run: (out) =>
      runCommand('audit.ts', ['--target', 'simulator', ...out], {
        signalWhen: { output: /^1\. .*\n/m, signal: 'SIGINT' },
      }),
  },
  'a live run': {
    verdict: 'READY',
    run: (out) => auditLive(out),
  },
  'a few entries on a live account': {
    verdict: 'READY',
    only: LIVE,
    run: (out) => auditLive(out, { only: LIVE }),
  },
  'a few entries on recordings': {
    verdict: 'READY',
    only: FEW,
    run: (out) => audit(out, { only: FEW }),
  },
  'fewer entries on recordings': {
    verdict: 'READY',
    only: FEWER,
    run: (out) => audit(out, { only: FEWER }),
  },
  'a few entries, one of which fails': {
    verdict: 'NOT READY',
    spec: () => specAskingForUnpaidOrders(FEW_ORDERS),
    only: FEW_ORDERS,
    run: (out) =>
      audit(['--target', 'simulator', '--spec', specAskingForUnpaidOrders(FEW_ORDERS), ...out], {
        only: FEW_ORDERS,
      }),
  },
} satisfies Record<string, Shared>;

/** Name of a run that several test files look at. */
export type SharedRunName = keyof typeof RUNS;

/** Of every kind of run one, and of every verdict. */
export const SHARED_RUNS: readonly SharedRunName[] = [
  'profile audit on recordings',
  'profile seed with read access',
  'profile full on a simulator',
  'profile documented on a simulator',
  'the documented routes of profile full',
  'a few entries, one of which fails',
  'an entry without a case',
  'a run that was interrupted',
  'a few entries on a live account',
];

/** A finished run: its folder of bundles, the verdict that it was made for, and what the command said. */
export interface SharedRun {
  out: string;
  verdict: VerdictStatus;
  /** The spec document, where it is none of the project's. */
  spec: string | null;
  /** The cases of its contract. */
  cases: readonly ContractCase[];
  result: CommandResult;
}

/**
 * The run of that name, made by the first that asks, in whichever of the test processes. Read only: what is to be altered must
 * be copied.
 */
export async function sharedRun(name: SharedRunName): Promise<SharedRun> {
  const out = join(sharedPlace(), name.replaceAll(' ', '-'));
  const { verdict, spec, only, run }: Shared = RUNS[name];
  const result = await madeOnce(`${out}.json`, () => run(['--out', out]));
  const cases = only === undefined ? allCases : shortCases(only);
  const short = only === undefined ? null : shortSpec(...only);
  return { out, verdict, spec: spec?.() ?? short, cases, result };
}

async function auditLive(out: string[], options: { only?: readonly string[] } = {}): Promise<CommandResult> {
  const { env, close } = await openLiveAccount();
  return audit(['--target', 'live', '--profile', 'full', ...out], { env, ...options }).finally(close);
}

/**
 * A spec document whose entry 1.2, about paid orders, asks for unpaid ones: its answer then holds others, and it fails. `only`: the
 * entries that it has, all by default.
 */
export function specAskingForUnpaidOrders(only: readonly string[] = []): string {
  const text = only.length === 0 ? readFileSync(SPEC, 'utf8') : shortSpecText(only);
  const start = text.indexOf('### 1.2.');
  return specFile(
    ['unpaid', ...only].join('-'),
    text.slice(0, start) + text.slice(start).replace(/"value": 1\b/, '"value": 0'),
  );
}

function specWithAnotherEntry(): string {
  const request = '```\nGET https://qtickets.ru/api/rest/v1/weather\n```';
  const entry = `\n---\n\n### 9.1. Read the weather\n**Request:**\n${request}\n`;
  return specFile('longer', shortSpecText(SMALL) + entry);
}
