import { runInNewContext } from 'node:vm';
import harValidator, { type PostmanValidator } from '@har-sdk/validator';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { postmanCollection } from '../../../src/openapi/postman-collection.ts';
import { SIMULATOR_TOKENS } from '../../../src/simulator/tokens.ts';
import { type SimulatorCaller, send, simulatorCaller } from '../simulator/simulator-caller.ts';
import { source } from './source.ts';

// CommonJS, whose names Node does not see.
const { PostmanValidator: Validator } = harValidator;

interface Item {
  name: string;
  event: [{ script: { exec: string[] } }];
  protocolProfileBehavior?: { disableBodyPruning: boolean };
  request: {
    method: string;
    auth: { bearer: [{ value: string }] };
    body?: { raw: string };
    url: { raw: string; host: string[]; path: string[]; variable?: { key: string; value: string }[] };
  };
}

const collection = postmanCollection(source);
const folders = collection['item'] as unknown as { name: string; item: Item[] }[];
const items = folders.flatMap(({ item }) => item);
const variables = collection['variable'] as { key: string; value: string }[];

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());
beforeEach(() => caller.simulator.reset());

/** The text with `{{name}}` replaced by the collection's own values, or those given. */
function filled(text: string, given: Record<string, string> = {}): string {
  return text.replace(
    /\{\{(\w+)\}\}/g,
    (whole, name: string) => given[name] ?? variables.find(({ key }) => key === name)?.value ?? whole,
  );
}

/** Method, path and body that Postman would send. */
function sentBy({ request: { method, url, body } }: Item) {
  const path = url.path.map((part) =>
    part.startsWith(':') ? (url.variable?.find(({ key }) => `:${key}` === part)?.value ?? part) : part,
  );
  return { method, url: filled([...url.host, ...path].join('/')), body: body?.raw };
}

test('the collection holds by the JSON Schema of Postman Collection 2.1', async () => {
  const validator = new Validator();
  const verify = (value: JsonObject) =>
    validator.verify(structuredClone(value) as unknown as Parameters<PostmanValidator['verify']>[0]);
  expect(await verify(collection)).toEqual([]);
  expect(await verify({ ...collection, item: [{ name: 'x', request: 5 }] })).not.toEqual([]);
});

test('each call and scenario has one request, in the folder of its API', () => {
  expect(folders.map(({ name }) => name)).toEqual(['REST', 'Partners']);
  expect(new Set(items.map(({ name }) => name)).size).toBe(source.calls.length);
  for (const { name, item } of folders) {
    const calls = source.calls.filter(({ api }) => api.name === name);
    expect(item.map(({ name: own }) => own.split(' ')[0])).toEqual(calls.map(({ id }) => id));
  }
});

test('tokens are variables without a value', () => {
  expect(variables.filter(({ value }) => value === '').map(({ key }) => key)).toEqual([
    ...new Set(items.map(({ request }) => request.auth.bearer[0].value.slice(2, -2))),
  ]);
  expect(JSON.stringify(collection)).not.toMatch(/Bearer |YOUR_TOKEN/);
});

test('a GET keeps its body', () => {
  const withBody = items.filter(({ request }) => request.method === 'GET' && request.body !== undefined);
  expect(withBody.length).toBeGreaterThan(0);
  expect(withBody.filter((item) => item.protocolProfileBehavior?.disableBodyPruning !== true)).toEqual([]);
});

test('a request is sent to the address of its API', () => {
  expect(items.slice(0, 2).map((item) => sentBy(item).url)).toEqual([
    'https://qtickets.ru/api/rest/v1/orders',
    'https://qtickets.ru/api/rest/v1/orders/4360',
  ]);
});

// The one call that has nothing to do before another was made.
test.each(items.filter(({ name }) => !name.startsWith('R6 ')))(
  '$name is answered by the simulator',
  async (item) => {
    const { rest, partnersRead, partnersWrite } = SIMULATOR_TOKENS;
    const given = { restToken: rest, partnersReadToken: partnersRead, partnersWriteToken: partnersWrite };
    const { method, url, body } = sentBy(item);
    const token = filled(item.request.auth.bearer[0].value, given);
    const answer = await send(caller.url, method, new URL(url).pathname, {
      token,
      ...(body === undefined ? {} : { body }),
    });
    expect([answer.status, answer.json['status'] ?? 'success']).toEqual([200, 'success']);
  },
);

test.each([
  ['an answer', 200, '{}', []],
  ['an error', 403, '{}', ['status is 200']],
  ['a page', 200, '<html>', ['body is JSON']],
])('the script of a request tells %s', (_, status, text, expected) => {
  const failed: string[] = [];
  const pm = {
    test(name: string, check: () => void) {
      try {
        check();
      } catch {
        failed.push(name);
      }
    },
    response: {
      to: { have: { status: (wanted: number) => expect(status).toBe(wanted) } },
      json: () => JSON.parse(text) as unknown,
    },
  };
  for (const { event } of items) runInNewContext(event[0].script.exec.join('\n'), { pm });
  expect([...new Set(failed)]).toEqual(expected);
});
