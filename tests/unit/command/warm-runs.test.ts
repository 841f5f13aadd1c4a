import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { SESSION_VARIABLES } from '../../../src/command/session-variables.ts';
import { awaitOrder, type RunOrder } from '../../../src/command/standby.ts';
import { WarmRuns } from '../../../src/command/warm-runs.ts';
import { OPTION_VARIABLES } from '../../../src/common/option-variables.ts';

const ORDER: RunOrder = { only: ['1.1', '2.1'], cases: 'cases-of-now.mjs' };

test.each([
  ['nothing changed', [], ORDER.cases, true],
  ['a case changed, and is given', ['tests/cases/1-orders.cases.ts'], ORDER.cases, true],
  ['a case changed, and cannot be made', ['tests/cases/1-orders.cases.ts'], null, false],
  ['other code changed', ['tests/cases/1-orders.cases.ts', 'src/contract/check-rows.ts'], ORDER.cases, false],
])('%s: what waits runs only by the sources as they are', async (_, changed, cases, runs) => {
  const { channel, told } = channelOf();
  const env: Record<string, string | undefined> = {};
  const waiting = awaitOrder(channel, env, { changed: () => changed });
  channel.emit('message', { ...ORDER, cases });
  expect(await waiting).toBe(runs);
  expect(told).toEqual(runs ? [] : [{ auditStale: true }]);
  expect([env[OPTION_VARIABLES.only], env[SESSION_VARIABLES.cases]]).toEqual(
    runs ? ['1.1,2.1', ORDER.cases] : [undefined, undefined],
  );
});

test('what waits ends when nobody is there to tell it anything, and what it ran keeps no process', async () => {
  const left = channelOf();
  const waiting = awaitOrder(left.channel, {}, { changed: () => [] });
  left.channel.emit('disconnect');
  expect(await waiting).toBe(false);
  const told = channelOf();
  const ordered = awaitOrder(told.channel, {}, { changed: () => [] });
  told.channel.emit('message', ORDER);
  await ordered;
  expect(told.channel.eventNames()).toEqual([]);
});

test('the process of the next run waits, is told what to run, and knows the run before it', async () => {
  const { runs, started } = runsOf('reports/first', 'reports/second');
  expect(await runs.run(ORDER)).toBe('reports/first');
  expect(started).toHaveLength(1);
  runs.prepare();
  runs.prepare();
  expect(started.map(({ last, orders }) => [last, orders.length])).toEqual([
    ['', 1],
    ['reports/first', 0],
  ]);
  expect(await runs.run({ ...ORDER, only: null })).toBe('reports/second');
  expect(started[1]?.orders).toEqual([{ ...ORDER, only: null }]);
});

test.each([
  ['is not made of the sources as they are', 'stale'],
  ['has ended by itself', 'ended'],
] as const)('one that waits and %s is replaced, and its order is run', async (_, how) => {
  const { runs, started } = runsOf(how, 'reports/second');
  runs.prepare();
  expect(await runs.run(ORDER)).toBe('reports/second');
  expect(started[1]?.orders).toEqual([ORDER]);
});

test('a run without a bundle gives none, and the one that waits ends with the watching', async () => {
  const { runs, started } = runsOf(null, 'reports/second');
  expect(await runs.run(ORDER)).toBeNull();
  runs.prepare();
  await runs.close();
  expect(started.map(({ gone }) => gone())).toEqual([true, true]);
  expect(started[1]?.orders).toEqual([]);
});

function channelOf() {
  const told: unknown[] = [];
  const channel = Object.assign(new EventEmitter(), { send: (message: unknown) => told.push(message) > 0 });
  return { channel, told };
}

/** Runs by processes that are none: each ends as it is said here, or gives the folder of its bundle. */
function runsOf(...ends: (string | 'stale' | 'ended' | null)[]) {
  const started: { last: string; orders: RunOrder[]; gone: () => boolean }[] = [];
  const runs = new WarmRuns((last) => {
    const how = ends[started.length] ?? null;
    const orders: RunOrder[] = [];
    const child = Object.assign(new EventEmitter(), {
      exitCode: how === 'ended' ? 2 : (null as number | null),
      signalCode: null,
      send: (order: RunOrder) => {
        orders.push(order);
        if (how === 'stale') child.emit('message', { auditStale: true });
        else if (how !== null) child.emit('message', { auditFolder: how });
        queueMicrotask(end);
      },
      disconnect: () => queueMicrotask(end),
    });
    const end = () => {
      child.exitCode = 0;
      child.emit('close', 0, null);
    };
    started.push({ last, orders, gone: () => child.exitCode !== null });
    return child as unknown as ChildProcess;
  });
  return { runs, started };
}
