import { beforeAll, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import { readLog } from '../../../src/verify/log/read-log.ts';
import {
  eventsOf,
  type Files,
  pathLike,
  sealed,
  textOf,
  withEvents,
  withResponse,
  withText,
} from '../../tamper/seal-again.ts';
import { disagreeing, smallBundle, verified } from './small-bundle.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const INVENTORY = 'stg_qtickets_api_inventory_raw';
let files: Files;
beforeAll(async () => {
  files = await smallBundle();
});

/** The bundle with a line of its log changed as text, and nothing of the chain made anew. */
function withLine(number: number, change: (line: string) => string): Files {
  const path = pathLike(files, /\.jsonl$/);
  const lines = textOf(files, path).split('\n');
  lines[number - 1] = change(lines[number - 1] ?? '');
  return sealed(withText(files, path, lines.join('\n')));
}

/** The bundle with other events, the chain and every sum made anew. */
function withOther(change: (events: JsonObject[]) => JsonObject[]): Files {
  return sealed(withEvents(files, change(eventsOf(files))));
}

function changed(name: string, change: (event: JsonObject) => void, which = 0): Files {
  return withOther((events) => {
    const event = events.filter((item) => item['event'] === name)[which];
    if (event === undefined) throw new RangeError(`no event ${name}`);
    change(event);
    return events;
  });
}

test.each<[string, number, (line: string) => string]>([
  ['a sequence number', 3, (line) => line.replace('"seq":3', '"seq":4')],
  ['a digest of the line before', 3, (line) => line.replace(/"prev":"./, '"prev":"x')],
  ['a value of a line', 3, (line) => line.replace('"bytes":500', '"bytes":501')],
  ['space in a line', 3, (line) => line.replace('"seq":3', '"seq": 3')],
  ['members in another order', 3, (line) => line.replace(/^\{(.*),("seq":3)\}$/, '{$2,$1}')],
  ['a member twice', 3, (line) => line.replace('"seq":3', '"seq":3,"seq":3')],
  ['a line that is none', 3, () => 'no JSON'],
])('the chain disagrees: %s', (_, number, change) => {
  const found = disagreeing(withLine(number, change));
  expect(found.some((check) => check === 'chain' || check === 'log')).toBe(true);
  expect(found).toContain('model');
});

test('a log without its last line feed disagrees', () => {
  const path = pathLike(files, /\.jsonl$/);
  expect(disagreeing(sealed(withText(files, path, textOf(files, path).trimEnd())))).toContain('chain');
});

test.each<[string, (events: JsonObject[]) => JsonObject[]]>([
  ['the start is not first', (events) => [...events.slice(1, 2), ...events.slice(0, 1), ...events.slice(2)]],
  ['nothing ends it', (events) => events.slice(0, -1)],
  ['something follows its end', (events) => [...events, events[1] ?? {}]],
  ['a scenario without its end', (events) => events.filter((_, index) => index !== 5)],
  ['a scenario without its checks', (events) => events.filter((_, index) => index !== 3)],
  ['an event within another scenario', (events) => events.toSpliced(3, 0, events[7] ?? {})],
  [
    'a scenario after the gaps',
    (events) =>
      events.toSpliced(-1, 0, { event: 'entryNotExecuted', id: '2.1', reason: 'x' }, ...events.slice(1, 6)),
  ],
  ['an event that nobody knows', (events) => events.toSpliced(1, 0, { event: 'approved' })],
  [
    'a member that nobody knows',
    (events) => events.map((event, index) => (index === 1 ? { ...event, approved: true } : event)),
  ],
])('the log cannot be followed when %s, and nothing is called checked that was not', (_, change) => {
  const result = verified(withOther(change));
  expect(result).toMatchObject({ agrees: false, verdict: null });
  const left = result.checks.filter(({ leftOut }) => leftOut !== null).map(({ check }) => check);
  expect(left).toEqual(expect.arrayContaining(['responses', 'document', 'counts', 'ctrf', 'masking']));
});

test.each<[string, string, (event: JsonObject) => void, number?]>([
  ['a result', 'scenarioFinished', (event) => Object.assign(event, { result: 'fail' })],
  ['a status', 'scenarioFinished', (event) => Object.assign(event, { httpStatus: 201 })],
  ['the answer in words', 'scenarioFinished', (event) => Object.assign(event, { actual: '200 OK' })],
  ['an expectation', 'scenarioStarted', (event) => Object.assign(event, { expected: 'any' })],
  ['a duration', 'scenarioFinished', (event) => Object.assign(event, { durationMs: 40_000 })],
  [
    'a time outside the run',
    'scenarioStarted',
    (event) => Object.assign(event, { at: '2025-11-08T13:59:21.000Z' }),
  ],
  ['a check of the status', 'checks', (event) => setCheck(event, 'status', 'fail')],
  ['a check of JSON', 'checks', (event) => setCheck(event, 'json', 'fail')],
  ['rows that were sent', 'rows', (event) => setRow(event, { sent: 2 })],
  ['rows that do not fit their check', 'rows', (event) => setRow(event, { expected: 2 })],
  ['rows of no load', 'rows', (event) => Object.assign(event, { loaded: false })],
  ['rows that are not named', 'rows', (event) => Object.assign(event, { rows: [] })],
  ['the number of a load', 'rows', (event) => Object.assign(event, { load: 7 })],
  ['a load without a number', 'rows', (event) => Object.assign(event, { load: null })],
  ['a job row that was not found', 'runFinished', (event) => Object.assign(event, { marked: [] })],
  ['a job row that was found twice', 'runFinished', (event) => setMark(event, 0, { rows: 2 })],
  [
    'the entries selected',
    'runStarted',
    (event) => Object.assign(event, { selected: ['3.7', '2.1', '6.1', '7.2'] }),
  ],
  ['an attempt', 'exchange', (event) => Object.assign(event, { attempts: [] })],
  ['a path', 'exchange', (event) => setRequest(event, { path: '/api/rest/v1/orders' })],
  ['the sum of a body', 'exchange', (event) => setRequest(event, { bodySha256: '0'.repeat(64) })],
  [
    'the sum of a response file',
    'scenarioFinished',
    (event) => setArtifact(event, { sha256: '0'.repeat(64) }),
  ],
  [
    'the name of a response file',
    'scenarioFinished',
    (event) => setArtifact(event, { path: 'artifacts/qtickets_responses/test_7_2.json' }),
  ],
  [
    'a refusal that was none',
    'scenarioStarted',
    (event) => Object.assign(event, { outcome: 'ok', expected: '200' }),
    2,
  ],
])('an altered log disagrees though its chain holds: %s', (_, event, change, which) => {
  const found = disagreeing(changed(event, change, which));
  expect(found).not.toContain('chain');
  expect(found.some((check) => check === 'log' || check === 'responses')).toBe(true);
});

test.each<[string, string, (event: JsonObject) => void, string]>([
  ['rows of a scenario', 'rows', (event) => setRow(event, { expected: 2, actual: 2 }), 'changed by +1'],
  ['a count at the end', 'runFinished', (event) => setCount(event, 'after'), 'the scenarios account for'],
  ['a count at the start', 'runStarted', (event) => setCount(event, 'before'), 'the scenarios account for'],
  ['distinct keys', 'runFinished', (event) => setKeys(event), 'distinct keys'],
  [
    'a row of no load',
    'runFinished',
    (event) => (event['marked'] as JsonObject[]).push({ table: CLIENTS, load: 77, rows: 3, keys: 3 }),
    `${CLIENTS} holds 3 rows with a version of this run that no scenario used`,
  ],
  [
    'a row of a load in another table',
    'runFinished',
    (event) => (event['marked'] as JsonObject[]).push({ table: INVENTORY, load: 1, rows: 3, keys: 3 }),
    `${INVENTORY} holds 3 rows of the load of`,
  ],
])(
  'counts that do not fit the rows leave nothing of the verdict that the bundle states: %s',
  (_, event, change, words) => {
    const result = verified(changed(event, change));
    expect(result.disagreements.map(({ check }) => check)).toContain('model');
    expect(result.disagreements.map(({ second }) => second.value ?? '').join()).toContain(words);
  },
);

test('an answer that was replaced disagrees though every sum was made anew', () => {
  const path = pathLike(files, /test_2_1\.json$/);
  const content = JSON.parse(textOf(files, path)) as { exchanges: { response: { body: JsonObject } }[] };
  const body = content.exchanges[0]?.response.body ?? {};
  body['data'] = [...(body['data'] as JsonValue[]), ...(body['data'] as JsonValue[])];
  const result = verified(sealed(withResponse(files, path, content as unknown as JsonValue)));
  const what = result.disagreements.map(({ check }) => check);
  expect(what).toContain('model');
  expect(what).toContain('log');
  expect(what).not.toContain('responses');
});

function setCheck(event: JsonObject, name: string, result: string): void {
  const check = (event['checks'] as JsonObject[]).find((item) => item['name'] === name);
  Object.assign(check ?? {}, { result });
}

function setRow(event: JsonObject, change: JsonObject): void {
  Object.assign((event['rows'] as JsonObject[])[0] ?? {}, change);
}

function setCount(event: JsonObject, member: string): void {
  const counts = event[member] as Record<string, JsonObject>;
  Object.assign(counts['meta_job_runs'] ?? {}, { rows: 99, keys: 99 });
}

function setKeys(event: JsonObject): void {
  const counts = event['after'] as Record<string, JsonObject>;
  Object.assign(counts[CLIENTS] ?? {}, { keys: 99 });
}

function setMark(event: JsonObject, index: number, change: JsonObject): void {
  Object.assign((event['marked'] as JsonObject[])[index] ?? {}, change);
}

function setRequest(event: JsonObject, change: JsonObject): void {
  Object.assign(event['request'] as JsonObject, change);
}

function setArtifact(event: JsonObject, change: JsonObject): void {
  Object.assign(event['artifact'] as JsonObject, change);
}

test('a line of the log in another form than the canonical one breaks the chain', () => {
  const broken = (line: string) => {
    const ledger = new Ledger();
    readLog('log', Buffer.from(`${line}\n`), ledger);
    return ledger.disagreements.filter(({ check }) => check === 'chain').length;
  };
  const line = '{"event":"x","prev":"0","seq":1}';
  expect(broken(line.replace(':1', ': 1'))).toBe(broken(line) + 1);
});
