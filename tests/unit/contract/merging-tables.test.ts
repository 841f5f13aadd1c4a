import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/warehouse/row.ts';
import { CLIENTS, call, client, judgedIn, row } from './judged-pipeline.ts';
import { CLIENT_COLUMNS, otherTables } from './other-tables.ts';

const DATABASE = 'merging_tables';
const { over } = otherTables(DATABASE);

const LIST = [call({ data: [client(1), client(2)] })];
const GOOD = [row(1), row(2)];
const WRONG = [`rows:${CLIENTS}`];
const signed = (rows: readonly Row[], sign: number): Row[] => rows.map((one) => ({ ...one, sign }));
const newer = (rows: readonly Row[]): Row[] => rows.map((one) => ({ ...one, _ver: 2 }));

/** What is said of the clients in a table of this engine after these INSERTs, and how many the count of the tables shows. */
function judged(engine: string, inserts: readonly (readonly Row[])[], columns = '') {
  const create = `CREATE TABLE ${DATABASE}.${CLIENTS} (${CLIENT_COLUMNS}${columns}) ENGINE = ${engine}`;
  return over(CLIENTS, [create], inserts, async (warehouse) => {
    const { failed, deltas } = await judgedIn(warehouse, '2.1', LIST);
    return { failed, actual: deltas[0]?.actual, rows: (await warehouse.totals())[CLIENTS]?.rows };
  });
}

const RIGHT = { failed: [], actual: 2, rows: 2 };

describe.each([
  'CollapsingMergeTree(sign) ORDER BY client_id',
  'VersionedCollapsingMergeTree(sign, _ver) ORDER BY client_id',
  'VersionedCollapsingMergeTree(sign, _ver) ORDER BY (client_id)',
  'VersionedCollapsingMergeTree(sign, _ver) ORDER BY (_ver, client_id)',
])('clients in a %s', (engine) => {
  const of = (...inserts: Row[][]) => judged(engine, inserts, ', sign Int8');

  test('rows that were cancelled and sent again are right', async () => {
    expect(await of(signed(GOOD, 1))).toEqual(RIGHT);
    expect(await of(signed(GOOD, 1), signed(GOOD, -1), signed(GOOD, 1))).toEqual(RIGHT);
    expect(await of(signed(GOOD, 1), signed(GOOD, -1), signed(newer(GOOD), 1))).toEqual(RIGHT);
  });

  test('rows that were cancelled, and ones that cancel what never came, are not there', async () => {
    const gone = { failed: WRONG, actual: 0, rows: 0 };
    expect(await of(signed(GOOD, 1), signed(GOOD, -1))).toEqual(gone);
    expect(await of(signed(GOOD, -1))).toEqual(gone);
  });

  test('another value fails', async () => {
    expect((await of(signed([row(1), { ...row(2), phone: 'x' }], 1))).failed).toEqual(WRONG);
  });
});

test('a row of a second version stands beside the first one until that is cancelled', async () => {
  const engine = 'VersionedCollapsingMergeTree(sign, _ver) ORDER BY client_id';
  const found = await judged(engine, [signed(GOOD, 1), signed(newer(GOOD), 1)], ', sign Int8');
  expect(found).toEqual({ failed: WRONG, actual: 2, rows: 4 });
});

describe.each(['Replacing', 'Summing', 'Aggregating', 'Coalescing'])('clients in a %sMergeTree', (kind) => {
  const of = (...inserts: Row[][]) => judged(`${kind}MergeTree ORDER BY client_id`, inserts);

  test('rows of one key are one row, whatever is merged', async () => {
    expect(await of(GOOD, newer(GOOD))).toEqual(RIGHT);
  });

  test('a row that is missing fails, and so does another value', async () => {
    expect(await of([row(1)], [row(1)])).toEqual({ failed: WRONG, actual: 1, rows: 1 });
    expect((await of([row(1), { ...row(2), phone: 'x' }])).failed).toEqual(WRONG);
  });
});

test('a row that is marked as deleted is not there', async () => {
  const deleted = GOOD.map((one) => ({ ...one, _ver: 2, gone: 1 }));
  const engine = 'ReplacingMergeTree(_ver, gone) ORDER BY client_id';
  const found = await judged(engine, [GOOD, deleted], ', gone UInt8');
  expect(found).toEqual({ failed: WRONG, actual: 0, rows: 0 });
});
