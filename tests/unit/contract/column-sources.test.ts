import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { expectedRows } from '../../../src/contract/expected-rows.ts';
import type { ColumnSource } from '../../../src/model/case.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { item, md5, spec } from './row-specs.ts';

const order = {
  created_at: '2025-11-01T21:00:00.5Z',
  baskets: [
    { price: 10.5, quantity: 2 },
    { price: 1, quantity: 1 },
  ],
};
const at = '2025-11-01T21:00:00Z';

test.each<[ColumnSource, JsonValue, string | null]>([
  [item('a'), { a: null }, ''],
  [item('a'), {}, ''],
  [item('a'), { a: { b: 1 } }, '{"b":1}'],
  [item('a'), { a: false }, 'false'],
  [item('a', 'cityName'), { a: ' МоСква ' }, 'москва'],
  [item('a', 'moscowTime'), { a: at }, '2025-11-02 00:00:00'],
  [item('a', 'moscowTime'), { a: '' }, null],
  [item('a', 'moscowTime'), { a: 'soon' }, 'soon'],
  [item('a', 'number'), { a: '1.50' }, '1.5'],
  [item('a', 'number'), { a: ' ' }, null],
  [item('a', 'number'), { a: 0 }, '0'],
  [item('a', 'flag'), { a: 1 }, '1'],
  [item('a', 'flag'), { a: true }, '1'],
  [item('a', 'flag'), { a: '0' }, '0'],
  [item('a', 'flag'), { a: 2 }, '0'],
  [item('a', 'json'), { a: [1] }, '[1]'],
  [item('a', 'json'), {}, 'null'],
  [item('', 'json'), { b: 1 }, '{"b":1}'],
  [item('', 'orderSaleTime'), order, '2025-11-02 00:00:00'],
  [item('', 'orderSaleTime'), { ...order, payed_at: '2025-11-01T22:00:00Z' }, '2025-11-02 01:00:00'],
  [item('', 'orderSaleTimeInKey'), order, '2025-11-02 00:00:00.500000'],
  [item('', 'orderTickets'), order, '3'],
  [item('', 'orderRevenue'), order, '22'],
  [item('', 'orderRevenueInKey'), order, '22.0'],
  [item('', 'orderRevenueInKey'), { baskets: [] }, ''],
  [{ from: 'root', path: 'top' }, {}, 'root'],
  [{ from: 'path', param: 'S' }, {}, '41'],
  [{ from: 'path', param: 'NONE' }, {}, ''],
  [{ from: 'literal', value: null }, {}, null],
  [{ from: 'literal', value: 'x' }, {}, 'x'],
  [{ from: 'first', of: [item('a'), item('b'), item('c')] }, { b: 2, c: 3 }, '2'],
  [{ from: 'first', of: [item('a', 'number'), item('b')] }, { b: 2 }, '2'],
  [{ from: 'first', of: [item('a'), item('b')] }, {}, ''],
  [{ from: 'first', of: [] }, {}, null],
  [
    md5(item('a'), { from: 'literal', value: null }, item('b')),
    { a: 'x', b: 'y' },
    createHash('md5').update('x::::y').digest('hex'),
  ],
])('%j of %j', (source, value, text) => {
  const facts = {
    body: { top: 'root', data: [value] },
    params: { S: '41' },
    snapshotTs: new Date(0),
    ver: 1,
  };
  const [row] = expectedRows(spec({ c: source }), [], facts).values();
  expect(row?.columns['c']).toBe(text);
  const held = expectedRows(spec({ c: source }), [], {
    ...facts,
    nullText: () => 'NONE',
    heldText: (column, own) => `${column}=${own}`,
  });
  expect([...held.values()][0]?.columns['c']).toBe(text === null ? 'NONE' : `c=${row?.columns['c']}`);
});
