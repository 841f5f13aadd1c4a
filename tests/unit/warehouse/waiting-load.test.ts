import { expect, test } from 'vitest';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import type { LoadRequest } from '../../../src/warehouse/load-request.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import {
  looksOf,
  takeTogether,
  together,
  touchedBy,
  type Waiting,
} from '../../../src/warehouse/waiting-load.ts';
import { TABLE, versionedTable } from './table-of-types.ts';

function waiting(
  keys: string[][],
  rows: Row[] = [],
  ver = 5,
  of = versionedTable(),
  columns = ['name'],
  long = new Map<string, Map<string, string>>(),
): Waiting & { came: unknown[] } {
  const request = {
    mark: { load: 1, ver, runId: 'r' },
    rows: [
      { table: of.table, rows },
      { table: 'other', rows: [{ id: 9 }] },
    ],
    answer: new Map([[of.table, { keys, columns, long }]]),
    job: () => ({}),
  } as unknown as LoadRequest;
  const came: unknown[] = [];
  return {
    request,
    touched: touchedBy(request, () => of),
    settle: (one) => came.push(one),
    fail: (error) => came.push(error),
    came,
  };
}

test('a load touches the keys that its answer holds, and those that are sent', () => {
  const { touched } = waiting([['1'], ['2']], [{ id: 2 }, { id: 3 }, { id: 3 }]);
  expect([...touched.keys()]).toEqual([TABLE]);
  const own = touched.get(TABLE);
  expect([...(own?.keys ?? [])]).toEqual(['1', '2', '3'].map((id) => [keyOf([id]), [id]]));
  expect([...(own?.answer ?? [])]).toEqual([keyOf(['1']), keyOf(['2'])]);
  expect([...(own?.sent ?? [])]).toEqual([keyOf(['2']), keyOf(['3'])]);
  expect([own?.rows.length, own?.columns, own?.long.size]).toEqual([3, ['name'], 0]);
});

test.each([
  'SummingMergeTree',
  'AggregatingMergeTree',
  'VersionedCollapsingMergeTree',
  'CoalescingMergeTree',
  'ReplicatedGraphiteMergeTree',
])('a %s does not keep rows', (engine) => {
  expect(() => waiting([['1']], [], 5, versionedTable({ engine }))).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining(engine),
      remedy: expect.stringContaining(TABLE),
    }),
  );
});

test('a table without a sorting key is refused, and so is a value that a column cannot hold', () => {
  expect(() => waiting([[]], [], 5, versionedTable({ sortingKey: [] }))).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining(TABLE),
      remedy: expect.stringContaining(`${TABLE}.sql`),
    }),
  );
  expect(() => waiting([['1']], [{ id: -1 }])).toThrow(expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }));
  for (const engine of ['MergeTree', 'ReplacingMergeTree', 'SummingMergeTreeOfOurs'])
    expect([...waiting([['1']], [], 5, versionedTable({ engine })).touched.keys()]).toEqual([TABLE]);
});

test('loads go together that share no key, with those that wait as well', () => {
  const [one, two, three, four] = [
    waiting([['1'], ['2']]),
    waiting([['2'], ['3']]),
    waiting([['3']]),
    waiting([['4']]),
  ];
  expect(takeTogether([one, two, three, four])).toEqual([one, four]);
  expect(takeTogether([one, waiting([['1']], [], 5, versionedTable({ table: 'another' }))])).toHaveLength(2);
});

test('what is looked at for several loads is put together by table', () => {
  const long = (sum: string) => new Map([['name', new Map([[sum, 'text']])]]);
  const looks = looksOf([
    waiting([['1']], [], 7, versionedTable(), ['name'], long('a')),
    waiting([['2']], [], 6, versionedTable(), ['id', 'name'], long('b')),
  ]);
  const look = looks.get(TABLE);
  expect(look).toMatchObject({
    columns: ['name', 'id'],
    keys: [['1'], ['2']],
    ver: 6,
    versions: new Set(['7', '6']),
  });
  expect([...(look?.long.get('name')?.keys() ?? [])]).toEqual(['a', 'b']);
});

test('what fails for all is done for each, and fails those alone for which it fails', async () => {
  const [one, two] = [waiting([['1']]), waiting([['2']])];
  const whole = await together([one, two], async (part) => new Map(part.map((load) => [load, 'done'])));
  expect(whole).toEqual([
    { one, result: 'done' },
    { one: two, result: 'done' },
  ]);
  const error = new Error('refused');
  const some = await together([one, two], async (part) => {
    if (part.includes(two)) throw error;
    return new Map(part.map((load) => [load, 'done']));
  });
  expect(some).toEqual([{ one, result: 'done' }]);
  expect([one.came, two.came]).toEqual([[], [error]]);
  let times = 0;
  const once = await together([one, two], async (part) => {
    times += 1;
    if (times === 1) throw error;
    return new Map(part.map((load) => [load, 'done']));
  });
  expect([once, one.came, two.came]).toEqual([[], [error], [error, error]]);
});
