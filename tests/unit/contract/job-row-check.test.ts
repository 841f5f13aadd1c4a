import { expect, test } from 'vitest';
import { jobRowProblems } from '../../../src/contract/job-row-check.ts';
import { JOB_TABLE } from '../../../src/warehouse/loaders/job-row.ts';
import { JOB } from './small-job.ts';

const AT = new Date('2025-11-09T10:00:00Z');
const UNTIL = new Date('2025-11-09T10:00:02Z');
const expectedJob = {
  table: JOB_TABLE,
  runId: 'r',
  caseId: '1.1',
  ver: 5,
  snapshotTs: AT,
  sent: 2,
  from: AT,
  until: UNTIL,
};
const FULL = {
  ...JOB,
  run_id: 'r',
  rows_processed: '2',
  finished_at: '2025-11-09 13:00:02',
  metrics: '{"_ver":5,"snapshot_ts":"2025-11-09T10:00:00.000Z"}',
};

test.each<[string, Record<string, string | null>, string[]]>([
  ['as it must be', {}, []],
  ['another job', { job: 'x' }, ['job']],
  ['another run', { run_id: 'x' }, ['run_id']],
  ['another state', { status: 'failed' }, ['status']],
  ['another number', { rows_processed: '3' }, ['rows_processed']],
  ['another message', { message: 'case 1.10' }, ['message']],
  ['other metrics', { metrics: '{"_ver":6,"snapshot_ts":"2025-11-09T10:00:00.000Z"}' }, ['metrics']],
  ['a begin before the load', { started_at: '2025-11-09 12:59:59' }, ['started_at']],
  ['a begin at its end', { started_at: '2025-11-09 13:00:02' }, []],
  ['a begin behind its end', { started_at: '2025-11-09 13:00:03' }, ['started_at', 'finished_at']],
  ['an end behind the load', { finished_at: '2025-11-09 13:00:03' }, ['finished_at']],
  [
    'an end before the load',
    { started_at: '2025-11-09 12:59:58', finished_at: '2025-11-09 12:59:59' },
    ['started_at', 'finished_at'],
  ],
  [
    'an end before the begin',
    { started_at: '2025-11-09 13:00:01', finished_at: '2025-11-09 13:00:00' },
    ['finished_at'],
  ],
  ['no times', { started_at: null, finished_at: null }, ['started_at', 'finished_at']],
])('a row of the job with %s', (_, changes, wrong) => {
  const { problems, compared } = jobRowProblems(expectedJob, [{ ...FULL, ...changes }], (value) => value);
  expect(problems.map((problem) => /column (\w+)/.exec(problem)?.[1])).toEqual(wrong);
  expect(compared).not.toContain('more');
  expect(compared).toHaveLength(8);
});

test('a row of the job that is not there, and columns that the table lacks', () => {
  expect(jobRowProblems(expectedJob, [], (value) => value)).toEqual({
    problems: [expect.stringContaining(`${JOB_TABLE}: `)],
    compared: [],
  });
  expect(
    jobRowProblems(expectedJob, [{ job: 'qtickets_contract_audit', status: 'bad' }], (value) => value),
  ).toEqual({
    problems: [expect.stringMatching(/status.*run_id "r".*expected "ok", actual "bad"/)],
    compared: ['job', 'status'],
  });
});
