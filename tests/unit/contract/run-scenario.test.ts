import { expect, test } from 'vitest';
import { runScenario } from '../../../src/contract/run-scenario.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { PAGE, ran } from './ran-scenario.ts';
import { ANY_SCHEMA, aside, type Reply, smallEntry, smallRun } from './small-scenario.ts';

test('a scenario that passes has its evidence whole', async () => {
  let called = 0;
  const scenario: Partial<CaseScenario> = {
    setup: [aside('before')],
    followUps: [aside('after')],
    rules: [{ rule: 'notEmpty', items: 'data[*]' }],
  };
  const { evidence, results } = await ran(
    [{ body: PAGE }, { body: PAGE }, { body: PAGE }, { body: PAGE }],
    { scenario, case: { needs: ['1.2'] } },
    () => {
      called += 1;
    },
  );
  expect(called).toBe(1);
  expect(evidence).toMatchObject({
    ...{
      id: '1.1',
      scenario: '',
      counted: true,
      outcome: 'ok',
      expected: '200',
      actual: '200',
      httpStatus: 200,
      durationMs: null,
    },
    ...{
      startedAt: '2025-11-09T10:00:00.000Z',
      finishedAt: '2025-11-09T10:00:00.000Z',
      rows: [],
      loaded: false,
      load: null,
    },
    ...{ fieldUses: [], notes: [], findings: [], skipReason: null },
  });
  expect(evidence.exchanges.map(({ role, name }) => [role, name])).toEqual([
    ['setup', 'before'],
    ['call', ''],
    ['followUp', 'after'],
    ['prerequisite', '1.2'],
  ]);
  expect(Object.values(results).every((result) => result === 'pass')).toBe(true);
  const names = evidence.checks.map(({ name }) => name).filter((name) => !name.startsWith('general:'));
  expect(names).toEqual([
    'setup',
    'status',
    'contentType',
    'encoding',
    'json',
    'envelope',
    'prerequisites',
    'schema',
    'rule:notEmpty',
    'followUps',
    'rows:others',
    'recording',
  ]);
});

test('what fails keeps what comes after it from running', async () => {
  const rules: CaseScenario['rules'] = [{ rule: 'notEmpty', items: 'data[*]' }];
  const { evidence, results, message } = await ran(
    [{ body: { error: 'x', status: 500, code: 'A_B' }, status: 500 }],
    { scenario: { rules } },
  );
  expect(evidence).toMatchObject({ actual: '500 A_B', httpStatus: 500 });
  expect(results).toMatchObject({
    status: 'fail',
    contentType: 'notRun',
    encoding: 'notRun',
    json: 'notRun',
    envelope: 'notRun',
    schema: 'notRun',
    'rule:notEmpty': 'notRun',
    recording: 'pass',
  });
  expect(message('schema')).toBe('status failed');
  const schema = await ran([{ body: PAGE }], {
    scenario: { rules },
    run: {
      schemas: {
        ...ANY_SCHEMA,
        check: () => [{ pointer: '/data', message: 'must be x', schemaPath: '', schema: '' }],
      } as never,
    },
  });
  expect(schema.results).toMatchObject({
    schema: 'fail',
    'rule:notEmpty': 'notRun',
    'general:text': 'notRun',
  });
  const empty = await ran([{ body: { data: [] } }], { scenario: { rules } });
  expect(empty.results).toMatchObject({ 'rule:notEmpty': 'fail' });
  expect(empty.evidence.notes).toHaveLength(1);
});

test('a setup, a follow-up or a prerequisite that went wrong fails', async () => {
  const bad: Reply = { body: { error: 'x', status: 500 }, status: 500 };
  const setup = await ran([bad, { body: PAGE }], { scenario: { setup: [aside('before')] } });
  expect([setup.results['setup'], setup.message('setup')]).toEqual([
    'fail',
    expect.stringMatching(/^before, POST \/api\/rest\/v1\/before: .*500/),
  ]);
  const after = await ran([{ body: PAGE }, bad], { scenario: { followUps: [aside('after')] } });
  expect([after.results['followUps'], after.message('followUps')]).toEqual([
    'fail',
    expect.stringMatching(/^after, /),
  ]);
  const needs = await ran([{ body: PAGE }, bad], { case: { needs: ['1.2'] } });
  expect([needs.results['prerequisites'], needs.results['schema']]).toEqual(['fail', 'notRun']);
  const plain = await ran([{ body: PAGE }]);
  expect(
    Object.keys(plain.results).filter((name) => ['setup', 'followUps', 'prerequisites'].includes(name)),
  ).toEqual([]);
});

test('the answer of a case that others read is kept, of its first scenario alone', async () => {
  const kept = async (scenario: Partial<CaseScenario>, needs: string[], scenarios?: CaseScenario[]) => {
    const { planned, scenario: own } = smallEntry(scenario, scenarios === undefined ? {} : { scenarios });
    const reader = smallEntry({}, { needs }, { id: '1.2' }).planned;
    const { run } = smallRun([{ body: PAGE }], [planned, reader]);
    await runScenario(run, planned, own);
    return [...run.answers];
  };
  expect(await kept({}, ['1.1'])).toEqual([['1.1', { body: PAGE, masked: PAGE }]]);
  expect(await kept({}, [])).toEqual([]);
  expect(
    await kept({ name: 'again' }, ['1.1'], [smallEntry().scenario, smallEntry({ name: 'again' }).scenario]),
  ).toEqual([]);
});

test('recordings that are missing or left over are told, of a replay alone', async () => {
  const missed = await ran([new AuditError('FIXTURE_MISS', 'was not recorded', '')]);
  expect(missed.results).toMatchObject({ status: 'fail', recording: 'notRun' });
  expect(missed.evidence).toMatchObject({
    actual: expect.stringContaining('FIXTURE_MISS'),
    httpStatus: null,
  });
  const left = await ran([{ body: PAGE }], { target: { end: async () => ['GET /x was not asked for'] } });
  expect([left.results['recording'], left.message('recording')]).toEqual([
    'fail',
    'GET /x was not asked for',
  ]);
  const aside_ = await ran([{ body: PAGE }, new AuditError('FIXTURE_MISS', 'x', '')], {
    scenario: { followUps: [aside('after')] },
  });
  expect(aside_.results['recording']).toBe('notRun');
  const failed = await ran([new AuditError('REQUEST_FAILED', 'x', '')]);
  expect(failed.results['recording']).toBe('pass');
  expect((await ran([{ body: PAGE }], { target: { name: 'simulator' } })).results).not.toHaveProperty(
    'recording',
  );
});

test('a scenario that cannot begin says so, and runs nothing', async () => {
  let called = 0;
  const begin = async () =>
    Promise.reject(new AuditError('FIXTURE_BROKEN' as never, 'the recording is cut', ''));
  const { evidence, results, message } = await ran(
    [],
    { target: { begin }, scenario: { rules: [{ rule: 'notEmpty', items: 'data[*]' }] } },
    () => {
      called += 1;
    },
  );
  expect([called, message('recording'), message('json')]).toEqual([
    1,
    expect.stringContaining('the recording is cut'),
    'recording failed',
  ]);
  expect(results).toEqual({
    recording: 'fail',
    status: 'notRun',
    contentType: 'notRun',
    encoding: 'notRun',
    json: 'notRun',
    envelope: 'notRun',
    schema: 'notRun',
    'rule:notEmpty': 'notRun',
    'rows:others': 'pass',
  });
  expect(evidence).toMatchObject({
    actual: expect.stringContaining('recording'),
    httpStatus: null,
    exchanges: [],
  });
  await expect(
    ran([], { target: { begin: async () => Promise.reject(new TypeError('a defect')) } }),
  ).rejects.toThrow('a defect');
});
