import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectServer, greetServer } from '../../../src/warehouse/connect.ts';
import type { WarehouseConnection } from '../../../src/warehouse/connection.ts';

/** A query that came, with what came with it. */
interface Asked {
  sql: string;
  lines: number;
  params: URLSearchParams;
  user: string;
}

type Answer = { status: number; body: string } | 'nothing';

let asked: Asked[];
let answer: (sql: string) => Answer;
let server: http.Server;
let url: string;
const rows = (...list: unknown[][]): Answer => ({
  status: 200,
  body: list.map((row) => `${JSON.stringify(row)}\n`).join(''),
});
const refusal = (code: number): Answer => ({
  status: 500,
  body: `Code: ${code}. DB::Exception: quoted words. (NAME)`,
});

beforeEach(async () => {
  asked = [];
  answer = () => rows([1]);
  server = http.createServer(async (request, response) => {
    const body = await text(request);
    const params = new URL(request.url ?? '', 'http://localhost').searchParams;
    const sql = (params.get('query') ?? body).replace(/\s*FORMAT JSON\w*$/, '').trim();
    const [, basic = ''] = /^Basic (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    asked.push({
      sql,
      lines: body.trim().split('\n').length,
      params,
      user: Buffer.from(basic, 'base64').toString(),
    });
    const given = answer(sql);
    if (given === 'nothing') request.socket.destroy();
    else
      response
        .writeHead(given.status, given.status === 200 ? {} : { 'x-clickhouse-exception-code': '1' })
        .end(given.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** What a connection is used for, and closed. */
async function over<T>(
  work: (connection: WarehouseConnection) => Promise<T>,
  options: Partial<Parameters<typeof connectServer>[0]> = {},
): Promise<T> {
  const connection = connectServer({ url, ...options });
  try {
    return await work(connection);
  } finally {
    await connection.close();
    await connection.close();
  }
}

const failing = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as { code: string; message: string },
  );

test.each([
  [{ user: 'anna', password: 'p' }, 'anna:p'],
  [{}, 'default:'],
])('who asks is named: %j', async (options, user) => {
  await over((connection) => connection.select('ask', 'SELECT 1'), options);
  expect(asked).toMatchObject([{ sql: 'SELECT 1', user }]);
});

test('credentials of the address are used, decoded, unless others are given', async () => {
  const own = url.replace('//', '//an%40na:p%3Aq@');
  await over((connection) => connection.command('ask', 'SELECT 2'), { url: own });
  await over((connection) => connection.command('ask', 'SELECT 2'), { url: own, user: 'b', password: 'c' });
  expect(asked.map(({ user }) => user)).toEqual(['an@na:p:q', 'b:c']);
  expect(asked[0]?.sql).toBe('SELECT 2');
});

test('a read on a cluster sees what was written before it, and only there that is asked for', async () => {
  await over((connection) => connection.select('ask', 'SELECT 1'), { cluster: 'c' });
  await over((connection) => connection.select('ask', 'SELECT 1'));
  const settings = [
    'insert_distributed_sync',
    'insert_quorum',
    'insert_quorum_parallel',
    'select_sequential_consistency',
  ];
  expect(asked.map(({ params }) => settings.map((name) => params.get(name)))).toEqual([
    ['1', 'auto', '0', '1'],
    [null, null, null, null],
  ]);
  for (const { params } of asked) {
    expect(params.get('async_insert')).toBe('0');
    expect(params.get('input_format_null_as_default')).toBe('0');
    expect(params.get('max_query_size')).toBe(String(4 * 1024 * 1024));
  }
});

test('rows go out in parts of five thousand, in their order, and none where there are none', async () => {
  const made = Array.from({ length: 10_001 }, (_, id) => ({ id }));
  await over(async (connection) => {
    await connection.insert('send', 'a.b', made);
    await connection.insert('send', 'a.b', []);
  });
  expect(asked.map(({ lines }) => lines)).toEqual([5000, 5000, 1]);
  expect(new Set(asked.map(({ sql }) => sql)).size).toBe(1);
  expect(asked[0]?.sql).toMatch(/^INSERT INTO a\.b$/);
});

test('a refusal has the name that the server gives its number, or none, and is no silence', async () => {
  const names: Record<string, Answer> = {
    9001: rows(['ODD_ONE']),
    9002: rows(),
    9003: refusal(1),
    9004: rows([null]),
  };
  answer = (sql) => {
    const [, code = ''] = /^SELECT errorCodeToName\((\d+)\)$/.exec(sql) ?? [];
    return names[code] ?? refusal(Number(sql));
  };
  await over(async (connection) => {
    for (const code of Object.keys(names)) {
      const error = await failing(connection.select('ask', code));
      expect(error).toMatchObject({ code: 'WAREHOUSE_QUERY', clickhouseCode: Number(code) });
      expect(error?.message.includes('ODD_ONE')).toBe(code === '9001');
      expect(error?.message).not.toMatch(/quoted|undefined|null/);
    }
  });
  expect(asked).toHaveLength(8);
});

test('a server that answers nothing is not asked again before it has rested, and then as soon as it answers', async () => {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  answer = () => 'nothing';
  await over(async (connection) => {
    const first = await failing(connection.select('ask', 'SELECT 7'));
    expect(first).toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
    expect(first?.message).toContain(url);
    const count = () => asked.splice(0).map(({ sql }) => sql);
    expect(new Set(count())).toEqual(new Set(['SELECT 7', 'SELECT 1']));
    now += 9_999;
    expect(await failing(connection.command('ask', 'SELECT 8'))).toBe(first);
    expect(count()).toEqual([]);
    now += 1;
    expect(await failing(connection.command('ask', 'SELECT 8'))).toBe(first);
    expect(new Set(count())).toEqual(new Set(['SELECT 1']));
    now += 9_999;
    expect(await failing(connection.command('ask', 'SELECT 8'))).toBe(first);
    expect(count()).toEqual([]);
    answer = () => rows([3]);
    now += 1;
    expect(await connection.select('ask', 'SELECT 9')).toEqual([[3]]);
    expect(count()).toEqual(['SELECT 1', 'SELECT 9']);
    expect(await connection.select('ask', 'SELECT 9')).toEqual([[3]]);
    expect(count()).toEqual(['SELECT 9']);
  });
});

test('one query without an answer is that alone where the server answers the next', async () => {
  answer = (sql) => (sql === 'SELECT 7' ? 'nothing' : rows([2]));
  await over(async (connection) => {
    expect(await failing(connection.select('ask', 'SELECT 7'))).toMatchObject({
      code: 'WAREHOUSE_UNREACHABLE',
    });
    expect(await connection.select('ask', 'SELECT 8')).toEqual([[2]]);
  });
});

test('a statement that may take longer than a request is asked over a connection of its own, which has the time', async () => {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const opened = async (limitMs: number | undefined, timeoutMs?: number) => {
    sockets.length = 0;
    await over(
      async (connection) => {
        await connection.select('ask', 'SELECT 1');
        await connection.select('ask', 'SELECT 1', limitMs);
        await connection.select('ask', 'SELECT 1');
      },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
    return sockets.length;
  };
  expect([await opened(undefined), await opened(25_000), await opened(25_001)]).toEqual([1, 1, 2]);
  expect([await opened(15_000, 20_000), await opened(15_001, 20_000)]).toEqual([1, 2]);
});

test.each<[string, Answer, string | null]>([
  ['ClickHouse', rows(['24.8.1']), null],
  ['something else', rows(['nginx']), 'WAREHOUSE_UNREACHABLE'],
  ['nothing of a version', rows(), 'WAREHOUSE_UNREACHABLE'],
  ['a refusal', refusal(516), 'WAREHOUSE_QUERY'],
])('a server is greeted before it is used: %s', async (_, given, code) => {
  answer = () => given;
  expect((await failing(greetServer({ url })))?.code ?? null).toBe(code);
  expect(asked[0]?.sql).toBe('SELECT version()');
});

test.each(['nowhere', '', 'http://', 'ftp://a.example', 'http://a%:b%@c.example'])(
  'an address that is none is refused, and not shown: %j',
  (address) => {
    try {
      connectServer({ url: address });
    } catch (error) {
      expect(error).toMatchObject({ code: 'WAREHOUSE_UNREACHABLE' });
      if (address.length > 7) expect(String(error)).not.toContain(address);
      return;
    }
    throw new Error('it was taken');
  },
);
