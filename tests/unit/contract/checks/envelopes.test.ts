import { expect, test } from 'vitest';
import { besideProblems } from '../../../../src/contract/checks/envelope-checks.ts';
import { generalChecks } from '../../../../src/contract/checks/general-checks.ts';
import type { JsonObject, JsonValue } from '../../../../src/model/json.ts';
import { contextOf, told } from '../judged.ts';

const DATA: JsonObject = { data: [{ id: 1 }], paging: {} };
const found = (body: JsonValue, partners = false) => told(besideProblems(contextOf(body, { partners })));

test.each<[string, JsonObject]>([
  ['an error of nothing', { error: null }],
  ['no error', { error: false, errors: [], err: '', errno: 0, error_count: '0' }],
  ['success', { success: true, ok: 1, successful: 'yes' }],
  [
    'what is named nearly so',
    {
      terror: 1,
      errand: 1,
      warned: 1,
      trace_id: 'x',
      fault_line: 1,
      unfailed: true,
      tracers: 1,
      sqlite: 1,
      stacked: 1,
      okay: false,
      unsuccessful: 0,
      insuccess: false,
    },
  ],
])('%s beside data is none', (_, more) => {
  expect(found({ ...DATA, ...more })).toEqual([]);
  expect(found({ data: { id: 1, ...more } })).toEqual([]);
});

test.each([
  'err',
  'error',
  'errors',
  'is_error',
  'isError',
  'has_errors',
  'hasError',
  'errno',
  'exception',
  'exceptions',
  'fault',
  'faults',
  'warning',
  'Warnings',
  'trace',
  'stack_trace',
  'stackTrace',
  'stack',
  'debug',
  'sql',
  'error_class',
  'errorCode',
  'error_count',
  'error_data',
  'error_description',
  'error_detail',
  'errors_details',
  'error_id',
  'error_info',
  'errors_list',
  'error_message',
  'error_msg',
  'error_name',
  'error_no',
  'error_number',
  'error_reason',
  'error_string',
  'error_text',
  'error_type',
  'exception_class',
  'fault_code',
  'warning_text',
  'failed',
  'failure',
  'failures',
  'partial',
  'incomplete',
  'incomplete_results',
  'incompleteResults',
  'timed_out',
  'timedout',
])('an error under %s beside data is told', (key) => {
  for (const value of [true, 1, 'x', { a: 1 }, ['x'], {}]) {
    expect(found({ ...DATA, [key]: value })?.map((facts) => facts.split(' ')[0])).toEqual([`/${key}`]);
    expect(found({ data: { [key]: value } })?.map((facts) => facts.split(' ')[0])).toEqual([`/data/${key}`]);
  }
});

test.each(['success', 'successful', 'ok', 'OK'])('%s that says no beside data is told', (key) => {
  for (const value of [false, 0, 'false', '0', 'no'])
    expect(found({ ...DATA, [key]: value })).toHaveLength(1);
});

test('a code and a status beside data are told, but for a state, and for the status of the Partners API', () => {
  expect(found({ ...DATA, code: 0 })).toEqual(['/code 0']);
  expect(found({ ...DATA, status: 200 })).toEqual(['/status 200']);
  expect(found({ ...DATA, status: 'new' })).toEqual(['/status "new"']);
  expect(found({ id: 1, status: 'new' })).toEqual([]);
  expect(found({ id: 1, status: 5 })).toEqual(['/status 5']);
  for (const status of ['fail', 'Failed', 'err', 'ERR1']) expect(found({ id: 1, status })).toHaveLength(1);
  expect(found({ id: 1, status: 'my failure' })).toEqual([]);
  expect(found({ result: 1, status: 'success' }, true)).toEqual([]);
  expect(found({ data: [], status: 'success' }, true)).toEqual([]);
  expect(found([1])).toBeNull();
});

const ERROR: JsonObject = {
  error: 'Order not found',
  status: 404,
  code: 'RESOURCE_NOT_FOUND',
  info: { id: 5, message: '' },
};

test.each<[string, JsonObject]>([
  ['nothing', {}],
  ['words', { hint: 'Look at it', count: 5, done: false, none: null }],
  ['no words of its own info', { info: { message: ' ', error: '' } }],
  ['a list in place of info', { info: [] }],
  ['a message', { message: 'Order of 2025-11-01 10:00:00 not found, id 12345678901' }],
  ['a version', { message: 'Version 1.2.3 from 10:20' }],
  ['words of its own', { message: 'Selecting a seat from the hall, updating it' }],
  ['a path of the API', { message: 'See /api/rest/v1/orders and a/var/b' }],
  ['a code of any form', { code: '' }],
  ['a short number in hexadecimal', { message: 'abc 0123456789abcdef0123456789abcde' }],
])('an error with %s is for whoever called', (_, more) => {
  expect(found({ ...ERROR, ...more })).toEqual([]);
});

test.each<[string, JsonObject, string[]]>([
  ['data', { data: [] }, ['/data']],
  ['an object', { more: {} }, ['/more']],
  ['a flag', { debugging: true }, ['/debugging']],
  ...['exception', 'file', 'line', 'trace', 'debug', 'query', 'sql', 'stack', 'previous'].map(
    (key): [string, JsonObject, string[]] => [key, { [key]: 'x' }, [`/${key} "x"`]],
  ),
  ['no words', { error: '' }, ['/error']],
  ['no message', { message: ' ' }, ['/message']],
  ['no message of a list', { info: [], hint: { message: '' } }, ['/hint "message" ""', '/hint/message']],
  ['markup', { message: 'a <b>bold</b> word' }, ['/message']],
  ['a closing tag', { message: 'a </DIV > word' }, ['/message']],
  ['an e-mail address', { message: 'sent to anna@mask.invalid' }, ['/message']],
  ['a phone', { message: 'call +7 900 123-45-67' }, ['/message']],
  ['a phone in brackets', { message: 'call 8 (900) 123-45-67' }, ['/message']],
  ['a phone in one', { message: 'call 79001234567' }, ['/message']],
  ['a card', { message: 'card 4111 1111 1111 1111' }, ['/message']],
  ['a card with lines', { message: 'card 4111-1111-1111-1111' }, ['/message']],
  ['a secret', { message: `key ${'0123456789abcdef'.repeat(2)}` }, ['/message']],
  ['a token', { message: 'token eyJhbGciOiJIUzI1NiJ9.e30.x' }, ['/message']],
  ['a folder', { message: 'in /var/www' }, ['/message']],
  ['another folder', { message: '/home/a/b' }, ['/message']],
  ['a folder of Windows', { message: 'in C:\\www' }, ['/message']],
  ['a class', { message: 'of App\\Models\\Order' }, ['/message']],
  ['an address of a server', { message: 'at 10.0.0.12' }, ['/message']],
  ['a statement', { message: 'select * from orders' }, ['/message']],
  ['a change', { message: 'UPDATE orders SET a = 1' }, ['/message']],
  ['an insert', { message: 'insert it into orders' }, ['/message']],
  ['words of a program', { message: 'Undefined index: a' }, ['/message']],
  ['a secret within', { info: { id: 5, note: 'token eyJhbGciOiJIUzI1NiJ9.e30.x' } }, ['/info/note']],
])('an error with %s is told', (_, more, facts) => {
  expect(found({ ...ERROR, ...more })).toEqual(facts);
});

test('the status that an error says is the one that it came with', () => {
  const check = (body: JsonValue, status: number) => {
    const context = contextOf(body);
    const all = generalChecks({ ...context, answer: { ...context.answer, status } }, context);
    return told(all.find(({ name }) => name === 'general:errorStatus')?.problems() ?? null);
  };
  expect(check(ERROR, 404)).toEqual([]);
  expect(check(ERROR, 400)).toEqual(['/status 400 404']);
  for (const body of [{ error: 'x', status: 'error' }, { status: 404 }, { error: 'x' }, []])
    expect(check(body, 400)).toBeNull();
});

test('what every answer must meet has a name for each check, and fields that a schema does not know are looked at by some', () => {
  const known = contextOf({ data: [{ id: 1 }] });
  const whole = contextOf({ data: [{ id: 1, name: '{{x}}', created_at: 'x', width: 0 }], error: 'x' });
  const checks = generalChecks(whole, known);
  const wrong = checks.filter(({ problems }) => (problems() ?? []).length > 0).map(({ name }) => name);
  expect(wrong).toEqual(['general:beside', 'general:text']);
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  expect(checks.every(({ name }) => /^general:\w+$/.test(name))).toBe(true);
  const both = generalChecks(whole, whole)
    .filter(({ problems }) => (problems() ?? []).length > 0)
    .map(({ name }) => name);
  expect(both).toEqual(['general:beside', 'general:text', 'general:dates', 'general:objects']);
});

// A test that takes longer than Vitest allows is one that failed: such a word took minutes.
test('an address is found wherever it stands in an error, and a word without an end is read at once', () => {
  const told = (error: string) => found({ error, status: 422, code: 'VALIDATION_ERROR', info: [] });
  const long = 'a.'.repeat(200_000);
  expect(told(`Invalid ${long}`)).toEqual([]);
  for (const text of [
    'a@example.org',
    'Sent to <a@example.org>',
    `${long}a@example.org`,
    '"@a a@example.org',
  ])
    expect(told(text)).toHaveLength(1);
});
