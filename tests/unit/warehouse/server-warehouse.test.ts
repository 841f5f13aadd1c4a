import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { connectEmbedded } from '../../../src/warehouse/connect.ts';
import { openWarehouse, type WarehouseOptions } from '../../../src/warehouse/open-warehouse.ts';
import type { Row } from '../../../src/warehouse/row.ts';
import { DDL_DIR } from './ddl-dir.ts';
import { loadOf } from './load-for-tests.ts';
import { clientRow } from './rows-for-tests.ts';

interface Answer {
  status?: number;
  body: string;
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(answer: (query: string, request: IncomingMessage) => Promise<Answer>): Promise<string> {
  const server = http.createServer(async (request, response) => {
    const { status = 200, body } = await answer(await text(request), request);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function failureOf(options: Omit<WarehouseOptions, 'database' | 'ddlDir'>): Promise<string> {
  const consoles = (['log', 'warn', 'error', 'debug', 'info'] as const).map((method) =>
    vi.spyOn(console, method),
  );
  const opened = openWarehouse({ database: 'qtickets_audit', ddlDir: DDL_DIR, ...options });
  const error = await opened.then(
    () => 'opened',
    (reason: unknown) => String(reason),
  );
  for (const spy of consoles) expect(spy).not.toHaveBeenCalled();
  return error;
}

test('a closed port is unreachable, said without the password', async () => {
  const address = await serve(async () => ({ body: '' }));
  await closers.pop()?.();
  const error = await failureOf({ url: `http://auditor:s3cret@${address}` });
  expect(error).toContain('WAREHOUSE_UNREACHABLE');
  expect(error).toContain('ECONNREFUSED');
  expect(error).toContain(address);
  expect(error).not.toMatch(/s3cret|auditor/);
});

test('a wrong password is a refusal with its code, said without the password', async () => {
  const authorizations: (string | undefined)[] = [];
  const address = await serve(async (_, request) => {
    authorizations.push(request.headers.authorization);
    const message =
      'Code: 516. DB::Exception: auditor: Authentication failed. (AUTHENTICATION_FAILED) (version 24.8.1.1)';
    return { status: 403, body: message };
  });
  for (const options of [
    { url: `http://auditor:s3cret@${address}` },
    { url: `http://${address}`, user: 'auditor', password: 's3cret' },
  ]) {
    const error = await failureOf(options);
    expect(error).toContain('WAREHOUSE_QUERY');
    expect(error).toContain('516 AUTHENTICATION_FAILED');
    expect(error).toContain('CLICKHOUSE_PASSWORD');
    expect(error).not.toMatch(/s3cret|auditor/);
  }
  const basic = `Basic ${Buffer.from('auditor:s3cret').toString('base64')}`;
  expect(new Set(authorizations)).toEqual(new Set([basic]));
});

test('a server that is no ClickHouse, and an address that is none, are unreachable', async () => {
  const address = await serve(async () => ({ status: 404, body: '<html>not found</html>' }));
  expect(await failureOf({ url: `http://${address}` })).toContain('WAREHOUSE_UNREACHABLE');
  expect(await failureOf({ url: 'auditor:s3cret@nowhere' })).toMatch(/WAREHOUSE_UNREACHABLE(?!.*s3cret)/s);
});

test('over HTTP a warehouse opens, loads and counts with one statement a request', async () => {
  const engine = await connectEmbedded(undefined);
  closers.push(() => engine.close());
  const seen: { params: URLSearchParams; query: string }[] = [];
  const address = await serve(async (body, request) => {
    const params = new URL(request.url ?? '', 'http://localhost').searchParams;
    const query = params.get('query') ?? body;
    seen.push({ params, query });
    const into = /^INSERT INTO (\S+) FORMAT JSONEachRow/.exec(query)?.[1];
    if (into !== undefined) {
      const rows = body
        .trim()
        .split('\n')
        .map((line): Row => JSON.parse(line));
      await engine.insert('relay', into, rows);
      return { body: '' };
    }
    const select = /^(SELECT[\s\S]*) *\nFORMAT JSONCompactEachRow$/.exec(query)?.[1];
    if (select === undefined) {
      await engine.command('relay', query);
      return { body: '' };
    }
    const rows = await engine.select('relay', select);
    return { body: rows.map((row) => `${JSON.stringify(row)}\n`).join('') };
  });
  const warehouse = await openWarehouse({ database: 'over_http', ddlDir: DDL_DIR, url: `http://${address}` });
  closers.push(() => warehouse.close());
  expect(warehouse.facts).toMatchObject({ engine: 'server', database: 'over_http' });
  expect(warehouse.facts.tables).toHaveLength(11);
  const clients = 'stg_qtickets_api_clients_raw';
  await warehouse.insert(
    clients,
    ['1', '2', '2'].map((id) => clientRow(id, 1)),
  );
  expect((await warehouse.totals())[clients]).toMatchObject({ rows: 2, keys: 2, maxVer: '1' });
  const keys = [['2'], ['3']];
  const { tables } = await warehouse.load(loadOf({ load: 1, table: clients, keys }));
  expect(tables.get(clients)?.newKeys).toEqual(new Set(['["3"]']));
  for (const { params, query } of seen) {
    expect(params.get('compatibility')).toBe('24.8');
    expect(params.get('input_format_skip_unknown_fields')).toBe('0');
    // A profile of the user may say that a limit cuts an answer short.
    for (const limit of ['timeout', 'read', 'result', 'group_by', 'distinct', 'set'])
      expect([limit, params.get(`${limit}_overflow_mode`)]).toEqual([limit, 'throw']);
    // So is one that leaves out the shards that do not answer.
    expect(params.get('skip_unavailable_shards')).toBe('0');
    expect(params.has('database')).toBe(false);
    expect(query.trim().replace(/;$/, '')).not.toContain(';\n');
  }
}, 30_000);
