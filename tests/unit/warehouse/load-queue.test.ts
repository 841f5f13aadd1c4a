import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';
import type { LoadOutcome } from '../../../src/warehouse/load-request.ts';
import { openOver } from '../../../src/warehouse/open-warehouse.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { ClickHouseRefusal } from '../../../src/warehouse/warehouse-error.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { loadOf } from './load-for-tests.ts';
import { clientRow } from './rows-for-tests.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const SHADES = 'stg_qtickets_api_price_shades_raw';

let warehouse: Warehouse;
let statements: string[];
/** What an INSERT of these rows does before it is sent; throws where it is refused. */
let before: (into: string, rows: readonly Row[]) => void;
/** Settles when the first statement may go on: what is asked for until then waits together. */
let gate: Promise<void>;

beforeAll(async () => {
  const embedded = await connectEmbedded(undefined);
  const connection: WarehouseConnection = {
    ...embedded,
    // Another writer is possible, so that keys are looked for.
    engine: 'server',
    select: async (doing, sql, limitMs) => {
      await gate;
      statements.push(sql);
      return embedded.select(doing, sql, limitMs);
    },
    insert: async (doing, into, rows) => {
      statements.push(`INSERT INTO ${into}`);
      before(into, rows);
      return embedded.insert(doing, into, rows);
    },
  };
  gate = Promise.resolve();
  statements = [];
  before = () => {};
  warehouse = await openOver(connection, { database: 'load_queue', ddlDir: DDL_DIR });
});
beforeEach(async () => {
  gate = Promise.resolve();
  before = () => {};
  await warehouse.reset();
  statements = [];
});
afterAll(() => warehouse.close());

function clients(load: number, ids: string[], more: Row = {}) {
  const rows = ids.map((id) => clientRow(id, load, more));
  return loadOf({ load, table: CLIENTS, rows, keys: ids.map((id) => [id]), columns: ['email'] });
}

function shades(load: number, ids: string[]) {
  const rows = ids.map((id) => ({ shade_id: id, name: '', color: '', payload_json: '{}', _ver: load }));
  return loadOf({ load, table: SHADES, rows, keys: ids.map((id) => [id]), columns: ['name', 'color'] });
}

/** Loads that wait for a first one, which itself is about nothing that they are about. */
async function waitingTogether(
  loads: Parameters<Warehouse['load']>[0][],
): Promise<PromiseSettledResult<LoadOutcome>[]> {
  let open = () => {};
  gate = new Promise((settle) => {
    open = settle;
  });
  const first = warehouse.load(clients(99, ['first']));
  const others = loads.map((load) => warehouse.load(load));
  const settled = Promise.allSettled(others);
  open();
  await first;
  statements = [];
  return settled;
}

function factsOf(settled: PromiseSettledResult<LoadOutcome>[], table: string) {
  return settled.map((one) => {
    if (one.status === 'rejected') return 'failed';
    const found = one.value.tables.get(table);
    return {
      new: [...(found?.newKeys ?? [])].sort(),
      seen: [...(found?.seen.keys() ?? [])].sort(),
      jobs: one.value.jobs.length,
    };
  });
}

test('loads that wait together are one look, one INSERT for each table, one of job rows, one look', async () => {
  const settled = await waitingTogether([clients(1, ['1', '2']), shades(2, ['7']), clients(3, ['3'])]);
  expect(statements.map((sql) => /^INSERT INTO \S+|^SELECT/.exec(sql)?.[0])).toEqual([
    'SELECT',
    `INSERT INTO \`load_queue\`.\`${CLIENTS}\``,
    `INSERT INTO \`load_queue\`.\`${SHADES}\``,
    'INSERT INTO `load_queue`.`meta_job_runs`',
    'SELECT',
  ]);
  expect(factsOf(settled, CLIENTS)).toEqual([
    { new: ['["1"]', '["2"]'], seen: ['["1"]', '["2"]'], jobs: 1 },
    { new: [], seen: [], jobs: 1 },
    { new: ['["3"]'], seen: ['["3"]'], jobs: 1 },
  ]);
});

test('a load with a key of an earlier one waits for it, and so does what comes after with a key of its own', async () => {
  const settled = await waitingTogether([
    clients(1, ['1', '2'], { email: 'first@example.com' }),
    clients(2, ['2', '3'], { email: 'second@example.com' }),
    clients(3, ['3', '4']),
    clients(4, ['5']),
  ]);
  expect(factsOf(settled, CLIENTS).map((facts) => (facts === 'failed' ? facts : facts.new))).toEqual([
    ['["1"]', '["2"]'],
    ['["3"]'],
    ['["4"]'],
    ['["5"]'],
  ]);
  const [first, second] = settled.map((one) =>
    one.status === 'fulfilled' ? one.value.tables.get(CLIENTS) : undefined,
  );
  // The first saw its own row of the key, before the second replaced it.
  expect(first?.seen.get('["2"]')).toEqual([{ ver: '1', values: ['first@example.com'] }]);
  expect(second?.seen.get('["2"]')).toEqual([{ ver: '2', values: ['second@example.com'] }]);
});

test('an INSERT that is refused for the rows of one load fails that load alone', async () => {
  before = (_, rows) => {
    if (rows.some((row) => row['client_id'] === 'bad')) throw new ClickHouseRefusal(27, 'insert', '');
  };
  const settled = await waitingTogether([clients(1, ['1']), clients(2, ['bad']), clients(3, ['3'])]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await warehouse.totals())[CLIENTS]?.rows).toBe(3);
  expect((await warehouse.totals())['meta_job_runs']?.rows).toBe(3);
});

test('a refusal that comes once is not lost, although every load goes through by itself', async () => {
  let refused = false;
  before = (into) => {
    if (!into.includes(SHADES) || refused) return;
    refused = true;
    throw new ClickHouseRefusal(252, 'insert', '');
  };
  const settled = await waitingTogether([shades(1, ['1']), shades(2, ['2']), clients(3, ['3'])]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
});

test('an unknown column fails its load, and nothing of it is sent', async () => {
  const settled = await waitingTogether([clients(1, ['1'], { no_such_column: 1 }), clients(2, ['2'])]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('of rows of one key and one version, a reader sees what FINAL shows', async () => {
  await warehouse.insert(CLIENTS, [clientRow('1', 5, { email: 'one@example.com' })]);
  const { tables } = await warehouse.load(clients(5, ['1'], { email: 'two@example.com' }));
  expect(tables.get(CLIENTS)?.seen.get('["1"]')).toEqual([{ ver: '5', values: ['two@example.com'] }]);
});
