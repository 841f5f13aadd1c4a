import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { runScenario } from '../../src/contract/run-scenario.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import type { LoadedRows } from '../../src/warehouse/row.ts';
import { allCases } from '../cases/all-cases.ts';
import { failedChecks } from './altered-run.ts';
import { sharedClickHouse } from './clickhouse-process.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
let run: OpenRun;

beforeAll(async () => {
  const { url } = await sharedClickHouse();
  const startedAt = new Date('2025-11-09T10:00:00Z');
  run = await openRun({
    plan,
    env: { CLICKHOUSE_URL: url, CLICKHOUSE_DATABASE: 'contested' },
    runId: 'contested',
    startedAt,
  });
});
beforeEach(() => run.warehouse.reset());
afterAll(() => run?.close());

async function clientsWith(change: (loaded: LoadedRows[]) => LoadedRows[]) {
  const planned = plan.joined.find(({ entry }) => entry.id === '2.1');
  const [scenario] = planned?.case.scenarios ?? [];
  if (planned === undefined || scenario === undefined) throw new RangeError('no case 2.1');
  const loaderFor: OpenRun['loaderFor'] = (name) => (body, context) =>
    change(run.loaderFor(name)(body, context));
  return runScenario({ ...run, loaderFor, answers: new Map(), left: { counts: null } }, planned, scenario);
}

test('on a server, a key that another writer wrote with a newer version is contested, and fails nothing', async () => {
  // A second batch of the loader stands for the other writer: it comes after the first, with a newer version.
  const evidence = await clientsWith((loaded) => [
    ...loaded,
    ...loaded.map(({ table, rows }) => ({
      table,
      rows: rows
        .slice(0, 2)
        .map((row) => ({ ...row, email: 'other@example.com', _ver: Number.MAX_SAFE_INTEGER })),
    })),
  ]);
  expect(failedChecks(evidence)).toEqual([]);
  expect(evidence.rows.find(({ table }) => table === CLIENTS)).toMatchObject({
    expected: 93,
    actual: 93,
    contested: 2,
  });
});

test.each([
  ['loses a row', (rows: LoadedRows['rows']) => rows.slice(1)],
  ['adds a row', (rows: LoadedRows['rows']) => [...rows, { ...rows[0], client_id: 'more' }]],
  ['swaps a row', (rows: LoadedRows['rows']) => [...rows.slice(1), { ...rows[0], client_id: 'more' }]],
  ['writes another value', (rows: LoadedRows['rows']) => rows.map((row) => ({ ...row, email: '' }))],
  ['writes an older version', (rows: LoadedRows['rows']) => rows.map((row) => ({ ...row, _ver: 1 }))],
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
