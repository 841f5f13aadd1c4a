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
