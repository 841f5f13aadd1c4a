import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DDL_DIR } from '../../../src/command/project-paths.ts';
import type { PipelineCall, PipelineRun } from '../../../src/model/pipeline.ts';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { CLIENTS, call, client, judgedIn, row } from './judged-pipeline.ts';

const TABLES = { database: 'pipeline_judge', ddlDir: DDL_DIR };
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse(TABLES);
});
beforeEach(() => warehouse.reset());
afterAll(() => warehouse.close());

const judged = (id: string, calls: PipelineCall[], end: Partial<PipelineRun> = {}, into = warehouse) =>
  judgedIn(into, id, calls, end);

test('rows of every page of a list are judged together, at the entry that makes the same request', async () => {
  await warehouse.insert(CLIENTS, [row(1), row(2), row(3)]);
  const calls = [call({ data: [client(1), client(2)] }), call({ data: [client(3)] }, { body: { page: 2 } })];
  const { deltas, failed } = await judged('2.1', calls);
  expect(deltas).toMatchObject([{ table: CLIENTS, sent: null, expected: 3, actual: 3 }]);
  expect(failed).toEqual([]);
});

test('a row that did not land fails the rows of its table', async () => {
  await warehouse.insert(CLIENTS, [row(1)]);
  const { deltas, failed } = await judged('2.1', [call({ data: [client(1), client(2)] })]);
  expect(failed).toEqual([`rows:${CLIENTS}`]);
  expect(deltas).toMatchObject([{ table: CLIENTS, sent: null, expected: 2, actual: 1 }]);
});

test('a row that no answer holds fails the rows of its table, also when one is missing in its place', async () => {
  await warehouse.insert(CLIENTS, [row(1), row(9)]);
  const { deltas, failed } = await judged('2.1', [call({ data: [client(1), client(2)] })]);
  expect(failed).toEqual([`rows:${CLIENTS}`]);
  expect(deltas).toMatchObject([{ table: CLIENTS, sent: null, expected: 2, actual: 1 }]);
});

test('a column that a loader took away fails the rows of its table; one that was never there does not', async () => {
  await warehouse.insert(CLIENTS, [row(1)]);
  const engine = await connectEmbedded(undefined);
  await engine.command('alter', `ALTER TABLE pipeline_judge.${CLIENTS} DROP COLUMN email`);
  const lacking = await openWarehouse({ ...TABLES, fills: false });
  try {
    const calls = [call({ data: [client(1)] })];
    const taken = await judged('2.1', calls, { missing: { [CLIENTS]: [] } }, lacking);
    expect(taken.failed).toEqual([`rows:${CLIENTS}`]);
    expect(taken.checks.at(-1)?.message).toContain('email');
    expect((await judged('2.1', calls, { missing: { [CLIENTS]: ['email'] } }, lacking)).failed).toEqual([]);
  } finally {
    await engine.command('alter', `ALTER TABLE pipeline_judge.${CLIENTS} ADD COLUMN email String`);
    await lacking.close();
    await engine.close();
  }
});

test('rows that no answer holds are told of every table, whatever else was asked before', async () => {
  const barcodes = 'stg_qtickets_api_barcodes_raw';
  await warehouse.insert(CLIENTS, [row(1), row(8), row(9)]);
  await warehouse.insert(barcodes, [{ barcode: '871', event_id: '1', show_id: '2', status: 'new', _ver: 1 }]);
  const order = { id: 1, event_id: 2, city: null, created_at: '2025-01-01T00:00:00Z', baskets: [] };
  const calls = [
    call({ data: [order] }, { path: '/api/rest/v1/orders', body: null }),
    call({ data: [client(1)] }),
    call({ data: [] }, { path: '/api/rest/v1/barcodes' }),
  ];
  const clients = await judged('2.1', calls);
  expect(clients.failed).toEqual([`rows:${CLIENTS}`]);
  expect(clients.checks.at(-1)?.message).toContain('2 rows are there that no answer');
  const scans = await judged('5.1', calls);
  expect(scans.failed).toEqual([`rows:${barcodes}`]);
  expect(scans.checks.at(-1)?.message).toContain('1 row is there that no answer');
});

test('another value than the answer holds fails the rows of its table and names the column', async () => {
  await warehouse.insert(CLIENTS, [row(1), row(2, 'another@mask.invalid')]);
  const { checks, failed } = await judged('2.1', [call({ data: [client(1), client(2)] })]);
  expect(failed).toEqual([`rows:${CLIENTS}`]);
  expect(checks.at(-1)?.message).toContain('email');
});

test('of two answers that say different things of one row, either may have landed', async () => {
  await warehouse.insert(CLIENTS, [row(1, 'older@mask.invalid')]);
  const calls = [
    call({ data: [client(1, 'older@mask.invalid')] }),
    call({ data: [client(1, 'newer@mask.invalid')] }),
  ];
  expect((await judged('2.1', calls)).failed).toEqual([]);
});

test('a row that the last answer to a request no longer holds may be gone or changed, and must not be as it was', async () => {
  const shades = (...ids: number[]) =>
    call(
      { data: ids.map((id) => ({ id, name: `shade ${id}`, color: '#f00' })) },
      { path: '/api/rest/v1/price-shades' },
    );
  const table = 'stg_qtickets_api_price_shades_raw';
  const shade = (id: number, name = `shade ${id}`): Row => {
    const payload_json = JSON.stringify({ id, name: `shade ${id}`, color: '#f00' });
    return { shade_id: String(id), name, color: '#f00', payload_json, _ver: 1 };
  };
  const twice = [shades(1, 2), shades(1)];
  await warehouse.insert(table, [shade(1)]);
  expect(await judged('4.1', twice)).toMatchObject({ failed: [], deltas: [{ expected: 1, actual: 1 }] });
  await warehouse.insert(table, [shade(2, 'withdrawn')]);
  expect((await judged('4.1', twice)).failed).toEqual([]);
  await warehouse.insert(table, [{ ...shade(2), _ver: 2 }]);
  const kept = await judged('4.1', twice);
  expect(kept.failed).toEqual([`rows:${table}`]);
  expect(kept.checks.at(-1)?.message).toContain('no longer holds');
  // Of two requests neither takes the place of the other.
  const other = { ...shades(1), query: '?page=2' };
  expect((await judged('4.1', [shades(1, 2), other])).failed).toEqual([]);
});

test('a row in which columns of two answers are mixed has landed from neither', async () => {
  const shades = (name: string, color: string) =>
    call({ data: [{ id: 1, name, color }] }, { path: '/api/rest/v1/price-shades' });
  const table = 'stg_qtickets_api_price_shades_raw';
  await warehouse.insert(table, [{ shade_id: '1', name: 'Red', color: '#00f', _ver: 1 }]);
  expect((await judged('4.1', [shades('Red', '#f00'), shades('Blue', '#00f')])).failed).toEqual([
    `rows:${table}`,
  ]);
});

test('an endpoint that was asked otherwise is judged once, and the other entries say where', async () => {
  await warehouse.insert(CLIENTS, [row(1)]);
  const calls = [call({ data: [client(1)] }, { body: { page: 7 } })];
  expect((await judged('2.1', calls)).deltas).toHaveLength(1);
  const { deltas, checks, notes } = await judged('2.2', calls);
  expect(deltas).toMatchObject([]);
  expect(checks.map(({ name, result }) => [name, result])).toEqual([['loader', 'pass']]);
  expect(notes.join()).toContain('2.1');
});

test('an endpoint of which no good answer came leaves its rows unchecked, and says so', async () => {
  for (const calls of [
    [],
    [call({ error: 'no' }, { status: 500 })],
    [call({ status: 'error', code: 'X' })],
  ]) {
    const { checks, failed } = await judged('2.1', calls);
    expect(checks).toContainEqual(expect.objectContaining({ name: `rows:${CLIENTS}`, result: 'notRun' }));
    expect(failed).toEqual([]);
  }
});

test.each([
  ['another exit code', { exitCode: 3, lastLines: ['no such table'] }, 'no such table'],
  ['a signal', { exitCode: null, signal: 'SIGSEGV' }, 'SIGSEGV'],
  ['time that is up', { exitCode: null, signal: 'SIGKILL', timedOut: true }, 'time'],
])('a loader that ended with %s fails the entries that it loads', async (_, end, words) => {
  await warehouse.insert(CLIENTS, [row(1)]);
  const { failed, checks } = await judged('2.1', [call({ data: [client(1)] })], end);
  expect(failed).toEqual(['loader']);
  expect(checks[0]?.message).toContain(words);
});

test('the rows of a write are not asked of a loader', async () => {
  expect(await judged('6.1', [])).toMatchObject({ deltas: [], checks: [] });
});

const INVENTORY = 'stg_qtickets_api_inventory_raw';
const seatsAnswer = call(
  { data: { event_id: 33, zones: [{ seats: [{ seat_id: 'A-1;1' }, { seat_id: 'A-1;2' }] }] } },
  { path: '/api/rest/v1/events/33/seats' },
);

async function seats(digests: [string, string]) {
  const rows = ['A-1;1', 'A-1;2'].map((seat_id) => ({
    ...{ event_id: '33', show_id: '', city: '', snapshot_ts: 1_700_000_000, _ver: 5 },
    ...{ tickets_total: 1, tickets_left: 0 },
    seat_id,
  }));
  await warehouse.insert('fact_qtickets_inventory_latest', rows);
  await warehouse.insert(
    INVENTORY,
    rows.map((one, index) => ({ ...one, _dedup_key: digests[index] ?? '' })),
  );
  return judged('3.6', [seatsAnswer]);
}

test("a loader's own snapshot time, version and formula of the key are not compared, and are named", async () => {
  const { failed, deltas } = await seats(['a'.repeat(32), 'b'.repeat(32)]);
  expect(failed).toEqual([]);
  const left = deltas.find(({ table }) => table === INVENTORY)?.leftOut?.map(({ column }) => column);
  expect(left?.sort()).toEqual(['_dedup_key', '_ver', 'snapshot_ts']);
});

test('a digest that is the same for two rows is no formula', async () => {
  const { failed, checks } = await seats(['a'.repeat(32), 'a'.repeat(32)]);
  expect(failed).toEqual([`rows:${INVENTORY}`]);
  expect(checks.find(({ result }) => result === 'fail')?.message).toContain('_dedup_key');
});

test('a digest that is ours in one row and another in the next is wrong in that one', async () => {
  const ours = createHash('md5').update('33::::A-1;1::').digest('hex');
  expect((await seats([ours, 'b'.repeat(32)])).failed).toEqual([`rows:${INVENTORY}`]);
  expect((await seats([ours, createHash('md5').update('33::::A-1;2::').digest('hex')])).failed).toEqual([]);
});

test('rows of a table that no entry of the profile fills are said apart', async () => {
  await warehouse.insert(CLIENTS, [row(9)]);
  expect((await judged('1.1', [])).unaccounted.join()).toContain(CLIENTS);
  expect((await judged('1.1', [call({ data: [client(1)] })])).unaccounted).toEqual([]);
});

const SHADES = 'stg_qtickets_api_price_shades_raw';
const shade = (id: number, name = `s${id}`) => ({ id, name, color: '#00ff00' });
const shadeRow = (id: number, name = `s${id}`): Row => ({
  ...{ shade_id: String(id), name, color: '#00ff00', _ver: 1 },
  payload_json: JSON.stringify(shade(id, name)),
});
/** The call of R14, which the profile does not have. */
const themes = (...ids: number[]) =>
  call({ data: ids.map((id) => shade(id)) }, { path: '/api/rest/v1/color-themes' });

test('what an entry outside of the profile answers is judged once, where no other entry fills the table', async () => {
  const of = async (...rows: Row[]) => {
    await warehouse.reset();
    await warehouse.insert(SHADES, rows);
    const { unaccounted, others } = await judged('1.1', [themes(1, 2)]);
    return { told: unaccounted.join(), others: others.map(({ expected, actual }) => [expected, actual]) };
  };
  expect(await of(shadeRow(1), shadeRow(2))).toEqual({ told: '', others: [[2, 2]] });
  expect(await of(shadeRow(1))).toEqual({
    told: expect.stringContaining(`${SHADES}: 1 of 2 rows`),
    others: [[2, 1]],
  });
  const wrong = await of(shadeRow(1), shadeRow(2, 'x'));
  expect([wrong.told, wrong.others]).toEqual([expect.stringContaining('column name'), [[2, 2]]]);
  const stray = await of(shadeRow(1), shadeRow(2), shadeRow(3));
  expect([stray.told, stray.others]).toEqual([expect.stringMatching(/1 row is there/), [[2, 2]]]);
});

test('where an entry of the profile fills the table, it is judged there, and that entry says so', async () => {
  const shades = call({ data: [shade(1)] }, { path: '/api/rest/v1/price-shades' });
  await warehouse.insert(SHADES, [shadeRow(1), shadeRow(2)]);
  const right = await judged('4.1', [shades, themes(1, 2)]);
  expect([right.failed, right.unaccounted, right.others]).toEqual([[], [], []]);
  expect(right.deltas).toMatchObject([{ table: SHADES, expected: 2, actual: 2 }]);
  expect(right.notes.join()).toMatch(/\bR14\b/);
  const lost = await judged('4.1', [shades, themes(1, 2, 3)]);
  expect(lost.failed).toEqual([`rows:${SHADES}`]);
  expect(lost.deltas).toMatchObject([{ expected: 3, actual: 2 }]);
});
