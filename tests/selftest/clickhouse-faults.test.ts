import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AllowedPeer } from '../../src/targets/network-guard.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { sharedClickHouse } from './clickhouse-process.ts';
import { type FaultProxy, openFaultProxy } from './fault-proxy.ts';
import { scratchFolder } from './run-command.ts';

const folder = scratchFolder();
/** Longest that a run with a fault may take: some queries wait for their limit, most must not. */
const IN_TIME_MS = 60_000;
/** Of a load: before the run each table is tried with an INSERT of no row. */
const INSERT_CLIENTS = /^INSERT INTO \S*clients_raw\S* (?!SELECT)/;

let peer: AllowedPeer;
let proxy: FaultProxy;

beforeAll(async () => {
  const { url } = await sharedClickHouse();
  peer = { host: '127.0.0.1', port: Number(new URL(url).port) };
  proxy = await openFaultProxy(url);
});
beforeEach(() => {
  proxy.faultFor = () => undefined;
});
afterAll(async () => {
  await proxy?.close();
  folder.remove();
});

let number = 0;

async function auditWith(env: Record<string, string> = {}) {
  number += 1;
  const out = join(folder.path, `fault-${number}`);
  const startedAt = performance.now();
  const { code } = await audit(['--out', out], {
    only: ['1.1', '2.1', '2.2', '4.1', '5.1'],
    // The proxy stands in this process, and hands queries on.
    peers: [peer],
    env: { CLICKHOUSE_URL: proxy.url, CLICKHOUSE_DATABASE: `fault_${number}`, ...env },
  });
  expect(performance.now() - startedAt).toBeLessThan(IN_TIME_MS);
  const run = modelIn(out);
  // Whatever is written escapes Markdown's own characters.
  const document = documentIn(out).replaceAll('\\', '');
  expect(run.verdict.status).toBe('NOT READY');
  expect(code).toBe(1);
  const failed = run.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id);
  return { run, document, failed };
}

test.each(['drop', 'hang'] as const)(
  'a server that is gone in the middle (%s): WAREHOUSE_UNREACHABLE from there on, and the run ends',
  async (fault) => {
    let gone = false;
    proxy.faultFor = (query) => {
      gone ||= INSERT_CLIENTS.test(query);
      return gone ? fault : undefined;
    };
    const { document, failed } = await auditWith({ CLICKHOUSE_TIMEOUT_MS: '3000' });
    expect(failed).not.toContain('1.1');
    expect(failed).toContain('2.1');
    expect(failed).toContain('5.1');
    expect(document).toContain('WAREHOUSE_UNREACHABLE');
  },
);

test('a table that is dropped in the middle: 60 from there on', async () => {
  const text = 'Table qtickets.stg_qtickets_api_clients_raw does not exist. (UNKNOWN_TABLE)';
  let dropped = false;
  proxy.faultFor = (query) => {
    dropped ||= INSERT_CLIENTS.test(query);
    return dropped && query.includes('clients_raw') ? { status: 404, code: 60, text } : undefined;
  };
  const { document, failed } = await auditWith();
  expect(failed).not.toContain('1.1');
  expect(failed).toContain('2.1');
  expect(document).toContain('60 UNKNOWN_TABLE');
});

test('a full disk: 243 at the load it hits, and only there', async () => {
  const text = 'Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)';
  proxy.faultFor = (query) => (INSERT_CLIENTS.test(query) ? { status: 500, code: 243, text } : undefined);
  const { document, failed } = await auditWith();
  expect(failed).toEqual(['2.1', '2.2']);
  expect(document).toContain('243 NOT_ENOUGH_SPACE');
});

test('an insert that is slower than the limit: WAREHOUSE_UNREACHABLE there, and the run goes on', async () => {
  proxy.faultFor = (query) => (INSERT_CLIENTS.test(query) ? { after: 5000 } : undefined);
  const { document, failed } = await auditWith({ CLICKHOUSE_TIMEOUT_MS: '2000' });
  expect(failed).toContain('2.1');
  expect(failed).not.toContain('5.1');
  expect(document).toContain('TIMEOUT');
});
