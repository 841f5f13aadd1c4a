import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { oddCalls } from '../../tools/odd-calls.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../simulator/simulator-caller.ts';
import { operations, wrongAt } from './described-answers.ts';

const calls = oddCalls(JSON.parse(readFileSync('schemas/openapi.json', 'utf8')) as JsonObject);

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());

// Partners' GET and POST are one function of the simulator, and so are its addresses with the show and without.
const looked = operations.filter(
  ({ path, method }) => path.startsWith('/api/rest/') || (method === 'POST' && path.endsWith('/{SHOW_ID}')),
);

test.each(looked)('$operationId: what is answered to wrong calls, too, is described', async (operation) => {
  caller.simulator.reset();
  const undescribed: unknown[] = [];
  for (const { name, method, path, token, body } of calls.filter((call) =>
    call.name.startsWith(`${operation.operationId}: `),
  )) {
    const answer = await send(caller.url, method, path, { token, ...(body === undefined ? {} : { body }) });
    if (!(answer.status in operation.responses))
      undescribed.push([name, answer.status, answer.text.slice(0, 200)]);
    else if (!answer.text.startsWith('<')) {
      const wrong = wrongAt(operation, answer.status, JSON.parse(answer.text) as JsonValue);
      if (wrong.length > 0) undescribed.push([name, answer.status, wrong, answer.text.slice(0, 200)]);
    }
  }
  expect(undescribed).toEqual([]);
});
