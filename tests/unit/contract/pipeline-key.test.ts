import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/warehouse/row.ts';
import { CLIENTS, call, client, judgedIn, row } from './judged-pipeline.ts';
import { CLIENT_COLUMNS, otherTables } from './other-tables.ts';

const DATABASE = 'pipeline_key';
const INVENTORY = 'stg_qtickets_api_inventory_raw';

const { command, over } = otherTables(DATABASE);

const table = (tail: string, columns = CLIENT_COLUMNS) => [
  `CREATE TABLE ${DATABASE}.${CLIENTS} (${columns}) ENGINE = ${tail}`,
];
const named = (id: number): Row => ({ ...row(id), _ingest_ts: 1_700_000_000 + id });
const LIST = [call({ data: [client(1), client(2), client(3)] })];

describe.each([
  ['no key', 'MergeTree ORDER BY tuple()', true],
  ['a key of a hash', 'MergeTree ORDER BY cityHash64(client_id)', true],
  ['a key of the time of loading', 'MergeTree ORDER BY _ingest_ts', false],
  ['the same where it replaces rows', 'ReplacingMergeTree ORDER BY _ingest_ts', false],
  ['both', 'MergeTree ORDER BY (toDate(_ingest_ts), cityHash64(client_id))', false],
  ['a key that several clients share', 'MergeTree ORDER BY last_name', true],
  ['no place for a key', 'Memory', true],
])('a table of clients with %s is judged by the key of our own', (_, tail, isOnce) => {
  const judged = (rows: readonly Row[], calls = LIST) =>
    over(CLIENTS, table(tail), [rows], (warehouse) => judgedIn(warehouse, '2.1', calls));

  test('the rows of the answers are right, and compared', async () => {
    const { checks, deltas } = await judged([1, 2, 3].map(named));
    expect(checks.every(({ result }) => result === 'pass')).toBe(true);
    expect(deltas).toMatchObject([
      { expected: 3, actual: 3, compared: expect.arrayContaining(['client_id', 'email']) },
    ]);
  });

  test('a row that is missing fails, on whatever page it came', async () => {
    const pages = [1, 2, 3].map((page) => call({ data: [client(page)] }, { body: { page } }));
    for (const calls of [LIST, pages]) {
      const { failed, deltas } = await judged([1, 3].map(named), calls);
      expect(failed).toEqual([`rows:${CLIENTS}`]);
      expect(deltas).toMatchObject([{ expected: 3, actual: 2 }]);
    }
  });

  test('another value fails, and the column is named', async () => {
    const { failed, checks } = await judged([named(1), named(2), { ...named(3), phone: 'x' }]);
    expect(failed).toEqual([`rows:${CLIENTS}`]);
    expect(checks.at(-1)?.message).toContain('column phone is not what the answers hold in 1 row');
  });

  test('a row that is there twice fails where the key does not let it', async () => {
    const again = { ...named(3), _ingest_ts: 1_700_009_999 };
    const { failed } = await judged([...[1, 2, 3].map(named), again]);
    expect(failed).toEqual(isOnce ? [`rows:${CLIENTS}`] : []);
  });
});

test('a view is read like a table', async () => {
  const hidden = `${DATABASE}.hidden`;
  await command(`CREATE TABLE ${hidden} (${CLIENT_COLUMNS}) ENGINE = MergeTree ORDER BY client_id`);
  const sent = [1, 2, 3].map((id) => JSON.stringify(row(id))).join('\n');
  await command(`INSERT INTO ${hidden} FORMAT JSONEachRow ${sent}`);
  const failedOf = (select: string) =>
    over(CLIENTS, [`CREATE VIEW ${DATABASE}.${CLIENTS} AS ${select}`], [], async (warehouse) => {
      const { failed, deltas } = await judgedIn(warehouse, '2.1', LIST);
      return [failed, deltas[0]?.actual, deltas[0]?.compared?.includes('phone')];
    });
  const wrong = [`rows:${CLIENTS}`];
  expect(await failedOf(`SELECT * FROM ${hidden}`)).toEqual([[], 3, true]);
  expect(await failedOf(`SELECT * FROM ${hidden} LIMIT 2`)).toEqual([wrong, 2, true]);
  expect(await failedOf(`SELECT * REPLACE ('x' AS phone) FROM ${hidden}`)).toEqual([wrong, 3, true]);
});

test('where neither key is in the table its rows are not judged, which is no pass, and strangers are told', async () => {
  const nameless = table('MergeTree ORDER BY last_name', CLIENT_COLUMNS.replace('client_id String, ', ''));
  const rows = [1, 2, 3].map((id) => {
    const { client_id: _, ...rest } = row(id);
    return rest;
  });
  await over(CLIENTS, nameless, [rows], async (warehouse) => {
    const { checks, deltas, notes } = await judgedIn(warehouse, '2.1', LIST);
    expect(checks.at(-1)).toMatchObject({ name: `rows:${CLIENTS}`, result: 'notRun' });
    expect(checks.at(-1)?.message).toMatch(/not judged: .* lacks client_id$/);
    expect(notes.at(-1)).toBe(checks.at(-1)?.message);
    expect(deltas).toMatchObject([{ expected: 3, actual: 3 }]);
    expect(deltas[0]).not.toHaveProperty('compared');
    // One item is not to be told from itself alone.
    const one = await judgedIn(warehouse, '2.1', [call({ data: [client(1)] })]);
    expect(one.failed).toEqual([`rows:${CLIENTS}`]);
    await warehouse.insert(CLIENTS, [{ last_name: 'Another', _ver: 1 }]);
    expect((await judgedIn(warehouse, '2.1', LIST)).failed).toEqual([`rows:${CLIENTS}`]);
  });
});

test('a table with nothing that an answer fills has nothing to compare, which is no pass', async () => {
  const bare = table('MergeTree ORDER BY tuple()', '_ver UInt64, _ingest_ts DateTime');
  await over(CLIENTS, bare, [[{ _ver: 1 }]], async (warehouse) => {
    const { checks } = await judgedIn(warehouse, '2.1', [call({ data: [client(1)] })]);
    expect(checks.at(-1)).toMatchObject({ name: `rows:${CLIENTS}`, result: 'notRun' });
  });
});

test('NULL in a column of our key is what an answer does not tell', async () => {
  const seats = `snapshot_ts DateTime, event_id String, event_name String, show_id Nullable(String), seat_id String,
    city String, tickets_total Nullable(UInt32), tickets_left Nullable(UInt32), _ver UInt64`;
  const create = `CREATE TABLE ${DATABASE}.${INVENTORY} (${seats}) ENGINE = MergeTree ORDER BY tuple()`;
  const answer = { data: { event_id: 33, zones: [{ seats: [{ seat_id: 'A-1;1' }, { seat_id: 'A-1;2' }] }] } };
  const rows = ['A-1;1', 'A-1;2'].map((seat_id) => ({
    ...{
      snapshot_ts: 1,
      event_id: '33',
      show_id: null,
      city: '',
      tickets_total: 1,
      tickets_left: 0,
      _ver: 5,
    },
    seat_id,
  }));
  await over(INVENTORY, [create], [rows], async (warehouse) => {
    const { checks, deltas } = await judgedIn(warehouse, '3.6', [
      call(answer, { path: '/api/rest/v1/events/33/seats' }),
    ]);
    expect(checks.find(({ name }) => name === `rows:${INVENTORY}`)?.result).toBe('pass');
    expect(deltas.find(({ table: name }) => name === INVENTORY)).toMatchObject({ expected: 2, actual: 2 });
  });
});
