import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { audit } from './audit-in-process.ts';
import { addedBy, documentIn, modelIn, outcomesOf } from './audit-of.ts';
import { type ClickHouseProcess, startClickHouse } from './clickhouse-process.ts';
import { startOtherWriter } from './other-writer.ts';
import { scratchFolder } from './run-command.ts';
import { FIXED_TIME, sharedRun } from './shared-runs.ts';
import { TEAM_TABLES } from './team-tables.ts';

const folder = scratchFolder();
let clickhouse: ClickHouseProcess;
let embedded: string;

async function auditAs(name: string, env: Record<string, string> = {}, only?: readonly string[]) {
  const out = join(folder.path, name);
  const args = ['--profile', 'seed', '--access', 'read', '--out', out];
  return { out, result: await audit(args, { env, ...(only === undefined ? {} : { only }) }) };
}

/** Entries that together write into every table. */
const EVERY_TABLE = ['1.1', '2.1', '3.6', '4.1', '4.2', '4.3', '5.1', '6.8'];

beforeAll(async () => {
  clickhouse = await startClickHouse();
  embedded = (await sharedRun('profile seed with read access')).out;
});
afterAll(async () => {
  expect(await clickhouse?.stop()).toBe(0);
  folder.remove();
});

test('an audit through a server gives the same tables, outcomes and metrics as the embedded engine', async () => {
  const { out, result } = await auditAs('server', { CLICKHOUSE_URL: clickhouse.url });
  expect(result.code).toBe(0);
  const [own, served] = [modelIn(embedded), modelIn(out)];
  expect(served.warehouse?.engine).toBe('server');
  const plain = ({ tables }: typeof own) =>
    tables.map((table) => ({ ...table, maxVer: '', maxSnapshotTs: '' }));
  expect(plain(served)).toEqual(plain(own));
  expect(outcomesOf(served)).toEqual(outcomesOf(own));
  expect(served.metrics).toEqual(own.metrics);
});

test('two audits at one fixed time, into the same tables, have versions of their own', async () => {
  const env = {
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_DATABASE: 'twice',
    ...FIXED_TIME,
  };
  const first = modelIn((await auditAs('first', env, EVERY_TABLE)).out);
  const second = modelIn((await auditAs('second', env, EVERY_TABLE)).out);
  const jobs = (run: typeof first) => run.tables.find(({ name }) => name === 'meta_job_runs')?.delta;
  expect([first, second].map(({ verdict }) => verdict.status)).toEqual(['READY', 'READY']);
  expect(jobs(second)).toBe(jobs(first));
  const orders = (run: typeof first) => run.tables[0];
  expect(orders(second)).toMatchObject({ delta: 0, attributed: 0, others: 0 });
  expect(orders(second)?.maxVer).not.toBe(orders(first)?.maxVer);
});

// By the rules: an event is a row of its city; all seats of event 33, with or without a show, are one row, because
// neither show nor seat is in the key; checks and seats of partners name neither ticket nor
// order, so all of them are one row.
test("on a team's own tables, whose keys hold no seat, the rows follow those keys", async () => {
  await clickhouse.run(...TEAM_TABLES);
  const { out, result } = await auditAs('team', {
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_DATABASE: 'zakaz',
  });
  const run = modelIn(out);
  expect(run.verdict).toMatchObject({ status: 'READY' });
  expect(result.code).toBe(0);
  const inventory = { '3.1': 24, '3.2': 0, '3.6': 1, '3.7': 0 };
  expect(addedBy(run)).toMatchObject({
    stg_qtickets_api_orders_raw: { '1.1': 100, '1.2': 100, '1.3': 100 },
    stg_qtickets_api_inventory_raw: inventory,
    fact_qtickets_inventory_latest: inventory,
    stg_qtickets_api_clients_raw: { '2.1': 95, '2.2': 0 },
    stg_qtickets_api_barcodes_raw: { '5.1': 345, '5.2': 0 },
    stg_qtickets_api_partner_tickets_raw: { '6.8': 1, '6.14': 0, '6.15': 0 },
  });
  const lacking = run.warehouse?.tables.filter(({ missingColumns }) => missingColumns.length > 0);
  expect(lacking?.map(({ name, missingColumns }) => [name, missingColumns])).toEqual([
    ['stg_qtickets_api_inventory_raw', ['show_id', 'seat_id']],
    ['stg_qtickets_api_partner_tickets_raw', ['seat_id', 'offer_id']],
    ['fact_qtickets_inventory_latest', ['show_id', 'seat_id']],
  ]);
  expect(documentIn(out)).toContain('no column seat_id, offer_id');
});

test('while another job writes a thousand rows a second into all tables, every delta is exact', async () => {
  const env = { CLICKHOUSE_URL: clickhouse.url, CLICKHOUSE_DATABASE: 'shared' };
  const opened = await openWarehouse({ url: clickhouse.url, database: 'shared', ddlDir: DDL_DIR });
  await opened.close();
  // What each of these entries adds by itself: no row is of two of them.
  const reference = Object.fromEntries(
    Object.entries(addedBy(modelIn(embedded))).map(([table, sources]) => [
      table,
      Object.fromEntries(
        Object.entries(sources).filter(([source]) => EVERY_TABLE.includes(source.split(' ')[0] ?? '')),
      ),
    ]),
  );
  for (const round of [1, 2]) {
    await clickhouse.run(...opened.facts.tables.map(({ name }) => `TRUNCATE TABLE shared.${name}`));
    const writer = startOtherWriter(clickhouse, 'shared');
    const { out, result } = await auditAs(`shared-${round}`, env, EVERY_TABLE).finally(() => writer.stop());
    const run = modelIn(out);
    expect(run.verdict).toMatchObject({ status: 'READY' });
    expect(result.code).toBe(0);
    expect(addedBy(run)).toEqual(reference);
    for (const { others, contested } of run.tables) {
      expect(others).toBeGreaterThan(0);
      expect(contested).toBe(0);
    }
    expect(documentIn(out)).toContain('from other writers');
  }
});
