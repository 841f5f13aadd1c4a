import { mkdirSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startClickHouse } from './clickhouse-process.ts';
import { scratchFolder } from './run-command.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

/** Sends a query, and resolves when the server has it; `leave` goes away without an answer. */
async function begin(
  { CLICKHOUSE_URL: url, CLICKHOUSE_USER: user, CLICKHOUSE_PASSWORD: password }: Record<string, string>,
  sql: string,
): Promise<{ leave: () => void }> {
  const query = request(`${url}/?query=${encodeURIComponent(sql)}`, {
    headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password },
  });
  query.on('error', () => undefined);
  query.end();
  await new Promise((resolve) => query.once('finish', resolve));
  // Sent behind it: what answers this has read the query.
  await (await fetch(`${url}/ping`)).text();
  return { leave: () => query.destroy() };
}

const ENDLESS = 'SELECT count() FROM numbers(1000000000000000) WHERE NOT ignore(sipHash64(number))';
/** Works on one row for minutes, and hears nothing meanwhile. */
const DEAF = 'SELECT sum(arraySum(arrayMap(x -> sipHash64(x), range(100000000)))) FROM numbers(1000)';

test('a client that goes away ends its query, those that wait go on, and a data folder keeps its tables', async () => {
  const data = ['--data', join(folder.path, 'kept')];
  const first = await startClickHouse(data);
  try {
    const [one, two] = [await begin(first.env, ENDLESS), await begin(first.env, ENDLESS)];
    const waiting = first.run('SELECT 5');
    two.leave();
    one.leave();
    expect(await waiting).toBe('5\n');
    await first.run('CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a', 'INSERT INTO t VALUES (4)');
  } finally {
    await first.stop();
  }
  const second = await startClickHouse(data);
  try {
    expect(await second.run('SELECT a FROM t')).toBe('4\n');
    // Those without a database are among them.
    expect(await second.run('EXISTS TABLE `/etc/passwd`')).toBe('0\n');
  } finally {
    await second.stop();
  }
}, 120_000);

test.each([
  ['an endless query', ENDLESS],
  ['a query that hears nothing', DEAF],
])(
  'SIGTERM ends it while %s runs, and nothing is left',
  async (name, sql) => {
    const temporary = join(folder.path, name.replaceAll(' ', '-'));
    mkdirSync(temporary);
    const clickhouse = await startClickHouse([], { TMPDIR: temporary });
    const query = await begin(clickhouse.env, sql);
    await begin(clickhouse.env, sql);
    expect([0, null]).toContain(await clickhouse.stop());
    query.leave();
    expect(readdirSync(temporary)).toEqual([]);
  },
  30_000,
);
