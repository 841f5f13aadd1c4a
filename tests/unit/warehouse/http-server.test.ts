import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ClickHouseServer,
  serveClickHouse,
} from '../../../src/warehouse/http-server/serve-clickhouse.ts';
import { send } from './raw-request.ts';

const ACCOUNT = { user: 'auditor', password: 'pass:word' };
const AS_AUDITOR = { 'X-ClickHouse-User': ACCOUNT.user, 'X-ClickHouse-Key': ACCOUNT.password };

let server: ClickHouseServer;
beforeAll(async () => {
  server = await serveClickHouse({ account: ACCOUNT, bodyLimit: 10_000 });
  await ask('', 'CREATE DATABASE d');
  await ask(
    '',
    'CREATE TABLE d.t (a UInt32, b String DEFAULT upper(toString(a))) ENGINE = MergeTree ORDER BY a',
  );
}, 30_000);
afterAll(() => server?.close());

function ask(search: string, body?: string | Buffer, headers: Record<string, string> = {}) {
  const method = body === undefined ? 'GET' : 'POST';
  return send(`${server.url}/${search}`, { method, headers: { ...AS_AUDITOR, ...headers }, body });
}

const encoded = (sql: string) => `?query=${encodeURIComponent(sql)}`;

test.each([
  ['in the URL', encoded('SELECT 1 AS x FORMAT JSONEachRow'), undefined, '{"x":1}\n'],
  ['in the body, with a semicolon', '', "SELECT 'a;b' -- c;\n;", 'a;b\n'],
  ['begun in the URL, ended in the body', encoded('SELECT 1 +'), '2', '3\n'],
  ['with a default format', '?default_format=CSV', "SELECT 'x'", '"x"\n'],
  ['with a format that beats the default', '?default_format=CSV', "SELECT 'x' FORMAT TSV", 'x\n'],
  ['with a database', '?database=d', 'SELECT currentDatabase()', 'd\n'],
  [
    'with parameters, escaped',
    '?param_s=it%27s%5Ct.&param_n=4',
    'SELECT {s:String}, {n:UInt8} + 1',
    "it\\'s\\t.\t5\n",
  ],
  ['with a setting', '?max_block_size=7', "SELECT getSetting('max_block_size')", '7\n'],
  ['without the setting of the query before', '', "SELECT getSetting('max_block_size') = 7", '0\n'],
] as const)('a query %s is answered', async (_, search, body, answer) => {
  expect(await ask(search, body)).toMatchObject({ status: 200, body: answer });
});

test.each([
  ['all in the body', '', 'INSERT INTO d.t FORMAT JSONEachRow\n{"a":1}\n', '1:1'],
  [
    'query in the URL',
    encoded('INSERT INTO d.t SETTINGS async_insert=0 FORMAT CSV'),
    '2,"x;FORMAT y"\n',
    '2:x;FORMAT y',
  ],
  ['values', '', "INSERT INTO d.t VALUES (3, 'it''s; -- x')", "3:it's; -- x"],
  ['values in the body', `${encoded('INSERT INTO t (a, b) VALUES')}&database=d`, "(4, 'v')", '4:v'],
  ['a query', '', "INSERT INTO d.t SELECT 5, 'FORMAT JSON'", '5:FORMAT JSON'],
] as const)('an insert with %s adds its row', async (_, search, body, row) => {
  expect((await ask(search, body)).status).toBe(200);
  const rows = await ask('', `SELECT concat(toString(a), ':', b) FROM d.t WHERE a = ${row[0]} FORMAT TSVRaw`);
  expect(rows.body).toBe(`${row}\n`);
});

test('binary data goes in as it came', async () => {
  const native = await ask('', "SELECT toUInt32(6) AS a, '\\0\\n;\\'' AS b FORMAT Native");
  const inserted = await ask(encoded('INSERT INTO d.t FORMAT Native'), native.bytes);
  expect(inserted.status).toBe(200);
  expect((await ask('', 'SELECT hex(b) FROM d.t WHERE a = 6')).body).toBe('000A3B27\n');
});

test('the headers name format, query, and rows written', async () => {
  const search = `${encoded('INSERT INTO d.t (a) FORMAT TSV')}&query_id=mine`;
  const { headers } = await ask(search, '70\n71\n');
  expect(headers['x-clickhouse-query-id']).toBe('mine');
  expect(JSON.parse(String(headers['x-clickhouse-summary']))).toMatchObject({ written_rows: '2' });
  expect((await ask('', 'SELECT 1 FORMAT CSV')).headers['x-clickhouse-format']).toBe('CSV');
});

test.each([
  ['an unknown table', 'SELECT * FROM d.nothing', 404, 60],
  ['no SQL', 'SELEC 1', 400, 62],
  ['two statements', 'SELECT 1; SELECT 2', 400, 62],
  ['nothing', '', 400, 62],
  ['a file of the client', "SELECT 1 INTO OUTFILE '/nowhere/x'", 501, 48],
  ['a row that does not fit', 'INSERT INTO d.t FORMAT JSONEachRow\n{"a":"x"}', 400, 27],
])('%s is refused with its number', async (_, sql, status, code) => {
  const answer = await ask('', sql);
  expect(answer).toMatchObject({ status, headers: { 'x-clickhouse-exception-code': String(code) } });
  expect(answer.body).toMatch(
    new RegExp(`^Code: ${code}\\. DB::Exception: [\\s\\S]+ \\([A-Z_]+\\) \\(version`),
  );
});

test('an unknown database, setting or block compression is refused', async () => {
  const codes = ['?database=none', '?nosuch=1', '?compress=1', '?a-b=1'].map(
    async (search) => (await ask(search, 'SELECT 1')).headers['x-clickhouse-exception-code'],
  );
  expect(await Promise.all(codes)).toEqual(['81', '115', '48', '115']);
});

test('GET and HEAD change nothing', async () => {
  expect((await ask(encoded('CREATE DATABASE by_get'))).headers['x-clickhouse-exception-code']).toBe('164');
  const head = await send(`${server.url}/${encoded('SELECT 1')}`, { method: 'HEAD', headers: AS_AUDITOR });
  expect(head).toMatchObject({ status: 200, body: '' });
});

test('who may ask: by headers, basic authentication or the URL; a ping needs no account', async () => {
  const basic = `Basic ${Buffer.from('auditor:pass:word').toString('base64')}`;
  const asked = async (headers: Record<string, string>, search = '') => {
    const answer = await send(`${server.url}/${search}`, { method: 'POST', headers, body: 'SELECT 1' });
    return answer.headers['x-clickhouse-exception-code'] ?? answer.status;
  };
  expect(await asked(AS_AUDITOR)).toBe(200);
  expect(await asked({ authorization: basic })).toBe(200);
  expect(await asked({}, '?user=auditor&password=pass:word')).toBe(200);
  expect(await asked({})).toBe('516');
  expect(await asked({ ...AS_AUDITOR, 'X-ClickHouse-Key': 'other' })).toBe('516');
  expect(await send(`${server.url}/ping`, { method: 'GET' })).toMatchObject({ status: 200, body: 'Ok.\n' });
});

test('what a web page makes a browser send is refused', async () => {
  expect((await ask('', 'SELECT 1', { Origin: 'http://example.com' })).status).toBe(403);
  expect((await ask('', 'SELECT 1', { Host: 'example.com' })).status).toBe(403);
  expect((await ask(encoded('SELECT 1'), undefined, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
});

test('an address that begins with two slashes is a path, and one that names another host is refused', async () => {
  const { port } = new URL(server.url);
  const askAs = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(
        { port, path, method: 'POST', headers: AS_AUDITOR, agent: false },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      outgoing.on('error', reject);
      outgoing.end('SELECT 1');
    });
  expect(await askAs('//?database=d')).toBe(404);
  expect(await askAs('//[::1')).toBe(404);
  expect(await askAs('http://example.com/')).toBe(403);
});

test('bodies may be packed, and must not be too large, packed or unpacked', async () => {
  const gzip = { 'Content-Encoding': 'gzip' };
  expect((await ask('', gzipSync('SELECT 12'), gzip)).body).toBe('12\n');
  const long = `SELECT 1 -- ${'x'.repeat(20_000)}`;
  expect((await ask('', long)).status).toBe(413);
  expect((await ask('', gzipSync(long), gzip)).status).toBe(413);
  expect((await ask('', 'SELECT 1', gzip)).status).toBe(400);
  const packed = await ask('?enable_http_compression=1', 'SELECT 1', { 'Accept-Encoding': 'gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
});

test('the official client inserts, selects with parameters and reads errors', async () => {
  const client = createClient({
    url: server.url,
    username: ACCOUNT.user,
    password: ACCOUNT.password,
    compression: { request: true, response: true },
    log: { level: ClickHouseLogLevel.OFF },
  });
  try {
    await client.insert({ table: 'd.t', values: [{ a: 90, b: 'by client' }], format: 'JSONEachRow' });
    const query = 'SELECT b FROM d.t WHERE a = {a:UInt32}';
    const rows = await client.query({ query, query_params: { a: 90 }, format: 'JSON' });
    expect((await rows.json<{ b: string }>()).data).toEqual([{ b: 'by client' }]);
    await expect(client.command({ query: 'DROP TABLE d.nothing' })).rejects.toMatchObject({ code: '60' });
  } finally {
    await client.close();
  }
});
