import { expect, test } from 'vitest';
import { CLIENTS, call, client, judgedIn, row } from './judged-pipeline.ts';
import { CLIENT_COLUMNS, otherTables } from './other-tables.ts';

const DATABASE = 'tables_at_work';
const { command, over } = otherTables(DATABASE);

const LIST = [call({ data: [client(1), client(2)] })];
const ROWS = [[row(1), row(2)]];
const WRONG = [`rows:${CLIENTS}`];

const table = (columns: string, tail: string) => [
  `CREATE TABLE ${DATABASE}.${CLIENTS} (${columns}) ENGINE = ${tail}`,
];

/** What is said of the clients once a loader left this table with these rows. */
const judged = (statements: readonly string[], rows: readonly (readonly ReturnType<typeof row>[])[]) =>
  over(CLIENTS, statements, rows, async (warehouse) => {
    const { checks, failed } = await judgedIn(warehouse, '2.1', LIST);
    return { failed, message: checks.at(-1)?.message ?? '' };
  });

test('rows that a table deletes by itself are told with its TTL', async () => {
  const tail = 'ReplacingMergeTree ORDER BY client_id TTL _ingest_ts + INTERVAL 1 HOUR';
  const rows = [row(1), row(2)].map((one) => JSON.stringify({ ...one, _ingest_ts: 1_000_000_000 }));
  const name = `${DATABASE}.${CLIENTS}`;
  const merged = [
    `INSERT INTO ${name} FORMAT JSONEachRow ${rows.join('\n')}`,
    `OPTIMIZE TABLE ${name} FINAL`,
  ];
  const { failed, message } = await judged([...table(CLIENT_COLUMNS, tail), ...merged], []);
  expect(failed).toEqual(WRONG);
  expect(message).toMatch(/2 of 2 rows .* not there \(.*TTL _ingest_ts \+ toIntervalHour\(1\)\)/);
});

test('a column that a table computes is told as that, and one that it does not touch is not', async () => {
  const columns = CLIENT_COLUMNS.replace('email String', "email String MATERIALIZED concat(client_id, '@x')");
  const rows = ROWS.map((list) => list.map(({ email: _, ...rest }) => ({ ...rest, phone: '1' })));
  const { failed, message } = await judged(table(columns, 'MergeTree ORDER BY client_id'), rows);
  expect(failed).toEqual(WRONG);
  expect(message).toContain('column email is MATERIALIZED');
  expect(message).toContain('column phone is not what the answers hold');
  expect(message).not.toContain('column phone is MATERIALIZED');
});

test('a table that the loader dropped is told as gone, one that it emptied is not', async () => {
  const gone = await judged([], []);
  const emptied = await judged(table(CLIENT_COLUMNS, 'MergeTree ORDER BY client_id'), []);
  expect([gone.failed, emptied.failed]).toEqual([WRONG, WRONG]);
  expect(gone.message).toContain('left no such table');
  expect(emptied.message).toContain('2 of 2 rows');
  expect(emptied.message).not.toContain('no such table');
});

test('states of aggregates are what their functions make of them, merged or not', async () => {
  const source = `${DATABASE}.source`;
  const picked = ['email', 'phone', 'first_name', 'last_name', 'middle_name', 'payload_json'];
  const states = picked.map(
    (name) => `${name} AggregateFunction(argMax, LowCardinality(Nullable(String)), UInt64)`,
  );
  const tail = 'AggregatingMergeTree ORDER BY client_id';
  const made = table(
    `client_id String, ${states.join(', ')}, _ingest_ts SimpleAggregateFunction(max, DateTime)`,
    tail,
  );
  await command('SET allow_suspicious_low_cardinality_types = 1');
  await command(`CREATE TABLE ${source} (${CLIENT_COLUMNS}) ENGINE = MergeTree ORDER BY client_id`);
  const fill = (rows: readonly object[]) => [
    `TRUNCATE TABLE ${source}`,
    `INSERT INTO ${source} FORMAT JSONEachRow ${rows.map((one) => JSON.stringify(one)).join('\n')}`,
    `INSERT INTO ${DATABASE}.${CLIENTS} SELECT client_id, ${picked.map((name) => `argMaxState(${name}::LowCardinality(Nullable(String)), _ver)`).join(', ')}, max(_ingest_ts) FROM ${source} GROUP BY client_id`,
  ];
  const older = [{ ...row(1), email: 'old@example.org', _ver: 0 }];
  const failedOf = async (...inserts: (readonly object[])[]) =>
    (await judged([...made, ...inserts.flatMap(fill)], [])).failed;
  expect(await failedOf(older, [row(1), row(2)])).toEqual([]);
  expect(await failedOf([row(1), row(2)], older)).toEqual([]);
  expect(await failedOf([row(1), { ...row(2), email: 'other@example.org' }])).toEqual(WRONG);
  expect(await failedOf([row(1)])).toEqual(WRONG);
});
