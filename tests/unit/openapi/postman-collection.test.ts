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

interface Event {
  listen: 'prerequest' | 'test';
  script: { exec: string[] };
}

interface Item {
  name: string;
  event: Event[];
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
  expect(JSON.stringify(collection)).not.toMatch(/Bearer \w|YOUR_TOKEN/);
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

const given = {
  restToken: SIMULATOR_TOKENS.rest,
  partnersReadToken: SIMULATOR_TOKENS.partnersRead,
  partnersWriteToken: SIMULATOR_TOKENS.partnersWrite,
};

/** A call that a script of Postman's sends. */
interface SentByScript {
  url: string;
  method: string;
  header?: Record<string, string>;
  body?: { raw: string };
}

/** Runs a script before a request, as Postman does, which waits for what it sends. */
async function runBefore(exec: readonly string[], local: Record<string, string>): Promise<void> {
  const waiting: Promise<void>[] = [];
  const pm = {
    variables: {
      get: (name: string) => local[name],
      set: (name: string, value: string) => Object.assign(local, { [name]: value }),
      replaceIn: (text: string) => filled(text, local),
    },
    sendRequest(sent: SentByScript, then: (error: null, answer: object) => void) {
      const { origin, pathname } = new URL(sent.url);
      const call = send(origin, sent.method, pathname, {
        token: sent.header?.['Authorization']?.replace('Bearer ', '') ?? null,
        ...(sent.body === undefined ? {} : { body: sent.body.raw }),
      });
      waiting.push(call.then(({ status, json }) => then(null, { code: status, json: () => json })));
    },
  };
  runInNewContext(exec.join('\n'), { pm });
  for (let at = 0; at < waiting.length; at += 1) await waiting[at];
}

const scriptsOf = (events: readonly Event[], wanted: Event['listen']) =>
  events.filter(({ listen }) => listen === wanted).map(({ script }) => script.exec);

test('every request is answered by the simulator, in the order of the collection, which puts it back before each', async () => {
  const answers: unknown[] = [];
  for (const item of items) {
    const local: Record<string, string> = { ...given, restUrl: `${caller.url}/api/rest/v1` };
    const events = [...(collection['event'] as unknown as Event[]), ...item.event];
    for (const exec of scriptsOf(events, 'prerequest')) await runBefore(exec, local);
    const { method, url, body } = sentBy(item);
    const answer = await send(caller.url, method, new URL(url).pathname, {
      token: filled(item.request.auth.bearer[0].value, given),
      ...(body === undefined ? {} : { body }),
    });
    const red = scriptsOf(events, 'test').flatMap((exec) => redBy(exec, answer.status, answer.text));
    if (red.length > 0) answers.push([item.name, answer.status, red]);
  }
  expect(answers).toEqual([]);
});

test('what is no simulator is neither put back nor changed before a request', async () => {
  const sent: string[] = [];
  const origin = 'https://qtickets.ru';
  const pm = {
    variables: { get: () => undefined, replaceIn: () => `${origin}/api/rest/v1`, set: () => undefined },
    sendRequest: ({ url }: SentByScript) => sent.push(url),
  };
  const events = [...(collection['event'] as unknown as Event[]), ...items.flatMap(({ event }) => event)];
  for (const exec of scriptsOf(events, 'prerequest')) runInNewContext(exec.join('\n'), { pm });
  expect(sent).toEqual([]);
});

/** The names of what a test script finds wrong. */
function redBy(
  exec: readonly string[],
  status: number,
  text: string,
  type = 'application/json',
  json = () => JSON.parse(text) as unknown,
): string[] {
  const failed: string[] = [];
  const pm = {
    expect,
    test(name: string, check: () => void) {
      try {
        check();
      } catch {
        failed.push(name);
      }
    },
    response: {
      code: status,
      headers: { get: (name: string) => (name === 'Content-Type' ? type : undefined) },
      text: () => text,
      json,
    },
  };
  runInNewContext(exec.join('\n'), { pm });
  return failed;
}

/** The test scripts that there are, each with the name of the first request that has it. */
const testScripts = [
  ...new Map(
    items
      .toReversed()
      .flatMap(({ name, event }) =>
        scriptsOf(event, 'test').map((exec) => [exec.join('\n'), { name, exec }] as const),
      ),
  ).values(),
];

const restError = '{"error":"Wrong authorization","status":403,"code":"WRONG_AUTHORIZATION","info":[]}';
const partnersError = '{"status":"error","code":"SEAT_NOT_FOUND","message":"Seat not found"}';

test.each([
  ['a page', 200, '<html>'],
  ['nothing', 200, 'null'],
  ['another status', 403, '{"status":"success"}'],
  ['an error of REST inside a 200', 200, restError],
  ['an error of Partners inside a 200', 200, partnersError],
  ['an error beside data', 200, '{"status":"success","data":[],"error":"no rights"}'],
  ['a batch of which one item was refused', 200, `{"status":"success","result":[true,${partnersError}]}`],
  ['a list with an error in it', 200, `{"status":"success","data":[${restError}]}`],
])('every test script is red over %s', (_, status, text) => {
  const green = testScripts.filter(({ exec }) => redBy(exec, status, text).length === 0);
  expect(green).toEqual([]);
});

// Bruno's converter makes `res.getBody()` of `pm.response.json()`: of what is no JSON that is the text, and no error.
test.each([
  ['no body', ''],
  ['half of a body', '{"status":"success","data":['],
])('every test script is red over %s, also in a tool that reads it as a text', (_, text) => {
  const green = testScripts.filter(
    ({ exec }) =>
      !redBy(exec, 200, text, 'application/json', () => text).includes('body is JSON: an object or a list'),
  );
  expect(green).toEqual([]);
  expect(testScripts.length).toBeGreaterThan(2);
});

test('an answer of Partners that is no success is red', () => {
  const green = testScripts.filter(
    ({ exec }) => redBy(exec, 200, '{"status":"ok","result":[]}').length === 0,
  );
  expect(green.filter(({ name }) => name.startsWith('P'))).toEqual([]);
  expect(green).not.toEqual([]);
});

const levels = (count: number) => `{"data":${'['.repeat(count - 1)}${']'.repeat(count - 1)}}`;
const decoded = (...bytes: number[]) => `{"name":"${new TextDecoder().decode(Uint8Array.from(bytes))}"}`;
const [ofEvery = []] = scriptsOf(collection['event'] as unknown as Event[], 'test');

test.each([
  ['a page by its content type', '{}', 'text/html; charset=utf-8'],
  ['no content type', '{}', ''],
  ['another JSON', '{}', 'application/json-seq'],
  ['another charset', '{}', 'application/json; charset="windows-1251"'],
  ['bytes that are no UTF-8', decoded(0xd0, 0x28), undefined],
  ['a byte order mark', '\ufeff{}', undefined],
  ['a key that stands twice', '{"data":[{"id":1,"name":"a","id":2}]}', undefined],
  ['a key that stands twice, once with an escape', '{"id":1, "\\u0069d" : 2}', undefined],
  ['513 levels', levels(513), undefined],
])('every answer is red over %s, and over nothing else', (_, text, type) => {
  expect(redBy(ofEvery, 200, text, type)).toHaveLength(1);
});

test.each([
  ['a charset', '{}', 'application/json; charset=utf-8'],
  ['a charset in quotes', '{}', 'Application/JSON ;charset = "UTF-8"; v=1'],
  ['the same key in several objects', '{"a":{"id":1},"b":[{"id":1},{"id":2}],"id":3}', undefined],
  ['keys and brackets within texts', '{"a":"{\\"a\\":1,\\"a\\":2}[[","b":"x\\\\","c":["a","a"]}', undefined],
  ['512 levels', levels(512), undefined],
])('no answer is red over %s', (_, text, type) => {
  expect(redBy(ofEvery, 200, text, type)).toEqual([]);
});
