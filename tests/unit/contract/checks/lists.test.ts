import { expect, test } from 'vitest';
import { listProblems, pagingProblems } from '../../../../src/contract/checks/list-checks.ts';
import type { JsonObject, JsonValue } from '../../../../src/model/json.ts';
import { contextOf, told } from '../judged.ts';

const page = (count: number, paging: JsonObject): JsonObject => ({
  data: Array.from({ length: count }, (_, id) => ({ id })),
  paging: { currentPage: 1, perPage: 10, total: count, ...paging },
});

test.each<[string, JsonObject, JsonValue]>([
  ['one page', page(3, {}), null],
  ['an empty one', page(0, {}), null],
  ['a full one', page(10, {}), {}],
  ['a full one of more', page(10, { total: 25 }), { page: 1 }],
  ['the second', page(10, { total: 25, currentPage: 2 }), { page: 2 }],
  ['the last', page(5, { total: 25, currentPage: 3 }), { page: 3 }],
  ['one behind the last', page(0, { total: 25, currentPage: 4 }), { page: 4 }],
  ['the largest', page(2, { perPage: 1000 }), null],
  ['one of what was asked for in a list', page(3, {}), [{ page: 2 }]],
])('%s is a page', (_, body, requestBody) => {
  expect(told(pagingProblems(contextOf(body, { requestBody })))).toEqual([]);
});

test.each<[string, JsonObject, JsonValue, string[]]>([
  ['another page', page(10, { total: 25, currentPage: 2 }), null, ['/paging/currentPage 1 2']],
  ['the first for the second', page(10, { total: 25 }), { page: 2 }, ['/paging/currentPage 2 1']],
  ['fewer items than fit', page(9, { total: 25 }), null, ['/data 10 /paging/total /paging/perPage 9']],
  [
    'fewer items than are left',
    page(4, { total: 25, currentPage: 3 }),
    { page: 3 },
    ['/data 5 /paging/total /paging/perPage 4'],
  ],
  ['more items than a page has', page(11, { total: 25 }), null, ['/paging/perPage 11 10']],
  ['more items than there are', page(3, { total: 2 }), null, ['/paging/total 3 2']],
  ['pages of nothing', page(0, { perPage: 0 }), null, ['/paging/perPage 0 0']],
  ['less than nothing', page(0, { total: -1 }), null, ['/paging/total 0 -1']],
  [
    'a total in words',
    page(3, { total: '3', perPage: '10' }),
    null,
    ['/paging/perPage 3 "10"', '/paging/total 3 "3"'],
  ],
  ['no numbers', page(3, { total: null, perPage: null }), null, ['/paging/perPage 3', '/paging/total 3']],
  ['a page without an end', page(3, { perPage: 1001 }), null, ['/paging/perPage 1000 1001']],
])('%s: told', (_, body, requestBody, facts) => {
  expect(told(pagingProblems(contextOf(body, { requestBody })))).toEqual(facts);
});

test('what a recording left out counts as come, and what has no paging is no page', () => {
  expect(pagingProblems(contextOf(page(2, { total: 7 }), { itemsThatCame: 7 }))).toEqual([]);
  expect(pagingProblems(contextOf(page(2, { total: 7 }), { itemsThatCame: 6 }))).toHaveLength(1);
  for (const body of [{}, { paging: null }, { paging: [] }, [{ paging: {} }], null])
    expect(pagingProblems(contextOf(body))).toBeNull();
});

test.each<[string, JsonValue[]]>([
  ['objects', [{ id: 1 }, { id: 2 }]],
  ['objects without ids', [{ a: 1 }, { a: 1 }]],
  ['objects of which one has no id', [{ id: 1 }, { id: null }, { id: 1 }]],
  ['texts', ['a', 'b']],
  ['numbers, which may be coordinates', [1, 1]],
  ['flags', [true, true]],
  ['nothing', [null, null]],
  ['lists', [[1], [1]]],
  [
    'a seat at two prices',
    [
      { seat_id: 'A', price: 1 },
      { seat_id: 'A', price: 2 },
    ],
  ],
  [
    'ids with the same barcode',
    [
      { id: 1, barcode: 'x' },
      { id: 2, barcode: 'x' },
    ],
  ],
])('%s make a list', (_, data) => {
  expect(told(listProblems(contextOf({ data })))).toEqual([]);
});

test.each<[string, JsonValue[], string[]]>([
  ['the same id', [{ id: 1 }, { id: 2 }, { id: '1' }], ['/data/inner/2/id "1" /data/inner/0/id']],
  [
    'the same id three times',
    [{ id: 1 }, { id: 1 }, { id: 1 }],
    ['/data/inner/1/id 1 /data/inner/0/id', '/data/inner/2/id 1 /data/inner/0/id'],
  ],
  [
    'the same barcode',
    [{ barcode: 'x' }, { barcode: 'x' }],
    ['/data/inner/1/barcode "x" /data/inner/0/barcode'],
  ],
  [
    'the same zone',
    [{ zone_id: 'x' }, { zone_id: 'x' }],
    ['/data/inner/1/zone_id "x" /data/inner/0/zone_id'],
  ],
  [
    'the same offer of a seat',
    [
      { seat_id: 'A', price: 1 },
      { seat_id: 'A', price: 1 },
    ],
    ['/data/inner/1/seat_id "A" /data/inner/0/seat_id'],
  ],
  ['the same text', ['a', 'b', 'a'], ['/data/inner/2 "a"']],
  ['a text among numbers', [1, 'a'], ['/data/inner/1 "a"']],
  ['a list among objects', [{}, [1]], ['/data/inner/0', '/data/inner/1 1']],
  ['an object among lists', [[1], { a: 1 }], ['/data/inner/1 "a" 1']],
  ['null among objects', [{ a: 1 }, null], ['/data/inner/1']],
  ['null before objects', [null, { a: 1 }], ['/data/inner/0']],
  ['a flag among numbers', [1, true], ['/data/inner/1']],
  ['an object without fields', [{ a: 1 }, {}], ['/data/inner/1']],
])('%s: told', (_, data, facts) => {
  expect(told(listProblems(contextOf({ data: { inner: data } })))).toEqual(facts);
});

test('inner lists are looked at, and an answer without a list is not', () => {
  expect(told(listProblems(contextOf([{ seats: ['a', 'a'] }])))).toEqual(['/0/seats/1 "a"']);
  for (const body of [{}, [], { data: [] }]) expect(listProblems(contextOf(body))).toBeNull();
});
