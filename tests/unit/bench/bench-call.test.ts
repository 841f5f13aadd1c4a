import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_SCHEMAS_DIR } from '../../../src/command/project-paths.ts';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { benchCalls } from '../../bench/bench-call.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../simulator/simulator-caller.ts';
import { plan, tokenOf, work } from './bench-work.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());

test('every entry of the plan has one call', () => {
  expect(work.calls.map(({ id }) => id)).toEqual(plan.selected.map(({ entry }) => entry.id));
});

test('every call is answered as expected, the second time as the first', async () => {
  const schemas = loadSchemas(API_SCHEMAS_DIR);
  const ask = async () => {
    const texts: string[] = [];
    for (const call of work.calls) {
      const { method, path, body } = call;
      const answer = await send(caller.url, method, path, {
        token: tokenOf(call),
        ...(body === undefined ? {} : { body }),
      });
      expect([call.id, answer.status]).toEqual([call.id, call.status]);
      expect([call.id, schemas.check(call.schema, answer.json)]).toEqual([call.id, []]);
      texts.push(answer.text);
    }
    return texts;
  };
  expect(await ask()).toEqual(await ask());
});

test('more cases are the same calls under other ids', () => {
  const count = work.calls.length;
  const more = benchCalls(plan, 2 * count + 1);
  expect(more).toHaveLength(2 * count + 1);
  expect(new Set(more.map(({ id }) => id)).size).toBe(more.length);
  expect(more.map(({ id, ...call }) => call).slice(count, 2 * count)).toEqual(
    work.calls.map(({ id, ...call }) => call),
  );
});
