import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { requireAccount } from '../../../src/warehouse/http-server/access.ts';
import { queryRequest } from '../../../src/warehouse/http-server/query-request.ts';

const query = (url: string, body = '', method = 'POST', headers: Record<string, string> = {}) =>
  queryRequest(
    { method, headers } as unknown as IncomingMessage,
    new URLSearchParams(url),
    Buffer.from(body),
  );

test('a query stands in the URL, in the body or in both, and data follows that of an INSERT', () => {
  expect(query('query=SELECT 1')).toMatchObject({
    statement: { sql: 'SELECT 1' },
    data: undefined,
    readOnly: false,
    defaultFormat: 'TabSeparated',
  });
  expect(query('', 'SELECT 2')).toMatchObject({ statement: { sql: 'SELECT 2' } });
  expect(query('query=SELECT', '3')).toMatchObject({ statement: { sql: 'SELECT\n3' }, data: undefined });
  expect(query('query=INSERT INTO t FORMAT CSV', '1;2')?.data?.toString()).toBe('1;2');
  expect(query('query=INSERT INTO t FORMAT CSV%0A0;0%0A', '1;2')?.data?.toString()).toBe('0;0\n1;2');
  expect(query('', 'INSERT INTO t FORMAT CSV\n1;2')?.data?.toString()).toBe('1;2');
  expect(query('query=INSERT INTO t', '1;2')).toMatchObject({
    defaultFormat: 'Values',
    data: Buffer.from('1;2'),
  });
  expect(query('')).toBeUndefined();
  expect(query('query=%20;', ' ')).toBeUndefined();
});

test('a request that is no POST reads, and its body is left alone', () => {
  for (const method of ['GET', 'HEAD'])
    expect(query('query=SELECT 1', 'x', method)).toMatchObject({
      readOnly: true,
      statement: { sql: 'SELECT 1' },
    });
});

test('format and database come from the URL, or else from the headers', () => {
  const headers = { 'x-clickhouse-format': 'CSV', 'x-clickhouse-database': 'other' };
  expect(query('query=SELECT 1', '', 'POST', headers)).toMatchObject({
    defaultFormat: 'CSV',
    database: 'other',
  });
  expect(query('query=SELECT 1&default_format=JSON&database=own', '', 'POST', headers)).toMatchObject({
    defaultFormat: 'JSON',
    database: 'own',
  });
  expect(
    query('query=SELECT 1&database=', '', 'POST', { 'x-clickhouse-format': '', 'x-clickhouse-database': '' }),
  ).toMatchObject({ defaultFormat: 'TabSeparated', database: undefined });
});

const RESERVED = [
  'query',
  'database',
  'default_format',
  'user',
  'password',
  'query_id',
  'quota_key',
  'role',
  'stacktrace',
  'session_id',
  'session_timeout',
  'session_check',
  'compress',
  'decompress',
  'enable_http_compression',
  'buffer_size',
  'wait_end_of_query',
  'client_protocol_version',
  'close_session',
  'send_progress_in_http_headers',
];

test('what is no parameter of the interface is a setting, or a value of the query', () => {
  const url = RESERVED.filter((name) => name !== 'query')
    .map((name) => `${name}=0`)
    .join('&');
  const request = query(`query=SELECT 1&${url}&max_threads=1&param_a=x&param_=y`);
  expect([...(request?.settings ?? [])]).toEqual([['max_threads', '1']]);
  expect([...(request?.params ?? [])]).toEqual([
    ['a', 'x'],
    ['', 'y'],
  ]);
});

test.each(['compress', 'decompress'])("%s, ClickHouse's own compression, is refused", (name) => {
  for (const value of ['1', 'true', ''])
    expect(() => query(`query=SELECT 1&${name}=${value}`)).toThrow(
      expect.objectContaining({ code: 48, status: 501, sentence: expect.stringContaining(name) }),
    );
  for (const value of ['0', 'false'])
    expect(query(`query=SELECT 1&${name}=${value}`)).toEqual({
      statement: { sql: 'SELECT 1', format: undefined, takesData: false, clausesAt: 9, length: 9 },
      data: undefined,
      defaultFormat: 'TabSeparated',
      database: undefined,
      settings: new Map(),
      params: new Map(),
      readOnly: false,
    });
});

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

test.each<[string, Record<string, string>, string, boolean]>([
  ['headers', { 'x-clickhouse-user': 'u', 'x-clickhouse-key': 'p:w' }, '', true],
  ['basic authentication', basic('u:p:w'), '', true],
  [
    'basic authentication in small letters',
    { authorization: basic('u:p:w').authorization.replace('Basic', 'basic') },
    '',
    true,
  ],
  ['the URL', {}, 'user=u&password=p:w', true],
  [
    'headers before the URL',
    { 'x-clickhouse-user': 'u', 'x-clickhouse-key': 'x' },
    'user=u&password=p:w',
    false,
  ],
  ['basic authentication before the URL', basic('u:x'), 'user=u&password=p:w', false],
  ['headers before basic authentication', { ...basic('u:p:w'), 'x-clickhouse-user': 'u' }, '', false],
  ['a key alone', { 'x-clickhouse-key': 'p:w' }, 'user=u', false],
  ['another user', {}, 'user=x&password=p:w', false],
  ['another scheme', { authorization: `Bearer ${Buffer.from('u:p:w').toString('base64')}` }, '', false],
  ['nobody', {}, '', false],
])('an account by %s', (_, headers, url, isAllowed) => {
  const ask = () =>
    requireAccount({ headers } as unknown as IncomingMessage, new URLSearchParams(url), {
      user: 'u',
      password: 'p:w',
    });
  if (isAllowed) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code: 516, status: 403 }));
});

test('nobody is the default user without a password, and a name that is none is not repeated', () => {
  const account = { user: 'default', password: '' };
  const ask =
    (headers: Record<string, string>, url = '') =>
    () =>
      requireAccount({ headers } as unknown as IncomingMessage, new URLSearchParams(url), account);
  expect(ask({})).not.toThrow();
  expect(ask({ 'x-clickhouse-key': '' })).not.toThrow();
  expect(ask(basic(':'))).not.toThrow();
  expect(ask({}, 'user=a.b@c-d')).toThrow(/a\.b@c-d: /);
  for (const user of ['<b>', 'x'.repeat(65)])
    expect(ask({ 'x-clickhouse-user': user })).toThrow(
      expect.objectContaining({ sentence: expect.not.stringContaining(user) }),
    );
});
