import { expect, test } from 'vitest';
import { readFinal, readKeys, readStored } from '../../../src/warehouse/key-looks.ts';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import { JOB_TABLE } from '../../../src/warehouse/loaders/job-row.ts';
import { answering } from './noting-connection.ts';
import { TABLE, tableOfTypes, versionedTable } from './table-of-types.ts';

test('keys are looked for in one statement over all tables', async () => {
  const { connection, asked } = answering([
    [0, ['1']],
    ['1', [5]],
    [7, ['9']],
  ]);
  const found = await readKeys(connection, 'db', [
    { schema: versionedTable(), keys: [['1'], ['2']] },
    { schema: versionedTable({ table: 'b' }), keys: [['5']] },
    { schema: versionedTable({ table: 'c' }), keys: [['x']] },
  ]);
  expect([...found].map(([table, keys]) => [table, [...keys]])).toEqual([
    [TABLE, [keyOf(['1'])]],
    ['b', [keyOf(['5'])]],
    ['c', []],
  ]);
  expect(asked).toEqual([
    'SELECT DISTINCT 0 AS i, [toString(`id`)] AS k FROM `db`.`of_a_team` WHERE `id` IN (1, 2)\nUNION ALL\nSELECT DISTINCT 1 AS i, [toString(`id`)] AS k FROM `db`.`b` WHERE `id` IN (5)',
  ]);
  const none = answering();
  expect((await readKeys(none.connection, 'db', [])).size).toBe(0);
  expect(none.asked).toEqual([]);
});

test('keys that no statement holds are looked for in several', async () => {
  const { connection, asked } = answering();
  const keys = Array.from({ length: 3 }, (_, index) => [`${index}${'x'.repeat(400_000)}`]);
  await readKeys(connection, 'db', [{ schema: tableOfTypes({ id: 'String' }), keys }]);
  expect(asked.map((sql) => sql.match(/\dxxx/g)?.join())).toEqual(['0xxx,1xxx', '2xxx']);
});

test('stored rows are those of the version or newer, and job rows are found by their ids', async () => {
  const { connection, asked } = answering([
    [0, ['1'], 5, ['a']],
    [0, [1], '6', [null]],
    [1, [], '', ['r', null]],
    [1, [], '', ['q', 'x']],
  ]);
  const jobs = {
    schema: tableOfTypes({ run_id: 'String', message: 'String' }, { table: JOB_TABLE }),
    rows: [
      { run_id: 'r', job: 'j', started_at: 7 },
      { run_id: "q'", job: 'j', started_at: 5 },
    ],
  };
  const found = await readStored(
    connection,
    'db',
    [{ schema: versionedTable(), keys: [['1']], columns: ['name'], ver: 5 }],
    jobs,
  );
  expect([...(found.rows.get(TABLE) ?? [])]).toEqual([
    [
      keyOf(['1']),
      [
        { ver: '5', values: ['a'] },
        { ver: '6', values: [null] },
      ],
    ],
  ]);
  expect([...found.jobs]).toEqual([
    ['r', [{ run_id: 'r', message: null }]],
    ['q', [{ run_id: 'q', message: 'x' }]],
  ]);
  expect(asked[0]?.split('\nUNION ALL\n')).toEqual([
    'SELECT 0 AS i, [toString(`id`)] AS k, toString(_ver) AS v, [toString(`name`)] AS c FROM `db`.`of_a_team` PREWHERE _ver >= 5 WHERE `id` IN (1)',
    expect.stringMatching(/^SELECT 1 AS i, \[\] AS k, '' AS v, .* WHERE run_id IN \('r', 'q\\''\)$/),
  ]);
  const full = {
    ...jobs,
    schema: tableOfTypes({ run_id: 'String', job: 'String', started_at: 'DateTime' }, { table: JOB_TABLE }),
  };
  const other = answering();
  await readStored(other.connection, 'db', [], full);
  expect(other.asked[0]).toContain(
    "WHERE job = 'j' AND started_at >= toDateTime(5) AND started_at <= toDateTime(7) AND run_id IN (",
  );
  const nothing = answering();
  await readStored(
    nothing.connection,
    'db',
    [{ schema: versionedTable(), keys: [['x']], columns: [], ver: 5 }],
    {
      ...jobs,
      rows: [],
    },
  );
  await readStored(nothing.connection, 'db', []);
  expect(nothing.asked).toEqual([]);
});

test.each([
  [{ replacing: true, newestShows: false }, /FINAL WHERE `id`/],
  [{ replacing: true, newestShows: true }, /PREWHERE _ver >= 5 WHERE/],
  [{ replacing: false, newestShows: false }, /PREWHERE _ver >= 5 WHERE/],
])('of a table that is %j the rows are read by %s', async (change, pattern) => {
  const { connection, asked } = answering();
  await readStored(connection, 'db', [
    { schema: versionedTable(change), keys: [['1']], columns: ['name'], ver: 5 },
  ]);
  expect(asked).toEqual([expect.stringMatching(pattern)]);
});

test('what FINAL shows is read by the key', async () => {
  const { connection, asked } = answering([[[1], 7, ['a', null]]]);
  expect([
    ...(await readFinal(connection, 'db', { schema: versionedTable(), keys: [['1']], columns: ['name'] })),
  ]).toEqual([[keyOf(['1']), { ver: '7', values: ['a', null] }]]);
  expect(asked).toEqual([expect.stringMatching(/FROM `db`.`of_a_team` FINAL WHERE `id` IN \(1\)$/)]);
  expect(
    (await readFinal(connection, 'db', { schema: versionedTable(), keys: [['x']], columns: [] })).size,
  ).toBe(0);
});
