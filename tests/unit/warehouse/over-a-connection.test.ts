import { expect, test } from 'vitest';
import type { WarehouseFacts } from '../../../src/model/evidence.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import { JOB_TABLE } from '../../../src/warehouse/loaders/job-row.ts';
import { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';
import { noting } from './noting-connection.ts';
import { SCHEMA, TABLE } from './table-of-types.ts';

const facts = (engine: 'embedded' | 'server', missingColumns: string[] = []): WarehouseFacts => ({
  engine,
  version: '24.8',
  database: 'db',
  compatibility: '24.8',
  tables: [{ name: TABLE, engine: 'MergeTree', sortingKey: ['id'], columns: ['id', 'name'], missingColumns }],
});
const over = (
  connection: WarehouseConnection,
  missing: string[] = [],
  schema = SCHEMA,
  engine: 'embedded' | 'server' = 'embedded',
) => new Warehouse(connection, facts(engine, missing), new Map([[TABLE, schema]]));

test('rows go in whole, but for columns that the table is known to lack', async () => {
  const { connection, inserted } = noting();
  const warehouse = over(connection, ['gone']);
  expect(
    await warehouse.insert(TABLE, [
      { id: '1', gone: 'x' },
      { id: '2', name: 'b' },
    ]),
  ).toBe(2);
  expect(inserted).toEqual([['`db`.`of_a_team`', [{ id: '1' }, { id: '2', name: 'b' }]]]);
  expect(await warehouse.insert(TABLE, [])).toBe(0);
  await expect(warehouse.insert(TABLE, [{ id: '1', a: 1, b: 2 }])).rejects.toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining('of_a_team has no column a, b'),
    }),
  );
  await expect(warehouse.insert('other', [])).rejects.toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining('other'),
      remedy: expect.stringContaining(TABLE),
    }),
  );
  expect(inserted).toHaveLength(1);
});

test('a table says what it has and what it does by itself', () => {
  const warehouse = over(noting().connection, [], { ...SCHEMA, ttl: 'at + 1' });
  expect([warehouse.hasColumn(TABLE, 'id'), warehouse.hasColumn(TABLE, 'x')]).toEqual([true, false]);
  expect([warehouse.ownDoing(TABLE), over(noting().connection).ownDoing(TABLE)]).toEqual([
    expect.stringContaining('TTL at + 1'),
    null,
  ]);
  expect([warehouse.columnDoing(TABLE, 'name'), warehouse.columnDoing(TABLE, 'id')]).toEqual([
    'is emptied',
    undefined,
  ]);
  expect([warehouse.nullText(TABLE, 'id'), warehouse.heldText(TABLE, 'id', 'X')]).toEqual(['', 'X']);
});

test('every table is asked whether it takes rows, and is emptied', async () => {
  const { connection, asked } = noting();
  const warehouse = over(connection);
  await warehouse.requireInsertable();
  await warehouse.reset();
  await warehouse.close();
  expect(asked).toEqual([
    'INSERT INTO `db`.`of_a_team` SELECT * FROM `db`.`of_a_team` WHERE 0',
    'TRUNCATE TABLE `db`.`of_a_team`',
    'close',
  ]);
  expect(await warehouse.place()).toBeNull();
});

test('a view under the name of a table is told as that', async () => {
  const refusing = (code: number) => ({
    ...noting().connection,
    command: async () => {
      throw new ClickHouseRefusal(code, 'insert', '');
    },
  });
  const view = { ...SCHEMA, engine: 'View' };
  await expect(over(refusing(48), [], view).requireInsertable()).rejects.toMatchObject({
    code: 'WAREHOUSE_SCHEMA',
    message: expect.stringContaining(`${TABLE} is a View`),
    remedy: expect.stringContaining(`${TABLE}.sql`),
  });
  await expect(over(refusing(497), [], view).requireInsertable()).rejects.toMatchObject({
    clickhouseCode: 497,
  });
});

test('of an empty table nothing is looked for where the run is the only writer', async () => {
  const looks = async (engine: 'embedded' | 'server', size: number | string, between?: 'insert') => {
    const { connection, asked } = noting(
      (sql) =>
        sql.includes('total_rows')
          ? [[TABLE, size]]
          : sql.includes("'rows'")
            ? [
                [TABLE, 'rows', 3, null, null],
                [TABLE, 'keys', 3, null, null],
              ]
            : [],
      engine,
    );
    const warehouse = over(connection, [], SCHEMA, engine);
    expect(await warehouse.begin()).toEqual({
      [TABLE]: expect.objectContaining({ rows: Number(size) === 0 ? 0 : 3 }),
    });
    if (between === 'insert') await warehouse.insert(TABLE, [{ id: '9' }]);
    const job = { run_id: 'r', job: 'j', started_at: 1 };
    const load = warehouse.load({
      mark: { load: 1, ver: 1, runId: 'r' },
      rows: [],
      answer: new Map([[TABLE, { keys: [['1']], columns: [] }]]),
      job: () => job,
    });
    // It has no table of jobs: what a load looks for, it looks for before it sends the row of its job.
    await expect(load).rejects.toThrow(
      expect.objectContaining({ code: 'WAREHOUSE_SCHEMA', message: expect.stringContaining(JOB_TABLE) }),
    );
    return asked.filter((sql) => sql.startsWith('SELECT DISTINCT')).length;
  };
  expect(await looks('embedded', 0)).toBe(0);
  expect(await looks('embedded', '0', 'insert')).toBe(1);
  expect(await looks('embedded', 3)).toBe(1);
  expect(await looks('server', 0)).toBe(1);
});
