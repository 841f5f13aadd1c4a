import type { IncomingMessage } from 'node:http';
import { exception } from './clickhouse-exception.ts';
import { readStatement, type Statement } from './sql-statement.ts';

/** One query as the HTTP interface of ClickHouse takes it. */
export interface QueryRequest {
  statement: Statement;
  /** Data of an INSERT; undefined when the statement holds all there is. */
  data: Buffer | undefined;
  /** Format of the answer, or of the data, where the statement names none. */
  defaultFormat: string;
  database: string | undefined;
  settings: Map<string, string>;
  /** Values of `{name:Type}`, escaped as in TabSeparated. */
  params: Map<string, string>;
  /** True for GET and HEAD, which change nothing. */
  readOnly: boolean;
}

/** Parameters of the URL that are no settings (ClickHouse HTTP interface). Sessions are not kept. */
const RESERVED = new Set([
  ...[
    'query',
    'database',
    'default_format',
    'user',
    'password',
    'query_id',
    'quota_key',
    'role',
    'stacktrace',
  ],
  ...['session_id', 'session_timeout', 'session_check', 'compress', 'decompress', 'enable_http_compression'],
  ...[
    'buffer_size',
    'wait_end_of_query',
    'client_protocol_version',
    'close_session',
    'send_progress_in_http_headers',
  ],
]);

/**
 * The query of a request, or undefined when it has none. The statement stands in the URL, in the body, or begins in the
 * one and ends in the other; what follows the statement of an INSERT is its data. Throws 48 for ClickHouse's own block
 * compression, and what reading the statement throws.
 */
export function queryRequest(
  request: IncomingMessage,
  url: URLSearchParams,
  body: Buffer,
): QueryRequest | undefined {
  for (const name of ['compress', 'decompress']) {
    if (!['0', 'false', null].includes(url.get(name))) {
      throw exception(48, 'NOT_IMPLEMENTED', `${name} is not supported here; use enable_http_compression`);
    }
  }
  const readOnly = request.method !== 'POST';
  const { statement, data } = statementOf(
    Buffer.from(url.get('query') ?? ''),
    readOnly ? Buffer.alloc(0) : body,
  );
  if (statement.sql === '') return undefined;
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    statement,
    data,
    defaultFormat:
      url.get('default_format') ||
      header('x-clickhouse-format') ||
      (statement.takesData ? 'Values' : 'TabSeparated'),
    database: url.get('database') || header('x-clickhouse-database'),
    settings: new Map([...url].filter(([name]) => !RESERVED.has(name) && !name.startsWith('param_'))),
    params: new Map(
      [...url].filter(([name]) => name.startsWith('param_')).map(([name, value]) => [name.slice(6), value]),
    ),
    readOnly,
  };
}

function statementOf(inUrl: Buffer, body: Buffer): { statement: Statement; data: Buffer | undefined } {
  const first = readStatement(inUrl);
  if (first.sql !== '' && first.takesData) {
    return { statement: first, data: Buffer.concat([inUrl.subarray(first.length), body]) };
  }
  const whole = first.sql === '' ? body : Buffer.concat([inUrl, Buffer.from('\n'), body]);
  const statement = readStatement(whole);
  return { statement, data: statement.takesData ? whole.subarray(statement.length) : undefined };
}
