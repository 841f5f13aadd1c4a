import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ClickHouseServer,
  serveClickHouse,
} from '../../../src/warehouse/http-server/serve-clickhouse.ts';
import { openWarehouse } from '../../../src/warehouse/open-warehouse.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { send } from './raw-request.ts';
import { clientRow } from './rows-for-tests.ts';

const ACCOUNT = { user: 'auditor', password: 'p' };
const CLIENTS = 'stg_qtickets_api_clients_raw';

let engine: ClickHouseServer;
let front: http.Server;
/** What the user's profile says: it decides where a statement says nothing. */
let profile: Record<string, string> = {};

beforeAll(async () => {
  engine = await serveClickHouse({ account: ACCOUNT });
  front = http.createServer(async (request, response) => {
    const body = await text(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    for (const [name, value] of Object.entries(profile))
      if (!url.searchParams.has(name)) url.searchParams.set(name, value);
    const headers = { Authorization: request.headers.authorization ?? '' };
    const answer = await send(`${engine.url}/${url.search}`, { method: 'POST', headers, body });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
}, 30_000);

afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await engine.close();
});

const open = (database: string) =>
  openWarehouse({
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    ...ACCOUNT,
    database,
    ddlDir: DDL_DIR,
  });

test.each([
  ['limit', '3'],
  ['offset', '1'],
  ['use_query_cache', '1'],
  ['empty_result_for_aggregation_by_empty_set', '1'],
  ['force_primary_key', '1'],
])('a profile with %s changes nothing of what is opened and counted', async (name, value) => {
  profile = { [name]: value };
  const database = `profile_${name}`;
  const made = await open(database);
  await made.insert(
    CLIENTS,
    ['1', '2', '3', '4', '4'].map((id) => clientRow(id, 1)),
  );
  const facts = made.facts;
  expect(facts.version).toMatch(/^\d+\.\d+/);
  expect((await made.totals())[CLIENTS]).toMatchObject({ rows: 4, keys: 4 });
  expect(await made.allRows(CLIENTS, ['email'], ['client_id'])).toHaveLength(4);
  await made.close();
  // As it is there now: nothing of it is made or missing.
  const again = await open(database);
  expect(again.facts).toEqual(facts);
  expect((await again.totals())[CLIENTS]).toMatchObject({ rows: 4, keys: 4 });
  await again.close();
});
