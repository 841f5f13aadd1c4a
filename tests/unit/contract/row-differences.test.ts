import { expect, test } from 'vitest';
import { differenceProblems, differingColumns, isSame } from '../../../src/contract/row-differences.ts';
import { masker } from '../../../src/masking/create-masker.ts';

const mask = masker.maskJson;

test.each([
  ['the same text', 'a', 'a', true],
  ['another text', 'a', 'b', false],
  ['NULL for what must be NULL', null, null, true],
  ['NULL where the answer has nothing', '', null, true],
  ['nothing where NULL must be', null, '', false],
  ['zero where NULL must be', null, '0', false],
  ['JSON with other spaces and another order', '{"a":1,"b":[1.0]}', '{ "b": [1], "a": 1 }', true],
  ['JSON with another value', '{"a":1}', '{"a":2}', false],
  ['text where JSON must be', '{"a":1}', '{a', false],
  ['digits with a zero before them', '7', '07', false],
])('%s', (_, expected, actual, same) => {
  expect(isSame(expected, actual)).toBe(same);
});

test('of candidates the nearest one tells which columns differ', () => {
  const candidates = [
    { id: '1', name: 'a', city: 'x' },
    { id: '1', name: 'b', city: 'y' },
  ];
  const found = differingColumns(['1'], candidates, ['name', 'city'], ['b', 'z']);
  expect(found.map(({ column }) => column)).toEqual(['city']);
  expect(differingColumns(['1'], candidates, ['name', 'city'], ['a', 'x'])).toEqual([]);
});

test('a difference shows key, column, expected and actual of up to three rows', () => {
  const differences = ['1', '2', '3', '4'].flatMap((id) =>
    differingColumns([id], [{ id, city: 'москва' }], ['city'], ['Москва']),
  );
  const [message = ''] = differenceProblems('t', ['id'], differences, 'answer holds', mask);
  expect(message).toContain('city');
  expect(message.match(/expected "москва", actual "Москва"/g)).toHaveLength(3);
  expect(message).toContain('id "3"');
  expect(message).not.toContain('id "4"');
});

test('personal values of keys and columns are masked, within JSON as well', () => {
  const email = 'anna.obrazec@example.com';
  const row = {
    barcode: '877076325904',
    email,
    first_name: 'Анна',
    payload_json: `{"details":{"phone":"+79001234567"}}`,
  };
  const other = {
    email: 'b@example.com',
    first_name: 'Вера',
    payload_json: `{"details":{"phone":"+79007654321"}}`,
  };
  const columns = Object.keys(other);
  const differences = differingColumns([row.barcode], [row], columns, Object.values(other));
  const text = differenceProblems('t', ['barcode'], differences, 'answer holds', mask).join('\n');
  expect(text.split('\n')).toHaveLength(3);
  expect(text).toContain('/details/phone');
  for (const value of [row.barcode, email, 'Анна', 'Вера', '79001234567', '79007654321'])
    expect(text).not.toContain(value);
});

test('text that is no JSON is not shown in place of JSON', () => {
  const differences = differingColumns(['1'], [{ p: '{"a":1}' }], ['p'], ['Анна +79001234567']);
  const [message = ''] = differenceProblems('t', ['id'], differences, 'answer holds', mask);
  expect(message).not.toContain('Анна');
});

const NFC = 'Андрей';
const NFD = NFC.normalize('NFD');
const LONG = 'а'.repeat(100);

test.each<[string, Record<string, string>, string, string | null]>([
  ['another Unicode form', { event_name: NFC }, NFD, 'Unicode form'],
  ['another Unicode form of a long text', { event_name: NFC.repeat(14) }, NFD.repeat(14), 'Unicode form'],
  ['another Unicode form, masked', { first_name: NFC }, NFD, 'Unicode form'],
  ['another Unicode form within JSON', { p: `{"name":"${NFC}"}` }, `{"name":"${NFD}"}`, 'Unicode form'],
  ['another kind of space', { event_name: 'до 18' }, 'до\u00a018', 'kind of space'],
  ['a sign that nobody sees', { event_name: 'до' }, 'до\u200b', 'look'],
  ['the end of a long text', { event_name: `${LONG}1` }, `${LONG}2`, 'behind what is shown'],
  ['what a mask leaves out', { email: 'anna.obrazec@example.com' }, 'ANNA.Obrazec@example.com', 'one mask'],
  ['other letters', { event_name: 'до' }, 'да', null],
  ['text in place of nothing', { p: '{"name":null}' }, '{"name":"null"}', null],
  ['text in place of a number', { p: '{"number":5}' }, '{"number":"5"}', null],
])('of two values that look the same it says in what they differ: %s', (_, row, actual, told) => {
  const columns = Object.keys(row);
  const differences = differingColumns(['1'], [row], columns, [actual]);
  const [message = ''] = differenceProblems('t', ['id'], differences, 'answer holds', mask);
  if (told === null) expect(message).not.toContain('(');
  else expect(message).toMatch(new RegExp(`actual .*\\(.*${told}.*\\)$`));
});
