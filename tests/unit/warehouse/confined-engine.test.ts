import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type ClickHouseServer,
  serveClickHouse,
} from '../../../src/warehouse/http-server/serve-clickhouse.ts';
import { send } from './raw-request.ts';
import { WAYS_OUT } from './ways-out.ts';

const CANARY = 'invented-secret-of-the-machine';
const folder = mkdtempSync(join(tmpdir(), 'qtickets-confined-'));
const secret = join(folder, 'secret.csv');
const out = join(folder, 'out');
let server: ClickHouseServer;
let elsewhere: Server;
let calls = 0;
let address: string;

beforeAll(async () => {
  writeFileSync(secret, `${CANARY}\n`);
  elsewhere = createServer((_, response) => {
    calls += 1;
    response.end(CANARY);
  });
  elsewhere.on('connection', () => {
    calls += 1;
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  server = await serveClickHouse();
  for (const sql of [
    'CREATE DATABASE d',
    'CREATE TABLE d.t (a String, b String) ENGINE = MergeTree ORDER BY a',
    "INSERT INTO d.t VALUES ('1', 'one')",
  ]) {
    expect((await ask(sql)).status).toBe(200);
  }
}, 30_000);
beforeEach(() => {
  calls = 0;
});
afterAll(async () => {
  await server?.close();
  elsewhere?.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(body: string | Buffer | undefined, search = '', headers: Record<string, string> = {}) {
  const { user, password } = server.account;
  return send(`${server.url}/${search}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password, ...headers },
    body,
  });
}

function filled(sql: string): string {
  return sql.replaceAll('@', secret).replaceAll('#', folder).replaceAll('>', out).replaceAll('~', address);
}

// `->` of a lambda is no file.
const withLambdas = (sql: string) => filled(sql.replaceAll('->', '→')).replaceAll('→', '->');

test.each(WAYS_OUT)('%s reaches nothing', async (way) => {
  const answer = await ask(withLambdas(way));
  expect(answer.status).not.toBe(200);
  expect(answer.body).not.toContain(CANARY);
  expect(readdirSync(folder)).toEqual(['secret.csv']);
  expect(calls).toBe(0);
});

test.each(['file', 'FILE', 'fi\\x6ce'])(
  '%s is no name that a query is given for a function',
  async (name) => {
    const search = `?param_f=${encodeURIComponent(name)}`;
    const answer = await ask(filled("SELECT arrayMap({f:Identifier}, ['@'])"), search);
    expect(answer).toMatchObject({ status: 403 });
    expect(answer.body).not.toContain(CANARY);
  },
);

test.each([
  ['a format schema', 'format_schema', '@'],
  ['a schema that is written', 'output_format_schema', '>'],
  ['another language', 'dialect', 'kusto'],
  ['a filter in a text', 'additional_result_filter', "throwIf(1, file('@'))"],
])('%s is no setting of the URL', async (_, name, value) => {
  const answer = await ask(
    'SELECT a FROM d.t FORMAT Protobuf',
    `?${name}=${encodeURIComponent(filled(value))}`,
  );
  expect(answer.status).not.toBe(200);
  expect(answer.body).not.toContain(CANARY);
  expect(existsSync(out)).toBe(false);
});

test.each([
  '',
  '&readonly=0',
  '&readonly=1',
  '&readonly=2',
  '&readonly=00',
  '&readonly=2&readonly=0',
  '&READONLY=0',
  '&allow_ddl=1&readonly=false',
  '&readonly=-0',
])('a GET with %s only reads', async (search) => {
  for (const sql of [
    "INSERT INTO d.t (a, b) SELECT 'got', 'got'",
    'TRUNCATE TABLE d.t',
    'CREATE TABLE d.got (a String) ENGINE = Memory',
    'DROP TABLE d.t',
    'SELECT 1 SETTINGS readonly = 0',
  ]) {
    const answer = await ask(undefined, `?query=${encodeURIComponent(sql)}${search}`, {
      'Sec-Fetch-Site': 'none',
    });
    expect(answer.status).not.toBe(200);
  }
  expect((await ask("SELECT count() FROM d.t WHERE a = 'got' OR a = '1'")).body).toBe('1\n');
  expect((await ask('EXISTS TABLE d.got')).body).toBe('0\n');
});

test.each([
  [
    'a text that speaks of files',
    "SELECT 'INTO OUTFILE \\'x\\' file(1)' AS a",
    "INTO OUTFILE \\'x\\' file(1)\n",
  ],
  ['columns named as functions', "SELECT file, url FROM (SELECT 'f' AS file, 'u' AS url)", 'f\tu\n'],
  ['a column of such a name, with its table', "SELECT upper(t.file) FROM (SELECT 'f' AS file) AS t", 'F\n'],
  ['a function by its name', "SELECT arrayMap(upper, ['a', 'b'])", "['A','B']\n"],
  ['a scalar function named as a table function', "SELECT format('{}-{}', 'a', 'b')", 'a-b\n'],
  ['rows that are made', 'SELECT sum(number) FROM numbers(4)', '6\n'],
  ['a set of rows that are made', 'SELECT 2 IN (SELECT number FROM numbers(3))', '1\n'],
  ['a set of a function', "SELECT 'b' IN (lower('B'))", '1\n'],
  ['functions applied', "SELECT * APPLY(upper) FROM (SELECT 'a' AS a)", 'A\n'],
  ['a union with settings', 'SELECT 1 UNION ALL SELECT 1 SETTINGS max_threads = 1', '1\n1\n'],
  ['the tables of the server', "SELECT name FROM system.tables WHERE database = 'd' AND name = 't'", 't\n'],
])('%s is answered', async (_, sql, body) => {
  expect(await ask(sql)).toMatchObject({ status: 200, body });
});

test('whether a file is there, and what its columns are, is not told', async () => {
  for (const sql of ['EXISTS TABLE `@`', "SELECT hasColumnInTable('default', '@', 'c1')"]) {
    expect((await ask(filled(sql))).body).not.toBe('1\n');
  }
  expect(
    (await ask('SELECT count() FROM {file:Identifier}', `?param_file=${encodeURIComponent(secret)}`)).status,
  ).toBe(404);
});

test('the database without a name is one of its own', async () => {
  for (const sql of [
    'CREATE TABLE plain (a UInt8) ENGINE = MergeTree ORDER BY a',
    'INSERT INTO plain VALUES (3)',
  ])
    expect((await ask(sql)).status).toBe(200);
  expect((await ask('SELECT * FROM default.plain')).body).toBe('3\n');
});

test('tables, views and mutations of its own work', async () => {
  for (const sql of [
    'CREATE TABLE d.file (a UInt32, b Array(String)) ENGINE = ReplacingMergeTree ORDER BY a',
    "INSERT INTO d.file (a, b) VALUES (1, ['x;', 'it''s']), (2, []);",
    'CREATE MATERIALIZED VIEW d.sums ENGINE = SummingMergeTree ORDER BY a AS SELECT a, count() AS n FROM d.file GROUP BY a',
    'ALTER TABLE d.file ADD COLUMN c String DEFAULT toString(a)',
    "ALTER TABLE d.file UPDATE c = 'z' WHERE a = 1",
    'OPTIMIZE TABLE d.file FINAL',
    'RENAME TABLE d.file TO d.files',
    'DROP TABLE d.sums',
    'TRUNCATE TABLE d.files',
    'DROP TABLE d.files',
  ]) {
    expect(await ask(sql)).toMatchObject({ status: 200 });
  }
});
