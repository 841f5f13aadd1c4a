import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { fieldsRead, matchBody } from '../../../src/targets/body-match.ts';

const OWN = { read: new Set<string>(), anyMask: false };
const OTHER_KEY = { ...OWN, anyMask: true };
const body = { seat_id: 'A-1;1', client_email: 'a@example.com', client_name: 'A', price: 100 };

test('what no rule reads of a person may differ, and is told', () => {
  expect(matchBody(body, { ...body }, OWN)).toEqual([]);
  expect(matchBody({ ...body, client_name: 'B' }, body, OWN)).toEqual(['/client_name']);
  const batch = (email: string) => ({ batch: [body, { ...body, client_email: email }] });
  expect(matchBody(batch('b@example.com'), batch('c@example.com'), OWN)).toEqual(['/batch/1/client_email']);
});

test.each([
  ['another seat', { ...body, seat_id: 'A-1;2' }],
  ['another price', { ...body, price: 200 }],
  ['a field more', { ...body, client_phone: '+70000000000' }],
  ['a field less', { seat_id: 'A-1;1', client_email: 'a@example.com', client_name: 'A' }],
  ['no name', { ...body, client_name: null }],
  ['a list', [body]],
  ['nothing', ''],
])('%s is another request', (_, sent) => {
  expect(matchBody(sent, body, OWN)).toBeNull();
});

test('what the API selects by must be as recorded', () => {
  const where = (email: string) => ({ filter: { client_email: email } });
  expect(matchBody(where('a@example.com'), where('b@example.com'), OWN)).toBeNull();
});

test('what a rule reads must be as recorded', () => {
  const read = fieldsRead({
    rules: [
      { rule: 'echo', object: 'data', fields: ['email', { sent: 'client_name', came: 'details.name' }] },
    ],
  });
  expect(matchBody({ ...body, client_name: 'B' }, body, { read, anyMask: false })).toBeNull();
  expect(matchBody({ ...body, client_email: 'b@example.com' }, body, { read, anyMask: false })).toEqual([
    '/client_email',
  ]);
});

test.each<[string, JsonValue, JsonValue, string[]]>([
  ['the name of a client', { name: 'Маскъсоозэхдч' }, { name: 'Маскърппкштэз' }, ['/name']],
  ['a promo code', { code: '~A4RY6XUA50JH' }, { code: '~7LW75RUM6TUB' }, ['/code']],
  [
    'a session',
    { user_session: 'masklfy-pp-v-qyh1' },
    { user_session: 'maskeac-14-t-strk' },
    ['/user_session'],
  ],
  [
    'what is selected by',
    { where: [{ column: 'email', value: 'memg11@mask.invalid' }] },
    { where: [{ column: 'email', value: 'mttjlb@mask.invalid' }] },
    ['/where/0/value'],
  ],
])('masks of another key are as good as others: %s', (_, sent, recorded, at) => {
  expect(matchBody(sent, recorded, OTHER_KEY)).toEqual(at);
  expect(matchBody(sent, recorded, OWN)).toBeNull();
});

test.each<[string, JsonValue, JsonValue]>([
  ['another name that is no mask', { name: 'Вечер' }, { name: 'Утро' }],
  ['a mask in place of a word', { name: 'Вечер' }, { name: 'Маскърппкштэз' }],
  ['another column', { where: [{ column: 'email', value: 1 }] }, { where: [{ column: 'phone', value: 1 }] }],
  ['another number', { code: '~A4RY6XUA50JH', price: 1 }, { code: '~7LW75RUM6TUB', price: 2 }],
])('what is no mask must be as recorded there too: %s', (_, sent, recorded) => {
  expect(matchBody(sent, recorded, OTHER_KEY)).toBeNull();
});
