import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScenarioRun } from '../../src/contract/run-scenario.ts';
import type { LoadedRows } from '../../src/warehouse/row.ts';
import { type AlterableRun, failedChecks, openAlterableRun } from './altered-run.ts';

let altered: AlterableRun;
beforeAll(async () => {
  altered = await openAlterableRun();
});
afterAll(() => altered.close());

const ORDERS = 'stg_qtickets_api_orders_raw';

function loading(change: (loaded: LoadedRows[]) => LoadedRows[]): ScenarioRun['loaderFor'] {
  return (name) => (body, context) => change(altered.run.loaderFor(name)(body, context));
}

function rowsChanged(change: (rows: LoadedRows['rows']) => LoadedRows['rows']): ScenarioRun['loaderFor'] {
  return loading((loaded) => loaded.map(({ table, rows }) => ({ table, rows: change(rows) })));
}

test('a loader that loses a row fails the rows of its table', async () => {
  const evidence = await altered.evidenceOf('1.1', { loaderFor: rowsChanged((rows) => rows.slice(1)) });
  expect(failedChecks(evidence)).toEqual([`rows:${ORDERS}`]);
  expect(evidence.rows.find(({ table }) => table === ORDERS)).toMatchObject({
    sent: 99,
    expected: 100,
    actual: 99,
  });
});

test('a loader that adds a row fails the rows of its table', async () => {
  const loaderFor = rowsChanged((rows) => [
    ...rows,
    { ...rows[0], _dedup_key: 'f'.repeat(32), order_id: '1' },
  ]);
  const evidence = await altered.evidenceOf('1.1', { loaderFor });
  expect(failedChecks(evidence)).toEqual([`rows:${ORDERS}`]);
  expect(evidence.rows.find(({ table }) => table === ORDERS)).toMatchObject({ expected: 100, actual: 101 });
});

test('a loader that swaps a row for another fails although the count is right', async () => {
  const loaderFor = rowsChanged((rows) => [...rows.slice(1), { ...rows[0], _dedup_key: 'f'.repeat(32) }]);
  const evidence = await altered.evidenceOf('1.1', { loaderFor });
  expect(failedChecks(evidence)).toEqual([`rows:${ORDERS}`]);
  expect(evidence.rows.find(({ table }) => table === ORDERS)).toMatchObject({ expected: 100, actual: 100 });
});

test('a loader that writes another value fails although every key is there', async () => {
  const loaderFor = rowsChanged((rows) => rows.map((row) => ({ ...row, revenue: 0 })));
  expect(failedChecks(await altered.evidenceOf('1.1', { loaderFor }))).toEqual([`rows:${ORDERS}`]);
});

test('a loader that writes to a table of another resource fails the other tables', async () => {
  const loaderFor = loading((loaded) => [
    ...loaded,
    {
      table: 'stg_qtickets_api_price_shades_raw',
      rows: [{ shade_id: '1', name: '', color: '', payload_json: '{}', _ver: 1 }],
    },
  ]);
  expect(failedChecks(await altered.evidenceOf('1.1', { loaderFor }))).toEqual(['rows:others']);
});

test('a loader that names an unknown column fails the warehouse', async () => {
  const loaderFor = rowsChanged((rows) => rows.map((row) => ({ ...row, no_such_column: 1 })));
  expect(failedChecks(await altered.evidenceOf('1.1', { loaderFor }))).toEqual(['rows:warehouse']);
});
