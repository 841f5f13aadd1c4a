import { expect, test } from 'vitest';
import { isOfRun } from '../../../src/contract/expected-rows.ts';
import {
  coarseKey,
  gatheredColumns,
  REASONS,
  type TableShape,
  tableShape,
  withoutRun,
} from '../../../src/contract/pipeline-shape.ts';
import type { ColumnSource, RowSpec } from '../../../src/model/case.ts';
import { item, md5, spec } from './row-specs.ts';

const ver: ColumnSource = { from: 'run', value: 'ver' };
const all = () => true;

test.each<[string, RowSpec[], string[], Partial<TableShape>]>([
  [
    'its own key',
    [spec({ id: item('id'), name: item('name') })],
    ['id'],
    { key: ['id'], columns: ['id', 'name'], digests: [], repeatable: false, leftOut: [] },
  ],
  [
    'a version',
    [spec({ id: item('id'), _ver: ver })],
    ['id'],
    { key: ['id'], columns: ['id'], leftOut: [{ column: '_ver', reason: REASONS.ofRun }], repeatable: false },
  ],
  [
    'a version in its key',
    [spec({ id: item('id'), _ver: ver })],
    ['id', '_ver'],
    { key: ['id'], repeatable: true },
  ],
  [
    'a part of the key that nobody fills',
    [spec({ id: item('id') })],
    ['id', 'day'],
    { key: ['id'], repeatable: true, leftOut: [{ column: 'day', reason: REASONS.unknown }] },
  ],
  [
    'a part that one of two fills',
    [spec({ id: item('id') }), spec({ id: item('id'), b: item('b') })],
    ['b'],
    { key: [], repeatable: true, columns: ['id', 'b'] },
  ],
  [
    'a digest',
    [
      spec({
        d: md5(item('id'), item('price', 'orderRevenueInKey')),
        id: item('id'),
        price: item('price', 'orderRevenueInKey'),
      }),
    ],
    ['d'],
    { key: ['id'], columns: ['id', 'price'], digests: ['d'], repeatable: false },
  ],
  [
    'a digest of nothing that stands beside it',
    [spec({ d: md5(item('id')), name: item('name') })],
    ['d'],
    { key: ['d'], columns: ['name'], digests: ['d'] },
  ],
  [
    'a digest that one of two makes',
    [spec({ d: md5(item('id')), id: item('id') }), spec({ d: item('d'), id: item('id') })],
    ['d'],
    { key: ['d'], digests: ['d'] },
  ],
  [
    'a digest of a column that one of two has',
    [spec({ d: md5(item('id')), id: item('id') }), spec({ d: md5(item('id')) })],
    ['d'],
    { key: ['d'] },
  ],
  [
    'a digest of a text',
    [
      spec({
        d: md5(item('id', 'text'), { from: 'literal', value: 'x' }),
        id: item('id', 'text'),
        l: { from: 'literal', value: 'x' },
      }),
    ],
    ['d'],
    { key: ['id', 'l'] },
  ],
  [
    'a digest of a time of loading',
    [spec({ d: md5(item('id'), ver), id: item('id') })],
    ['d'],
    {
      key: [],
      columns: ['id'],
      digests: [],
      repeatable: true,
      leftOut: [{ column: 'd', reason: REASONS.ofRun }],
    },
  ],
])('a table with %s', (_, specs, key, shape) => {
  expect(tableShape(specs, key, all)).toMatchObject(shape);
});

test.each([
  ['a hash of an id', 'cityHash64(id)', false],
  ['the day of a time of loading', 'toDate(_ingest_ts)', true],
  ['both', 'cityHash64(id, _ingest_ts)', true],
  ['a version', 'intDiv(_ver, 1000)', true],
  ['nothing of a row', 'rand()', true],
])('a key of %s repeats items where it says more than these, and is no column', (_, key, repeatable) => {
  const has = (column: string) => ['id', '_ver', '_ingest_ts'].includes(column);
  const { leftOut, ...shape } = tableShape([spec({ id: item('id'), _ver: ver })], [key], has);
  expect(shape).toEqual({ key: [], columns: ['id'], digests: [], repeatable });
  expect(leftOut).toEqual([{ column: '_ver', reason: REASONS.ofRun }]);
});

test('columns that the table lacks are no part of its shape', () => {
  expect(
    tableShape([spec({ id: item('id'), gone: item('x'), _ver: ver })], ['id'], (column) => column === 'id'),
  ).toEqual({ key: ['id'], columns: ['id'], digests: [], repeatable: false, leftOut: [] });
});

test('what such a row tells of its items is gathered, and what the answer does not tell is no key of it', () => {
  const given = spec({
    event: item('event'),
    city: { from: 'literal', value: '' },
    none: { from: 'literal', value: null },
    one: { from: 'literal', value: '1' },
    n: item('n'),
    show: { from: 'path', param: 'S' },
  });
  const shape = tableShape([given, spec({ ...given.columns, more: item('x') })], ['event', 'city'], all);
  expect(gatheredColumns(given, shape)).toEqual(['one', 'n']);
  expect(coarseKey(given, shape)).toEqual(['event']);
  expect(coarseKey(given, { ...shape, key: ['city', 'one'] })).toEqual(['city', 'one']);
  expect(Object.keys(withoutRun(spec({ id: item('id'), _ver: ver, d: md5(ver) })).columns)).toEqual(['id']);
  expect([isOfRun(ver), isOfRun(item('x')), isOfRun(md5(item('x'), ver)), isOfRun(md5(item('x')))]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
