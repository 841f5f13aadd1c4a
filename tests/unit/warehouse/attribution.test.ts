import { expect, test } from 'vitest';
import { freeVersions, readMarked } from '../../../src/warehouse/attribution.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { JOB_TABLE } from '../../../src/warehouse/loaders/job-row.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';
import { tableOfTypes } from './table-of-types.ts';

interface Asked {
  sql: string;
  limitMs: number | undefined;
}

/** A connection that gives these rows to every query, or throws, and what was asked of it. */
function answering(rows: unknown[][] | Error): { connection: WarehouseConnection; asked: Asked[] } {
  const asked: Asked[] = [];
  const select = async (_: string, sql: string, limitMs?: number) => {
    asked.push({ sql, limitMs });
    if (rows instanceof Error) throw rows;
    return rows;
  };
  return { connection: { select } as unknown as WarehouseConnection, asked };
}

const CLIENTS = tableOfTypes({ id: 'UInt64', of: 'String' }, { table: 'clients', replacing: true });
const LOG = tableOfTypes({ id: 'UInt64' }, { table: 'log' });
const JOBS = tableOfTypes({ run_id: 'UUID' }, { table: JOB_TABLE });
const RANGE = { first: 5000, end: 6000 };

test('rows that bear a version of the run are counted with their keys, job rows by run id, in one statement', async () => {
  const { connection, asked } = answering([
    [1, '5001', '2', '2'],
    [0, '5001', '3', '1'],
    [2, 'b', '1', '1'],
    [0, '5000', '4', '4'],
  ]);
  const runIds = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  expect(await readMarked(connection, 'd', [CLIENTS, LOG, JOBS], RANGE, runIds, 2500)).toEqual([
    { table: 'clients', load: 1, rows: 4, keys: 4 },
    { table: 'clients', load: 2, rows: 3, keys: 1 },
    { table: 'log', load: 2, rows: 2, keys: 2 },
    { table: JOB_TABLE, load: 2, rows: 1, keys: 1 },
  ]);
  expect(asked).toEqual([
    {
      sql: [
        'SELECT 0 AS of, toString(_ver) AS mark, count() AS n, uniqExact(id, of) AS keys FROM `d`.`clients` WHERE _ver >= 5000 AND _ver < 6000 GROUP BY _ver',
        'UNION ALL',
        'SELECT 1 AS of, toString(_ver) AS mark, count() AS n, count() AS keys FROM `d`.`log` WHERE _ver >= 5000 AND _ver < 6000 GROUP BY _ver',
        'UNION ALL',
        `SELECT 2 AS of, toString(run_id) AS mark, count() AS n, count() AS keys FROM \`d\`.\`${JOB_TABLE}\` WHERE run_id IN ('a', 'b') GROUP BY run_id`,
        'SETTINGS max_execution_time = 2.5',
      ].join('\n'),
      limitMs: 2500,
    },
  ]);
});

test('without a job there is no look into the job table', async () => {
  const { connection, asked } = answering([]);
  expect(await readMarked(connection, 'd', [LOG, JOBS], RANGE, new Map(), 1000)).toEqual([]);
  expect(asked[0]?.sql).not.toContain(JOB_TABLE);
});

test('a look that takes too long finds nothing out; another refusal is one', async () => {
  const slow = answering(new ClickHouseRefusal(159, 'too slow', ''));
  expect(await readMarked(slow.connection, 'd', [LOG], RANGE, new Map(), 1000)).toBeNull();
  const refused = answering(new ClickHouseRefusal(60, 'no table', ''));
  await expect(readMarked(refused.connection, 'd', [LOG], RANGE, new Map(), 1000)).rejects.toThrow(
    'no table',
  );
});

const START = 1_762_682_400_000;
const versions = (newest: string | null) => ({
  clients: { rows: 1, keys: 1, maxVer: newest, maxSnapshotTs: null, final: true },
});
const VERSIONED = tableOfTypes({ id: 'UInt64', _ver: 'UInt64' }, { table: 'clients' });

test.each<
  [string, string | null, number, number, { index: number; count: number } | undefined, number, number]
>([
  ['nothing is stored', null, 40, 0, undefined, 0, 1],
  ['all that is stored is older', `${START * 1000 - 1}`, 40, 0, undefined, 0, 1],
  ['exactly one block is wanted', null, 1000, 0, undefined, 0, 1],
  ['more than a block is wanted', null, 1001, 0, undefined, 0, 2],
  ['nothing is wanted', null, 0, 0, undefined, 0, 1],
  ['the first places are taken', `${START * 1000}`, 40, 3, undefined, 3, 1],
  ['the second of two shards', null, 2000, 0, { index: 2, count: 2 }, 2, 2],
  ['the first of two shards, whose place is taken', `${START * 1000}`, 40, 1, { index: 1, count: 2 }, 2, 1],
])('free versions when %s', async (_, newest, wanted, taken, shard, at, blocks) => {
  const { connection, asked } = answering(Array.from({ length: taken }, (__, index) => [START + index]));
  const range = await freeVersions(connection, 'd', [VERSIONED, LOG], {
    startedAt: new Date(START),
    wanted,
    totals: versions(newest),
    ...(shard === undefined ? {} : { shard }),
  });
  expect(range).toEqual({ first: (START + at) * 1000, end: (START + at + blocks) * 1000 });
  const first = START * 1000;
  expect(asked.map(({ sql }) => sql)).toEqual(
    taken === 0
      ? []
      : [
          `SELECT DISTINCT intDiv(_ver, 1000) AS run FROM \`d\`.\`clients\` WHERE _ver >= ${first} AND _ver < ${first + 1_000_000}`,
        ],
  );
});
