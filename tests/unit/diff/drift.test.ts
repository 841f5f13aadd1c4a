import { expect, test } from 'vitest';
import { drift, isRead, type RecordedCall, unseen } from '../../../src/diff/drift.ts';
import { toldByCommand } from '../../../src/documents/messages/told-in.ts';
import type { JsonValue } from '../../../src/model/json.ts';

// What an API answers now, held against what was recorded of it.

const call = (response: JsonValue, id = '1.1'): RecordedCall => ({
  ...{ id, scenario: '', own: true, method: 'GET', path: '/a', status: 200, ms: null },
  response,
});
const LIST = { data: [{ id: 1, parts: [{ name: 'a' }] }], seats: { '1;2': { price: 5 } } };
const PAGE = '<html>maintenance</html>';

test.each<[string, JsonValue, JsonValue, boolean[]]>([
  ['a page in place of JSON', LIST, PAGE, [true]],
  ['JSON that nobody can rely on', LIST, '{"data":[{"id":9007199254740993}]}', [true]],
  ['JSON in place of a page', PAGE, LIST, [false]],
  ['a page in place of a page', PAGE, PAGE, []],
  ['the same', LIST, LIST, []],
])('an answer that can no longer be read is a loss: %s', (_, before, after, losses) => {
  const lines = drift([call(before)], [call(after)]);
  expect(lines.map(({ isLoss }) => isLoss)).toEqual(losses);
  expect(lines.filter(({ what }) => toldByCommand('ru', what) === what)).toEqual([]);
  expect([isRead(call(before)), isRead(call(after))]).toEqual([before !== PAGE, typeof after !== 'string']);
});

test.each<[string, JsonValue, JsonValue, string[]]>([
  ['the whole list', LIST, { ...LIST, data: [] }, ['data[*]']],
  ['a list within all items', LIST, { ...LIST, data: [{ id: 1, parts: [] }] }, ['data[*].parts[*]']],
  ['a map', LIST, { ...LIST, seats: {} }, ['seats{*}']],
  ['a map as PHP writes an empty one', LIST, { ...LIST, seats: [] }, ['seats{*}']],
  ['a list that is gone', LIST, { seats: LIST.seats }, []],
  ['a list within some items', LIST, { ...LIST, data: [{ id: 1, parts: [] }, ...LIST.data] }, []],
  ['a list that was empty', { data: [] }, { data: [] }, []],
  ['an answer that was never read', PAGE, PAGE, ['JSON']],
  ['an answer that is no longer read', LIST, PAGE, []],
])('what is empty now is named as not compared: %s', (_, before, after, places) => {
  const found = unseen([call(before)], [call(after)]);
  expect(found.map(({ label }) => label)).toEqual(places.map(() => '1.1'));
  for (const [index, place] of places.entries()) expect(found[index]?.reason).toContain(place);
  expect(found.filter(({ reason }) => toldByCommand('ru', reason) === reason)).toEqual([]);
});
