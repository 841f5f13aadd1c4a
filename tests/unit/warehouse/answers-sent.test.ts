import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { connectServer, greetServer } from '../../../src/warehouse/connect.ts';
import { exception } from '../../../src/warehouse/http-server/clickhouse-exception.ts';
import { sendException, sendResult, sendText } from '../../../src/warehouse/http-server/send-answer.ts';

const FACTS = { queryId: 'q', version: '24.8', timezone: 'UTC', compress: false, elapsedNs: 7n };

async function sent(
  send: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  accept?: string,
  method = 'GET',
) {
  const came: { status: number; headers: Record<string, unknown>; body: Buffer | undefined }[] = [];
  const head = { status: 0, headers: {} };
  const response = {
    writeHead: (status: number, headers: Record<string, unknown>) => Object.assign(head, { status, headers }),
    end: (body: Buffer | undefined) => came.push({ ...head, body }),
  };
  await send(
    {
      method,
      headers: accept === undefined ? {} : { 'accept-encoding': accept },
    } as unknown as IncomingMessage,
    response as unknown as ServerResponse,
  );
  return came[0] ?? { status: 0, headers: {} as Record<string, unknown>, body: undefined };
}

const text = (body: string, compress: boolean) => (request: IncomingMessage, response: ServerResponse) =>
  sendText(request, response, 200, body, { ...FACTS, compress });

test.each<[string | undefined, string | undefined]>([
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['deflate', 'deflate'],
  ['deflate, br, gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['gzip ; q=0, br', 'br'],
  ['gzip;q=0.0', undefined],
  ['xgzip', undefined],
  ['gzipx', undefined],
  ['identity', undefined],
  [undefined, undefined],
])('to a caller that accepts %s an answer is packed as %s, where it is asked for', async (accept, coding) => {
  const { headers, body } = await sent(text('text', true), accept);
  expect(headers['Content-Encoding']).toBe(coding);
  expect(headers['Content-Length']).toBe(body?.length);
  const unpack =
    { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }[coding ?? ''] ??
    ((bytes: Buffer) => bytes);
  expect(unpack(body ?? Buffer.of()).toString()).toBe('text');
  expect((await sent(text('text', false), accept)).headers).not.toHaveProperty('Content-Encoding');
  expect((await sent(text('', true), accept)).headers).not.toHaveProperty('Content-Encoding');
});

test('a fixed text and an exception have their headers, and HEAD has no body', async () => {
  const { status, headers, body } = await sent(text('Ok.\n', false));
  expect([status, body?.toString()]).toEqual([200, 'Ok.\n']);
  expect(headers).toEqual({
    'Content-Type': 'text/html; charset=UTF-8',
    'X-ClickHouse-Query-Id': 'q',
    'X-ClickHouse-Timezone': 'UTC',
    'X-ClickHouse-Server-Display-Name': 'chdb',
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': 4,
  });
  expect(await sent(text('Ok.\n', false), undefined, 'HEAD')).toMatchObject({
    body: undefined,
    headers: { 'Content-Length': 4 },
  });
  const failed = await sent((request, response) =>
    sendException(request, response, exception(60, 'UNKNOWN_TABLE', 'no'), FACTS),
  );
  expect(failed).toMatchObject({
    status: 404,
    headers: { 'X-ClickHouse-Exception-Code': '60', 'Content-Type': 'text/plain; charset=UTF-8' },
  });
  expect(failed.body?.toString()).toBe(
    'Code: 60. DB::Exception: no. (UNKNOWN_TABLE) (version 24.8 (chDB))\n',
  );
});

const ROWS = { readRows: 1, readBytes: 2, writtenRows: 3, writtenBytes: 4 };

test.each<readonly [string, string]>([
  ['JSONEachRow', 'application/json; charset=UTF-8'],
  ['TabSeparated', 'text/tab-separated-values; charset=UTF-8'],
  ['TSVWithNames', 'text/tab-separated-values; charset=UTF-8'],
  ['CSV', 'text/csv; charset=UTF-8; header=absent'],
  ['CSVWithNames', 'text/csv; charset=UTF-8; header=present'],
  ...['Native', 'RowBinary', 'Arrow', 'Parquet', 'ORC', 'Avro', 'MsgPack', 'Protobuf', 'BSONEachRow'].map(
    (format) => [format, 'application/octet-stream'] as const,
  ),
  ['Pretty', 'text/plain; charset=UTF-8'],
  ['XJSON', 'text/plain; charset=UTF-8'],
  ['MyTSV', 'text/plain; charset=UTF-8'],
  ['XCSV', 'text/plain; charset=UTF-8'],
  ['XNative', 'text/plain; charset=UTF-8'],
])('a result in %s is %s', async (format, type) => {
  const { headers } = await sent((request, response) =>
    sendResult(request, response, { ...ROWS, bytes: Buffer.from('x'), format } as never, FACTS),
  );
  expect(headers).toMatchObject({ 'Content-Type': type, 'X-ClickHouse-Format': format });
  expect(JSON.parse(String(headers['X-ClickHouse-Summary']))).toEqual({
    read_rows: '1',
    read_bytes: '2',
    written_rows: '3',
    written_bytes: '4',
    total_rows_to_read: '0',
    result_rows: '3',
    result_bytes: '4',
    elapsed_ns: '7',
  });
});

/** A server of this test that answers every statement with a text; what it was asked is noted. */
async function asked(
  answer: string,
  work: (port: number, requests: { url: URL; user: string }[]) => Promise<void>,
): Promise<void> {
  const requests: { url: URL; user: string }[] = [];
  const server = createServer((request, response) => {
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    requests.push({
      url: new URL(request.url ?? '', 'http://h'),
      user: Buffer.from(basic, 'base64').toString(),
    });
    request.resume().on('end', () => response.end(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await work((server.address() as AddressInfo).port, requests);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

test('a server is asked with the settings under which nothing is lost, by the user of the options or of its address', async () => {
  await asked('[1]\n', async (port, requests) => {
    const ask = async (url: string, more = {}) => {
      const connection = connectServer({ url, ...more });
      expect(await connection.select('look', 'SELECT 1')).toEqual([[1]]);
      await connection.close();
      await connection.close();
      return requests.at(-1);
    };
    const plain = await ask(`http://127.0.0.1:${port}`);
    expect(plain?.user).toBe('default:');
    const settings = ['async_insert', 'input_format_skip_unknown_fields', 'input_format_null_as_default'].map(
      (name) => plain?.url.searchParams.get(name),
    );
    expect(settings).toEqual(['0', '0', '0']);
    for (const name of ['timeout', 'read', 'result', 'group_by', 'distinct', 'set'])
      expect(plain?.url.searchParams.get(`${name}_overflow_mode`)).toBe('throw');
    expect(plain?.url.searchParams.get('insert_quorum')).toBeNull();
    const cluster = await ask(`http://a%40b:p%3Aw@127.0.0.1:${port}`, { cluster: 'c' });
    expect(cluster?.user).toBe('a@b:p:w');
    expect(
      [
        'insert_distributed_sync',
        'insert_quorum',
        'insert_quorum_parallel',
        'select_sequential_consistency',
        'async_insert',
      ].map((name) => cluster?.url.searchParams.get(name)),
    ).toEqual(['1', 'auto', '0', '1', '0']);
    expect((await ask(`http://a:b@127.0.0.1:${port}`, { user: 'u', password: 'p' }))?.user).toBe('u:p');
  });
});

test('what does not answer as ClickHouse does is told when it is greeted', async () => {
  await asked('["24.8.1"]\n', async (port) => {
    await greetServer({ url: `http://127.0.0.1:${port}` });
  });
  for (const answer of ['["x24.8"]\n', '["24"]\n', ''])
    await asked(answer, async (port) => {
      await expect(greetServer({ url: `http://127.0.0.1:${port}` })).rejects.toThrow(
        expect.objectContaining({
          code: 'WAREHOUSE_UNREACHABLE',
          message: expect.stringContaining('CLICKHOUSE_URL'),
          remedy: expect.stringContaining('port'),
        }),
      );
    });
});

test('a server that gave no answer is not asked again at once, and an address that is none is not shown', async () => {
  let port = 0;
  await asked('', async (free) => {
    port = free;
  });
  const connection = connectServer({ url: `http://u:secret@127.0.0.1:${port}` });
  const failures = [];
  for (const doing of ['look', 'look again'])
    failures.push(await connection.select(doing, 'SELECT 1').catch((error: unknown) => error));
  expect(failures[0]).toMatchObject({
    code: 'WAREHOUSE_UNREACHABLE',
    message: expect.stringContaining(`http://127.0.0.1:${port}`),
  });
  expect(failures[1]).toBe(failures[0]);
  await connection.close();
  expect(() => connectServer({ url: 'secret' })).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_UNREACHABLE',
      message: expect.not.stringContaining('secret'),
      remedy: expect.stringContaining('http://'),
    }),
  );
});
