import { expect, test } from 'vitest';
import { concretePath, makeScenarioCalls, parametersOf } from '../../../src/contract/scenario-calls.ts';
import type { CaseScenario, ContractCase } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { SpecEntry } from '../../../src/model/spec.ts';
import type { Target } from '../../../src/model/target.ts';
import { aside, ok, type Reply, smallEntry, smallRun } from './small-scenario.ts';

const PATH = '/api/rest/v1/orders/{ORDER_ID}';

async function made(
  scenario: Partial<CaseScenario>,
  replies: Reply[],
  target: Partial<Target> = {},
  entry: Partial<SpecEntry> = {},
  contractCase: Partial<ContractCase> = {},
) {
  const { planned, scenario: own } = smallEntry(scenario, contractCase, entry);
  const restores: unknown[] = [];
  const answers: unknown[] = [];
  const writes = {
    sending: (_: unknown, __: unknown, restore: unknown) => {
      restores.push(restore);
      return (record: { answer: { json?: unknown } | null }) => answers.push(record.answer?.json);
    },
    told: () => {},
    reset: () => {},
  };
  const { run, sent } = smallRun(replies, [planned], { writes }, target);
  const calls = await makeScenarioCalls(run, planned, own, run.plan.spec.commonHeaders);
  return {
    calls,
    sent: sent.map(({ method, path, body }) => [method, path, body]),
    headers: sent.map(({ headers }) => headers),
    restores,
    answers,
  };
}

test('calls are made in their order, each with what those before it answered', async () => {
  const scenario: Partial<CaseScenario> = {
    setup: [aside('first'), aside('second', { body: { of: { $from: 'first', path: 'data.id' } } })],
    request: { method: 'PUT', body: { id: { $from: 'second', path: 'data.id' }, more: 1 } },
    followUps: [
      aside('third', { body: { was: { $sent: 'id' }, is: { $answer: 'data.id' } } }),
      aside('fourth', { sameBody: true }),
    ],
  };
  const { calls, sent, answers } = await made(scenario, [
    ok({ data: { id: 1 } }),
    ok({ data: { id: 2 } }),
    ok({ data: { id: 3 } }),
    ok({}),
    ok({}),
  ]);
  expect(sent).toEqual([
    ['POST', '/api/rest/v1/first', undefined],
    ['POST', '/api/rest/v1/second', { of: 1 }],
    ['PUT', '/api/rest/v1/orders', { id: 2, more: 1 }],
    ['POST', '/api/rest/v1/third', { was: 2, is: 3 }],
    ['POST', '/api/rest/v1/fourth', { id: 2, more: 1 }],
  ]);
  expect(
    [...calls.setup, calls.call, ...calls.followUps].map(({ exchange: { role, name } }) => [role, name]),
  ).toEqual([
    ['setup', 'first'],
    ['setup', 'second'],
    ['call', ''],
    ['followUp', 'third'],
    ['followUp', 'fourth'],
  ]);
  expect(answers).toHaveLength(5);
  expect([calls.undo, calls.unused, calls.remarks, calls.answeredBody]).toEqual([[], [], [], undefined]);
});

test('a call bears the token of its role, or the headers of the document', async () => {
  const scenario: Partial<CaseScenario> = {
    token: 'specified',
    setup: [aside('first', { token: 'partnersWrite' })],
  };
  const { headers } = await made(
    scenario,
    [ok({}), ok({})],
    {},
    { headers: { 'X-Own': '1', Accept: 'text/json' } },
  );
  expect(headers).toEqual([
    { Accept: 'text/json', Authorization: 'Bearer token of partnersWrite', 'X-Own': '1' },
    { Accept: 'text/json', Authorization: 'Bearer of the document', 'X-Own': '1' },
  ]);
});

test('what a target remarks, what it left and to what it answered are kept', async () => {
  const target = {
    remarks: () => ['as of yesterday'],
    end: async () => ['x was not asked for'],
    answeredBody: () => ({ masked: true }),
    recordedBody: () => ({ recorded: true }),
  };
  const { calls } = await made({}, [ok({})], target, { body: { a: 1 } });
  expect([calls.remarks, calls.unused, calls.answeredBody, calls.call.exchange.request.body]).toEqual([
    ['as of yesterday'],
    ['x was not asked for'],
    { masked: true },
    { recorded: true },
  ]);
});

const UNDO = aside('undo', {
  method: 'PUT',
  path: '/api/rest/v1/orders/{ORDER_ID}',
  body: { back: { $from: 'first', path: 'data.id' } },
});
const LIVE: Partial<CaseScenario> = {
  setup: [aside('first')],
  live: { undo: [UNDO], undoSetup: [aside('take back')] },
};
const ENTRY = { path: PATH, examples: ['/api/rest/v1/orders/8'] };

test('a write on a real account is undone, and what was refused leaves what the setup made', async () => {
  const live: Partial<Target> = { name: 'live' };
  const undone = await made(LIVE, [ok({ data: { id: 1 } }), ok({}), ok({})], live, ENTRY);
  expect(undone.sent.at(-1)).toEqual(['PUT', '/api/rest/v1/orders/8', { back: 1 }]);
  expect(undone.calls.undo.map(({ exchange }) => exchange.role)).toEqual(['undo']);
  expect(undone.restores).toEqual([
    null,
    { method: 'PUT', path: '/api/rest/v1/orders/8', body: { back: 1 }, api: 'rest' },
    null,
  ]);
  const refused = await made(LIVE, [ok({ data: { id: 1 } }), { body: {}, status: 400 }, ok({})], live, ENTRY);
  expect(refused.calls.undo.map(({ exchange }) => exchange.name)).toEqual(['take back']);
  expect((await made({}, [ok({})], live)).calls.undo).toEqual([]);
});

test('nothing is undone that cannot be, or need not be', async () => {
  const replies = [ok({}), ok({}), ok({})];
  expect((await made(LIVE, replies, { name: 'live' }, ENTRY)).calls.undo).toEqual([]);
  const full = [ok({ data: { id: 1 } }), ok({}), ok({})];
  expect((await made(LIVE, full, { name: 'simulator' }, ENTRY)).calls.undo).toEqual([]);
  expect((await made({ ...LIVE, outcome: 'denied' }, full, { name: 'live' }, ENTRY)).calls.undo).toEqual([]);
  const restores = async (more: Partial<CaseScenario>) => (await made(more, full, {}, ENTRY)).restores[1];
  expect(await restores({ ...LIVE, live: { undo: [{ ...UNDO, token: 'partnersWrite' }] } })).toMatchObject({
    api: 'partners',
  });
  expect(await restores({ ...LIVE, outcome: 'denied' })).toBeNull();
  expect(await restores({ ...LIVE, live: { undo: [UNDO, UNDO] } })).toBeNull();
  expect(await restores({ ...LIVE, live: { undo: [aside('undo')] } })).toBeNull();
  expect(
    await restores({ ...LIVE, live: { undo: [{ ...UNDO, body: { $from: 'first', path: 'gone' } }] } }),
  ).toBeNull();
  expect(await restores({ ...LIVE, live: {} })).toBeNull();
});

test('a path is that of the example, or the template with the values of the case and the scenario', () => {
  const path = (
    request?: CaseScenario['request'],
    examples: string[] = ['/api/rest/v1/orders/8'],
    params = {},
  ) => {
    const { planned, scenario } = smallEntry(
      request === undefined ? {} : { request },
      { params },
      { path: PATH, examples },
    );
    return concretePath(planned.entry, planned.case, scenario);
  };
  expect(path()).toBe('/api/rest/v1/orders/8');
  expect(path(undefined, [], { ORDER_ID: 9 })).toBe('/api/rest/v1/orders/9');
  expect(path({ params: { ORDER_ID: 7 } }, undefined, { ORDER_ID: 9 })).toBe('/api/rest/v1/orders/7');
  expect(path({ path: '/x/{ORDER_ID}' }, undefined, { ORDER_ID: 9 })).toBe('/x/8');
  expect(path({ path: '/x/{OTHER}' }, ['/no/such'], { OTHER: 9 })).toBe('/x/9');
  expect(path({ method: 'GET' })).toBe('/api/rest/v1/orders/8');
  const { planned } = smallEntry({}, { params: { ORDER_ID: 1, SHOW_ID: 2 } });
  expect(parametersOf(PATH, planned.case, '/api/rest/v1/orders/8')).toEqual({ ORDER_ID: '8', SHOW_ID: '2' });
  expect(parametersOf(PATH, planned.case, '/other')).toEqual({ ORDER_ID: '1', SHOW_ID: '2' });
});

test('an exchange shows both sides masked, and a call that was cut was never sent', async () => {
  const body = { data: { email: 'anna.obrazec@example.com' } };
  const { calls } = await made(
    {},
    [{ body, headers: { 'content-type': 'application/json' } }],
    {},
    { body: { email: 'anna.obrazec@example.com' } },
  );
  const { exchange, answer } = calls.call;
  expect(answer?.json).toEqual(body);
  expect(JSON.stringify(exchange)).not.toContain('obrazec');
  expect(exchange).toMatchObject({
    request: { headers: { accept: 'application/json' } },
    response: { status: 200, json: true, bytes: null },
    answeredBy: { by: 'recording' },
  });
  const text = (await made({}, [ok('<html>')])).calls.call;
  expect([text.answer?.json, text.exchange.response]).toEqual([
    undefined,
    expect.objectContaining({ body: '<html>', json: false }),
  ]);
  const none = (await made({}, [new AuditError('FIXTURE_MISS', 'gone', '')])).calls.call;
  expect(none).toMatchObject({
    answer: null,
    failure: { code: 'FIXTURE_MISS' },
    exchange: { response: null, answeredBy: null },
    searches: [],
  });
  const { planned, scenario } = smallEntry({
    setup: [aside('first')],
    live: { undo: [aside('undo')], undoSetup: [aside('undo')] },
  });
  const { run, sent } = smallRun([], [planned], { cut: AbortSignal.abort() }, { name: 'live' });
  const cut = await makeScenarioCalls(run, planned, scenario, {});
  expect(cut.call).toMatchObject({
    answer: null,
    failure: { code: 'REQUEST_FAILED', message: expect.stringContaining('interrupted') },
    exchange: { attempts: [] },
  });
  expect(sent.map(({ path }) => path)).toEqual(['/api/rest/v1/undo']);
});
