import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LoadedRows, Row } from '../../src/warehouse/row.ts';
import { failedChecks } from './altered-run.ts';
import { openStruckWarehouse, type StruckWarehouse } from './struck-warehouse.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const MERGE = `OPTIMIZE TABLE {database}.${CLIENTS} FINAL`;
let struck: StruckWarehouse;

beforeAll(async () => {
  struck = await openStruckWarehouse({ engine: 'server' });
});
beforeEach(() => struck.reset());
afterAll(() => struck?.close());

/** What another writer sends: the first rows of a load once more, with its own values and a version. */
function rewritten(rows: readonly Row[], count: number, ver: number): Row[] {
  return rows.slice(0, count).map((row) => ({ ...row, email: 'other@example.com', _ver: ver }));
}

function clientsWith(change: (loaded: LoadedRows[]) => LoadedRows[]) {
  return struck.evidenceOf('2.1', {
    loaderFor: (name) => (body, context) => change(struck.run.loaderFor(name)(body, context)),
  });
}

test.each([
  ['before any merge', []],
  ['and ClickHouse merged at once', [MERGE]],
])(
  'on a server, keys that another writer wrote with a newer version are contested, %s',
  async (_, merges) => {
    struck.strike = async (table, rows, send) => {
      await send(rows);
      if (table !== CLIENTS) return;
      await send(rewritten(rows, 2, Number.MAX_SAFE_INTEGER));
      await struck.other(...merges);
    };
    const evidence = await struck.evidenceOf('2.1');
    expect(failedChecks(evidence)).toEqual([]);
    expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({
      expected: 93,
      actual: 93,
      contested: 2,
    });
  },
);

test.each([
  ['before any merge', []],
  ['and ClickHouse merged at once', [MERGE]],
])('rows that another writer wrote before, with an older version, are replaced, %s', async (_, merges) => {
  let old: Row[] = [];
  struck.strike = async (table, rows, send) => {
    if (table === CLIENTS) old = rewritten(rows, 40, 1_700_000_000);
    await send(rows);
  };
  await struck.evidenceOf('2.1');
  await struck.run.warehouse.reset();
  await struck.run.warehouse.insert(CLIENTS, old);
  struck.strike = async (table, rows, send) => {
    await send(rows);
    if (table === CLIENTS) await struck.other(...merges);
  };
  const evidence = await struck.evidenceOf('2.1');
  expect(failedChecks(evidence)).toEqual([]);
  const known = new Set(old.map((row) => row['client_id'])).size;
  expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({
    expected: 95 - known,
    actual: 95 - known,
  });
});

test.each([
  ['loses a row', (rows: LoadedRows['rows']) => rows.slice(1)],
  ['adds a row', (rows: LoadedRows['rows']) => [...rows, { ...rows[0], client_id: 'more' }]],
  ['swaps a row', (rows: LoadedRows['rows']) => [...rows.slice(1), { ...rows[0], client_id: 'more' }]],
  ['writes another value', (rows: LoadedRows['rows']) => rows.map((row) => ({ ...row, email: '' }))],
  ['writes an older version', (rows: LoadedRows['rows']) => rows.map((row) => ({ ...row, _ver: 1 }))],
  [
    'writes a newer version',
    (rows: LoadedRows['rows']) => rows.map((row) => ({ ...row, _ver: Number.MAX_SAFE_INTEGER })),
  ],
])('on a server too, a loader that %s fails the rows of its table', async (_, change) => {
  const evidence = await clientsWith((loaded) =>
    loaded.map(({ table, rows }) => ({ table, rows: change(rows) })),
  );
  expect(failedChecks(evidence)).toEqual([`rows:${CLIENTS}`]);
});

test('on a server too, a loader that writes to a table of another resource fails the other tables', async () => {
  const row = { shade_id: '1', name: '', color: '', payload_json: '{}', _ver: 1 };
  const evidence = await clientsWith((loaded) => [
    ...loaded,
    { table: 'stg_qtickets_api_price_shades_raw', rows: [row] },
  ]);
  expect(failedChecks(evidence)).toEqual(['rows:others']);
});

// Last: recordings are played to one run at a time in a process.
test('where the run is the only writer, a row that shows another version is lost', async () => {
  const alone = await openStruckWarehouse({ engine: 'embedded' });
  try {
    alone.strike = async (table, rows, send) => {
      await send(rows);
      if (table === CLIENTS) await send(rewritten(rows, 1, Number.MAX_SAFE_INTEGER));
    };
    expect(failedChecks(await alone.evidenceOf('2.1'))).toEqual([`rows:${CLIENTS}`]);
  } finally {
    await alone.close();
  }
});
