import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import { modelOf } from './fixture-bundle.ts';
import { JOBS, ORDERS, planOf } from './fixture-plan.ts';
import { attempt, goodBut, goodPlays, runOf } from './fixture-run.ts';

type Run = ReturnType<typeof runOf>;

// The format's schema is of an older draft than our own, which the schema sets of src do not read.
const ajv = new Ajv({ strict: true, allErrors: true });
ajvFormats.default(ajv);
const published = ajv.compile(JSON.parse(readFileSync('schemas/vendor/ctrf.schema.json', 'utf8')));

const RUNS: Record<string, Run> = {
  ready: runOf(goodPlays()),
  failed: runOf(goodBut('1.1', { failed: 'rule:ordered' })),
  'rows that do not fit': runOf(goodBut('1.1', { rows: { [ORDERS]: [3, 2, 3], [JOBS]: [1, 1] } })),
  skipped: runOf(goodBut('6.1', { skip: 'writes are not allowed' })),
  interrupted: runOf(goodPlays().slice(0, 3), {
    interrupted: true,
    notSelected: new Map([['3.1', 'the run was interrupted']]),
  }),
  empty: runOf([], { warehouse: null, git: null }),
  'fixed clock': runOf(goodPlays(), { clockFixed: true }),
  'both accesses': runOf([...goodPlays(), { id: '6.1', scenario: 'write', rows: { [JOBS]: [1, 1] } }], {
    plan: planOf({ access: 'both' }),
  }),
};

test.each(Object.entries(RUNS))('the published schema of the format accepts the report: %s', (_, run) => {
  const valid = published(reportOf(run));
  expect(published.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('the published schema refuses a report without what it demands', () => {
  const { results, ...rest } = reportOf(runOf(goodPlays()));
  for (const broken of [
    { ...rest },
    { ...rest, results: { ...results, note: '' } },
    { ...rest, results: { ...results, tests: results.tests.map(({ name, status }) => ({ name, status })) } },
  ]) {
    expect(published(broken)).toBe(false);
  }
});

test.each(Object.entries(RUNS))(
  'there is one test for each scenario, and the counts follow: %s',
  (_, run) => {
    const { tests, summary } = reportOf(run).results;
    const model = modelOf(run);
    const labels = model.entries.flatMap(({ id, title, scenarios, scenariosNotExecuted }) =>
      [...scenarios, ...scenariosNotExecuted].map(
        ({ name }) => `${id} ${title}${name === '' ? '' : ` (${name})`}`,
      ),
    );
    expect(tests.map(({ name }) => name)).toEqual(labels);
    const { passed, failed, skipped, pending, other } = summary;
    expect(summary['tests']).toBe(tests.length);
    expect((passed ?? 0) + (failed ?? 0) + (skipped ?? 0) + (pending ?? 0) + (other ?? 0)).toBe(tests.length);
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other']) {
      expect(summary[status], status).toBe(tests.filter((item) => item.status === status).length);
    }
    expect(summary['suites']).toBe(new Set(tests.map(({ suite }) => suite[0])).size);
  },
);

test('retries are the tries of the call after its first', () => {
  const tries = [attempt(503, null), attempt(503, 'status 503'), attempt(200, 'status 503')];
  const [first] = reportOf(runOf(goodBut('1.1', { attempts: tries }))).results.tests;
  expect(first).toMatchObject({ name: '1.1 Entry 1.1', retries: 2 });
});

test('a test bears the status, the section, the duration, the file and the line of its scenario', () => {
  const [first] = testsOf('ready');
  expect(first).toEqual({
    name: '1.1 Entry 1.1',
    status: 'passed',
    duration: 12,
    suite: ['1'],
    filePath: 'artifacts/spec/requests_doc.md',
    line: 18,
    retries: 0,
  });
  expect(testsOf('both accesses').map(({ name }) => name)).toContain('6.1 Entry 6.1 (write)');
});

test('a failed test says which checks failed, and which rows did not fit', () => {
  expect(testNamed('failed', '1.1 Entry 1.1')).toMatchObject({
    status: 'failed',
    message: 'rule:ordered: rule:ordered does | not hold',
  });
  const uneven = testNamed('rows that do not fit', '1.1 Entry 1.1');
  expect(uneven?.status).toBe('failed');
  expect(uneven?.message).toContain(ORDERS);
});

test('a skipped test says why, and one that did not run is pending', () => {
  expect(testNamed('skipped', '6.1 Entry 6.1 (read)')).toMatchObject({
    status: 'skipped',
    message: 'writes are not allowed',
  });
  expect(testNamed('interrupted', '3.1 Entry 3.1')).toMatchObject({
    status: 'pending',
    message: 'the run was interrupted',
  });
  expect(testNamed('interrupted', '1.1 Entry 1.1')?.status).toBe('passed');
});

test('a scenario that was not answered has failed, and says that nothing was checked', () => {
  const run = runOf(goodPlays());
  const [first] = run.evidence;
  if (first !== undefined) first.exchanges = [];
  const [told] = reportOf(run).results.tests;
  expect(told).toMatchObject({
    name: '1.1 Entry 1.1',
    status: 'failed',
    message: expect.stringMatching(/./),
  });
});

test('durations are whole, the times of the run are milliseconds since 1970, and a fixed clock gives equal bytes', () => {
  const run = runOf(goodPlays());
  for (const item of run.evidence) item.durationMs = 12.6;
  expect(reportOf(run).results.tests.map(({ duration }) => duration)).toEqual(goodPlays().map(() => 13));
  const { start, stop } = reportOf(runOf(goodPlays())).results.summary;
  expect([start, (stop ?? 0) - (start ?? 0)]).toEqual([Date.parse('2025-11-09T13:59:21Z'), 12_345]);
  const fixed = runOf(goodPlays(), { clockFixed: true });
  for (const item of fixed.evidence) item.durationMs = null;
  expect(ctrfReport(modelOf(fixed)).content.equals(ctrfReport(modelOf(fixed)).content)).toBe(true);
  expect(reportOf(fixed).results.tests.every(({ duration }) => duration === 0)).toBe(true);
});

test('the report names the tool, the environment and the verdict of the run', () => {
  const { results, runId } = reportOf(runOf(goodBut('1.1', { failed: 'schema' })));
  expect(runId).toBe('qtickets_replay_run_20251109_135921');
  expect(results.tool).toEqual({ name: 'qtickets-contract-audit', version: '0.1.0' });
  expect(results.environment).toMatchObject({ testEnvironment: 'replay', osPlatform: 'linux x64' });
  const saidOf = '1 recording of the simulator, made on 2025-11-09';
  expect(results.extra).toEqual({ verdict: 'NOT READY', saidOf });
  expect(results.environment).toMatchObject({ extra: { answeredBy: saidOf, debug: false } });
});

interface Report {
  runId: string;
  results: {
    tool: unknown;
    environment: unknown;
    extra: unknown;
    summary: Record<string, number>;
    tests: { name: string; status: string; duration: number; suite: string[]; message?: string }[];
  };
}

function reportOf(run: Run): Report {
  return JSON.parse(ctrfReport(modelOf(run)).content.toString('utf8')) as Report;
}

function testsOf(name: string): Report['results']['tests'] {
  const run = RUNS[name];
  if (run === undefined) throw new Error(`no run ${name}`);
  return reportOf(run).results.tests;
}

function testNamed(run: string, name: string): Report['results']['tests'][number] | undefined {
  return testsOf(run).find((item) => item.name === name);
}
