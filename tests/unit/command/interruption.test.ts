import { expect, test } from 'vitest';
import { Interruption, type StopLevel, type StopSignal } from '../../../src/command/interruption.ts';

/** An interruption of a process that only remembers what was asked of it. */
function interrupted() {
  const said: string[] = [];
  const exits: number[] = [];
  const levels: StopLevel[] = [];
  const clocks = new Set<() => void>();
  let time = 0;
  const interruption = new Interruption({
    say: (text) => said.push(text),
    exit: (code) => exits.push(code),
    now: () => time,
    later: (call) => {
      clocks.add(call);
      return () => clocks.delete(call);
    },
  });
  interruption.listen((level) => levels.push(level));
  const press = (signal: StopSignal, after = 1_000) => {
    time += after;
    interruption.take(signal);
  };
  return { interruption, said, exits, levels, clocks, press };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s before a run is held ends the process with %i, and says so', async (signal, code) => {
  const { press, exits, levels, said } = interrupted();
  press(signal);
  await expect.poll(() => exits).toEqual([code]);
  expect(levels).toEqual([]);
  expect(said).toHaveLength(1);
});

test('processes of its own are gone before the process ends', async () => {
  const { press, exits, interruption } = interrupted();
  let gone = () => {};
  const ending = new Promise<void>((resolve) => {
    gone = resolve;
  });
  interruption.beforeExit(() => ending);
  press('SIGINT');
  expect(exits).toEqual([]);
  gone();
  await expect.poll(() => exits).toEqual([130]);
});

test('of a held run the first ends what is under way, the second breaks it off, the third ends the process', async () => {
  const { interruption, press, exits, levels, said } = interrupted();
  await interruption.hold();
  interruption.onForce(() => ['ticket 7 is left']);
  press('SIGINT');
  expect(levels).toEqual(['finish']);
  expect(interruption.exitCode(1)).toBe(130);
  press('SIGINT');
  expect([levels, exits]).toEqual([['finish', 'cut'], []]);
  press('SIGINT');
  await expect.poll(() => exits).toEqual([130]);
  expect(said).toHaveLength(3);
  expect(said.at(-1)).toContain('ticket 7 is left');
});

test('what npm passes on beside the terminal is no second signal, and neither is the end of the terminal', async () => {
  const { interruption, press, levels } = interrupted();
  await interruption.hold();
  press('SIGINT');
  press('SIGINT', 20);
  press('SIGHUP');
  expect(levels).toEqual(['finish']);
  press('SIGTERM');
  expect(levels).toEqual(['finish', 'cut']);
});

test('what does not end by itself is broken off by the clock, but not once it has ended', async () => {
  const slow = interrupted();
  await slow.interruption.hold();
  slow.press('SIGTERM');
  for (const ring of slow.clocks) ring();
  expect(slow.levels).toEqual(['finish', 'cut']);
  const quick = interrupted();
  await quick.interruption.hold();
  quick.press('SIGTERM');
  quick.interruption.settle();
  expect(quick.clocks.size).toBe(0);
});

test('one who listens late hears what was asked, and what is left on an account keeps its exit code', async () => {
  const { interruption, press } = interrupted();
  await interruption.hold();
  press('SIGINT');
  const late: StopLevel[] = [];
  interruption.listen((level) => late.push(level));
  expect(late).toEqual(['finish']);
  expect([interruption.exitCode(0), interruption.exitCode(3)]).toEqual([130, 3]);
});
