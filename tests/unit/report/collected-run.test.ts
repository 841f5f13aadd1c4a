import { expect, test } from 'vitest';
import type { AnswerIntake } from '../../../src/report/answer-intake.ts';
import { RunCollector } from '../../../src/report/collected-run.ts';
import { planOf } from './fixture-plan.ts';

function collector(): RunCollector {
  return new RunCollector(planOf(), {
    answers: null as unknown as AnswerIntake,
    progress: null,
    onUnderWay: () => {},
  });
}

const broken = [{ message: 'the worker exited' }];

test('what breaks by itself is an error of the run', () => {
  const run = collector();
  run.testBroke('2.1', broken);
  run.end([], false);
  expect(run.collected()).toMatchObject({ interrupted: false, unhandledErrors: [expect.any(String)] });
});

test('what breaks once the run was asked to end is none, and is told apart', () => {
  const run = collector();
  run.interrupt();
  run.testBroke('2.1', broken);
  run.fileDone('tests/contract/2-clients.test.ts', undefined, broken);
  run.end(broken, false);
  expect(run.collected()).toMatchObject({ interrupted: true, unhandledErrors: [] });
  expect(run.brokenOff()).toHaveLength(3);
});

test('what did not run for a test or a file that broke is told so, and of no other', () => {
  const run = collector();
  run.testBroke('2.1 List clients', broken);
  run.fileDone('tests/contract/3-events.test.ts', undefined, broken);
  run.fileDone('tests/contract/7-errors.test.ts', undefined, []);
  run.end([], false);
  const reasons = new Map(run.collected().notSelected);
  expect(reasons.get('2.1')).toBe('its test broke');
  expect(reasons.get('3.1')).toBe('its test file broke');
  expect([...new Set(['1.1', '2.2', '7.2'].map((id) => reasons.get(id)))]).toEqual([
    'not selected by the test filter',
  ]);
});
