import { expect, test } from 'vitest';
import { SEARCH_NAME } from '../../../src/contract/make-call.ts';
import { makeScenarioCalls } from '../../../src/contract/scenario-calls.ts';
import { AuditError } from '../../../src/model/errors.ts';
import { ok, smallEntry, smallRun } from './small-scenario.ts';

test('what was searched before another try is kept as a call of its own', async () => {
  const { planned, scenario } = smallEntry();
  const { run } = smallRun([ok({})], [planned]);
  const request = { method: 'GET', path: '/api/x', headers: {} };
  const result = (response: object | null) => ({
    request,
    result: { response, failure: null, attempts: [] },
  });
  const found = { status: 200, headers: {}, bytes: Buffer.from('{"id":5}') };
  const sender = {
    send: async () => ({
      response: null,
      failure: new AuditError('REQUEST_FAILED', 'x', ''),
      attempts: [],
      searches: [result(found), result(null)],
    }),
  };
  const { call } = await makeScenarioCalls({ ...run, sender: sender as never }, planned, scenario, {});
  expect(call.searches).toMatchObject([
    { role: 'followUp', name: SEARCH_NAME, request: { path: '/api/x' }, response: { body: { id: 5 } } },
    { role: 'followUp', name: SEARCH_NAME, response: null },
  ]);
});
