import { expect, test } from 'vitest';
import { fieldsRead, matchBody } from '../../../src/targets/body-match.ts';

const NONE: ReadonlySet<string> = new Set();
const body = { seat_id: 'A-1;1', client_email: 'a@example.com', client_name: 'A', price: 100 };

test('what no rule reads of a person may differ, and is told', () => {
  expect(matchBody(body, { ...body }, NONE)).toEqual([]);
  expect(matchBody({ ...body, client_name: 'B' }, body, NONE)).toEqual(['/client_name']);
  const batch = (email: string) => ({ batch: [body, { ...body, client_email: email }] });
  expect(matchBody(batch('b@example.com'), batch('c@example.com'), NONE)).toEqual(['/batch/1/client_email']);
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
  expect(matchBody(sent, body, NONE)).toBeNull();
});

test('what the API selects by must be as recorded', () => {
  const where = (email: string) => ({ filter: { client_email: email } });
  expect(matchBody(where('a@example.com'), where('b@example.com'), NONE)).toBeNull();
});

test('what a rule reads must be as recorded', () => {
  const read = fieldsRead({
    rules: [
      { rule: 'echo', object: 'data', fields: ['email', { sent: 'client_name', came: 'details.name' }] },
    ],
  });
  expect(matchBody({ ...body, client_name: 'B' }, body, read)).toBeNull();
  expect(matchBody({ ...body, client_email: 'b@example.com' }, body, read)).toEqual(['/client_email']);
});
