/**
 * Loads a QTickets account into ClickHouse. No packages; Node.js 22.18 or newer runs it as it is, an older one with tsx.
 *
 *     node load.ts               every page of every list
 *     node load.ts --first-page  the first page alone: recordings hold no other
 *
 * Reads QTICKETS_BASE_URL, QTICKETS_PARTNERS_BASE_URL, QTICKETS_TOKEN, QTICKETS_PARTNERS_TOKEN, CLICKHOUSE_URL,
 * CLICKHOUSE_USER, CLICKHOUSE_PASSWORD and CLICKHOUSE_DATABASE; QTICKETS_SINCE_HOURS and QTICKETS_NOW for a part of the orders.
 */

import { randomUUID } from 'node:crypto';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { json } from 'node:stream/consumers';
import * as rows from './rows.ts';

type Api = 'QTICKETS_BASE_URL' | 'QTICKETS_PARTNERS_BASE_URL';
type Body = Record<string, unknown> | null;

const REST: Api = 'QTICKETS_BASE_URL';
const PARTNERS: Api = 'QTICKETS_PARTNERS_BASE_URL';
const ORDER = { filter: { external_order_id: 'order67890' } };
const SEATS = [
  { seat_id: 'CENTER_PARTERRE-20;5', offer_id: 'preferential' },
  { seat_id: 'CENTER_PARTERRE-20;5', offer_id: 'full' },
  { seat_id: 'CENTER_PARTERRE-20;6', offer_id: 'full' },
];
const { env } = process;

/** What is asked of which API, what makes rows of the answer, and what the path says of them. */
const CALLS: [api: Api, method: string, path: string, body: Body, rowsOf: rows.RowsOf, where?: rows.Place][] =
  [
    [REST, 'GET', '/orders', orders(1, 'asc'), rows.orders],
    [REST, 'GET', '/orders', orders(0, 'desc'), rows.orders],
    [REST, 'GET', '/clients', null, rows.clients],
    [REST, 'GET', '/events', null, rows.events],
    [REST, 'GET', '/events/33', null, rows.events],
    [REST, 'GET', '/events/33/seats', null, rows.seats],
    [REST, 'GET', '/events/33/seats/41', null, rows.seats, { show: '41' }],
    [REST, 'GET', '/price-shades', null, rows.priceShades],
    [REST, 'GET', '/discounts', null, rows.discounts],
    [REST, 'GET', '/promo-codes', null, rows.promoCodes],
    [REST, 'GET', '/barcodes', null, rows.barcodes],
    [PARTNERS, 'POST', '/tickets/check/12/4076', { batch: SEATS }, rows.checks],
    [PARTNERS, 'POST', '/tickets/find', ORDER, rows.tickets],
    [PARTNERS, 'POST', '/tickets/find/12', ORDER, rows.tickets, { event: '12' }],
    [PARTNERS, 'POST', '/tickets/find/12/4076', ORDER, rows.tickets, { event: '12', show: '4076' }],
    [PARTNERS, 'GET', '/events/seats/12', null, rows.partnerSeats],
    [PARTNERS, 'GET', '/events/seats/12/21', null, rows.partnerSeats],
  ];

/** The filter of paid or unpaid orders, of the last QTICKETS_SINCE_HOURS where that is set. */
function orders(payed: 0 | 1, order: 'asc' | 'desc'): Body {
  const hours = Number(env['QTICKETS_SINCE_HOURS'] || 0);
  const now = Date.parse(env['QTICKETS_NOW'] ?? '') || Date.now();
  const since = new Date(now - hours * 3_600_000).toISOString();
  const recent = hours > 0 ? [{ column: 'updated_at', operator: '>=', value: since }] : [];
  return { where: [{ column: 'payed', value: payed }, ...recent], orderBy: { id: order }, page: 1 };
}

/** One answer. Filters ride in the body, of a GET too, which fetch cannot send. */
async function ask(api: Api, method: string, path: string, body: Body): Promise<rows.Item> {
  const url = new URL((env[api] ?? '').replace(/\/$/, '') + path);
  const token = env[api === REST ? 'QTICKETS_TOKEN' : 'QTICKETS_PARTNERS_TOKEN'];
  const text = body === null ? '' : JSON.stringify(body);
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(body === null
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
  };
  const { status, answer } = await new Promise<{ status: number; answer: rows.Item | null }>(
    (resolve, reject) => {
      const send = url.protocol === 'https:' ? overHttps : overHttp;
      const call = send(url, { method, headers, timeout: 30_000 }, (incoming) => {
        const status = incoming.statusCode ?? 0;
        json(incoming).then(
          (answer) => resolve({ status, answer }),
          () => resolve({ status, answer: null }),
        );
      });
      call.on('timeout', () => call.destroy(new Error('no answer within 30 seconds')));
      call.on('error', reject);
      call.end(text);
    },
  );
  // The Partners API says inside a 200 that it refused.
  if (status !== 200 || answer === null || answer['status'] === 'error')
    throw new Error(`${method} ${url.pathname} was refused: HTTP ${status} ${answer?.['code'] ?? ''}`.trim());
  return answer;
}

/** Every page of a list, or the one answer of what has no pages. */
async function* pages(api: Api, method: string, path: string, body: Body): AsyncGenerator<rows.Item> {
  let answer = await ask(api, method, path, body);
  yield answer;
  let seen = answer['data']?.length ?? 0;
  while (answer['paging'] && seen < answer['paging'].total && !process.argv.includes('--first-page')) {
    answer = await ask(api, method, path, { ...body, page: answer['paging'].currentPage + 1 });
    if (answer['data'].length === 0) return;
    seen += answer['data'].length;
    yield answer;
  }
}

/** Sends the rows of one table in one INSERT. */
async function insert(table: string, list: rows.Row[]): Promise<void> {
  const query = `INSERT INTO ${env['CLICKHOUSE_DATABASE']}.${table} FORMAT JSONEachRow`;
  const answer = await fetch(
    `${env['CLICKHOUSE_URL']?.replace(/\/$/, '')}/?query=${encodeURIComponent(query)}`,
    {
      method: 'POST',
      headers: {
        'X-ClickHouse-User': env['CLICKHOUSE_USER'] ?? 'default',
        'X-ClickHouse-Key': env['CLICKHOUSE_PASSWORD'] ?? '',
      },
      body: list.map((row) => JSON.stringify(row)).join('\n'),
    },
  );
  if (!answer.ok)
    throw new Error(`ClickHouse refused ${list.length} rows of ${table}: ${await answer.text()}`);
}

async function main(): Promise<void> {
  const startedAt = Math.floor(Date.now() / 1000);
  let loaded = 0;
  for (const [api, method, path, body, rowsOf, where = {}] of CALLS) {
    const tables = new Map<string, rows.Row[]>();
    for await (const answer of pages(api, method, path, body))
      for (const [table, row] of rowsOf(answer, where))
        tables.set(table, [...(tables.get(table) ?? []), row]);
    for (const [table, list] of tables) await insert(table, list);
    const count = [...tables.values()].reduce((sum, list) => sum + list.length, 0);
    console.log(`${method} ${path}: ${count} rows`);
    loaded += count;
  }
  const finishedAt = Math.floor(Date.now() / 1000);
  const job = { job: 'qtickets', run_id: randomUUID(), started_at: startedAt, finished_at: finishedAt };
  await insert('meta_job_runs', [{ ...job, status: 'success', rows_processed: loaded }]);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
