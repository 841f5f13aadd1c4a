import { expect, test } from 'vitest';
import { errorEnvelopes } from '../../../src/report/error-envelopes.ts';
import { modelOf } from './fixture-bundle.ts';
import { CLIENTS, planOf } from './fixture-plan.ts';
import { attempt, exchange, goodBut, goodPlays, runOf } from './fixture-run.ts';

test('tables go from the first count to the last and name their sources in order', () => {
  const { tables } = modelOf(runOf(goodPlays()));
  expect(tables.find(({ name }) => name === CLIENTS)).toEqual({
    name: CLIENTS,
    before: 0,
    after: 2,
    delta: 2,
    attributed: 2,
    others: 0,
    contested: 0,
    final: true,
    strays: [],
    columns: { compared: ['key', 'value'], leftOut: [] },
    maxVer: '1762696761',
    maxSnapshotTs: null,
    sources: [
      { id: '2.1', scenario: '', sent: 2, added: 2, counted: true },
      { id: '2.2', scenario: '', sent: 1, added: 0, counted: true },
    ],
  });
});

test('evidence that arrives out of order gives the same model', () => {
  const run = runOf(goodPlays());
  const reversed = { ...run, evidence: [...run.evidence].reverse() };
  expect(modelOf(reversed)).toEqual(modelOf(run));
});

test('the order in which a count lists its tables changes nothing', () => {
  const turned = runOf(goodPlays());
  const { tables } = turned;
  if (tables?.closing === null || tables === null) throw new TypeError('the run has counts');
  tables.before = Object.fromEntries(Object.entries(tables.before).reverse());
  tables.closing.after = Object.fromEntries(Object.entries(tables.closing.after).reverse());
  expect(modelOf(turned)).toEqual(modelOf(runOf(goodPlays())));
});

test('metrics are read from the loaded answers', () => {
  const { metrics } = modelOf(runOf(goodPlays()));
  expect(metrics.orders).toEqual({ loaded: 3, distinct: 3, paid: 1, unpaid: 2, from: ['1.1'] });
  expect(metrics.clients).toEqual({ loaded: 3, distinct: 2, from: ['2.1', '2.2'] });
  expect(metrics.events).toEqual({ loaded: 2, distinct: 2, active: 1, from: ['3.1'] });
  expect(metrics.seats).toEqual([{ eventId: '33', showId: '41', total: 3, left: 1, from: '3.7' }]);
  expect(metrics.partners).toEqual({
    readOperations: 0,
    writeOperations: 1,
    denied: 1,
    rowsAdded: 0,
    from: [],
  });
});

test('seats whose path and answer name no event are of the event that the case names', () => {
  const body = { data: { 'A-1;1': { id: 'A-1;1', available: true } } };
  const run = runOf(goodBut('3.7', { body }));
  run.plan.selected = run.plan.selected.map((planned) => {
    if (planned.entry.id !== '3.7') return planned;
    const path = '/api/rest/v1/shows/{SHOW_ID}/seats';
    const scenarios = planned.case.scenarios.map((scenario) => ({
      ...scenario,
      rows: scenario.rows.map((row) => ({ ...row, items: 'data{*}' })),
    }));
    return {
      ...planned,
      entry: { ...planned.entry, path },
      case: { ...planned.case, params: { EVENT_ID: 34 }, scenarios },
    };
  });
  for (const { request } of run.evidence.find(({ id }) => id === '3.7')?.exchanges ?? []) {
    request.path = '/api/rest/v1/shows/41/seats';
  }
  expect(modelOf(run).metrics.seats).toEqual([
    { eventId: '34', showId: '41', total: 1, left: 1, from: '3.7' },
  ]);
});

test('an answer that was not loaded is in no metric', () => {
  const { metrics } = modelOf(runOf(goodBut('1.1', { rows: {} })));
  expect(metrics.orders).toEqual({ loaded: 0, distinct: 0, paid: 0, unpaid: 0, from: [] });
});

test('answers of setup calls are in no metric, and their errors are listed', () => {
  const setup = exchange('setup', 'cancel', 503, {
    error: 'Unknown error',
    status: 503,
    code: 'UNKNOWN_ERROR',
    data: [{ id: 9 }],
  });
  const { metrics, errors } = modelOf(runOf(goodBut('1.1', { extra: [setup] })));
  expect(metrics.orders.loaded).toBe(3);
  expect(errors[0]).toEqual({
    id: '1.1',
    scenario: '',
    role: 'setup cancel',
    status: 503,
    code: 'UNKNOWN_ERROR',
    message: 'Unknown error',
    expected: false,
  });
});

test('an error that a passed scenario asks for is expected, and that of a failed one is not', () => {
  expect(modelOf(runOf(goodPlays())).errors.map(({ id, expected }) => [id, expected])).toEqual([
    ['6.1', true],
    ['7.2', true],
  ]);
  const failed = modelOf(runOf(goodBut('7.2', { failed: 'envelope' })));
  expect(failed.errors.find(({ id }) => id === '7.2')?.expected).toBe(false);
});

test('an error of a setup call is unexpected also where the scenario asks for an error', () => {
  const setup = exchange('setup', 'cancel', 404, {
    error: 'Not found',
    status: 404,
    code: 'RESOURCE_NOT_FOUND',
  });
  const { errors } = modelOf(runOf(goodBut('7.2', { extra: [setup] })));
  expect(errors.filter(({ id }) => id === '7.2').map(({ role, expected }) => [role, expected])).toEqual([
    ['setup cancel', false],
    ['call', true],
  ]);
});

test('an error envelope inside a 200 is an error answer', () => {
  const body = { status: 'error', code: 'WRONG_AUTHORIZATION', message: 'Wrong authorization' };
  const { errors } = modelOf(runOf(goodBut('6.1', { status: 200, body })));
  expect(errors[0]).toMatchObject({ id: '6.1', status: 200, code: 'WRONG_AUTHORIZATION', expected: true });
});

test('error envelopes are found in the place of a batch item, and not in a good answer', () => {
  const bad = { status: 'error', code: 'SEAT_NOT_FOUND', message: 'Seat not found' };
  expect(errorEnvelopes({ status: 'success', result: [{ id: 1 }, bad] })).toEqual([
    { code: 'SEAT_NOT_FOUND', message: 'result/1: Seat not found' },
  ]);
  expect(errorEnvelopes({ data: [{ status: 'valid' }] })).toEqual([]);
});

test('a repeated call is listed as a retry, and its first answer as an error', () => {
  const attempts = [attempt(503, null), attempt(null, 'HTTP 503'), attempt(200, 'connection lost')];
  const { retries, errors, entries } = modelOf(runOf(goodBut('1.1', { attempts })));
  expect(retries).toEqual([
    { id: '1.1', scenario: '', attempt: 2, waitMs: 250, reason: 'HTTP 503' },
    { id: '1.1', scenario: '', attempt: 3, waitMs: 250, reason: 'connection lost' },
  ]);
  expect(errors.filter(({ id }) => id === '1.1').map(({ status }) => status)).toEqual([503, null]);
  expect(entries[0]?.scenarios[0]?.attempts).toBe(3);
});

test('findings carry the scenario they come from', () => {
  expect(modelOf(runOf(goodPlays())).findings).toMatchObject([
    { id: '7.2', scenario: '', kind: 'code-differs' },
  ]);
});

test('with a fixed clock no duration is known', () => {
  expect(modelOf(runOf(goodPlays())).run.durationMs).toBe(12_345);
  expect(modelOf(runOf(goodPlays(), { clockFixed: true })).run.durationMs).toBeNull();
});

test('entries have concrete paths and the lines of the spec document, also when they did not run', () => {
  const paths = (run: ReturnType<typeof runOf>) => modelOf(run).entries.map(({ path }) => path);
  expect(paths(runOf([]))).toEqual(paths(runOf(goodPlays())));
  expect(modelOf(runOf([])).entries.find(({ id }) => id === '6.1')).toMatchObject({
    path: '/api/partners/v1/tickets/add/12/4076',
    specRef: 'requests_doc.md:486-493',
  });
});

test('a scenario of another access is not asked for', () => {
  const plan = planOf({ access: 'write' });
  const { entries } = modelOf(runOf([], { plan, interrupted: true }));
  expect(entries.find(({ id }) => id === '6.1')?.scenariosNotExecuted).toEqual([
    { name: 'write', outcome: 'ok' },
  ]);
});
