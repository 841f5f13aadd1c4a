import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, deflate, gzip } from 'node:zlib';
import type { ClickHouseException } from './clickhouse-exception.ts';
import type { QueryResult } from './embedded-engine.ts';

const PACK = { gzip: promisify(gzip), br: promisify(brotliCompress), deflate: promisify(deflate) };

/** What stands in the headers of every answer. */
export interface AnswerFacts {
  queryId: string;
  version: string;
  timezone: string;
  /** True when the caller asked for a packed answer. */
  compress: boolean;
  elapsedNs: bigint;
}

/** Sends the result of a query with the headers of ClickHouse's HTTP interface. */
export async function sendResult(
  request: IncomingMessage,
  response: ServerResponse,
  result: QueryResult,
  facts: AnswerFacts,
): Promise<void> {
  const summary = {
    read_rows: result.readRows,
    read_bytes: result.readBytes,
    written_rows: result.writtenRows,
    written_bytes: result.writtenBytes,
    total_rows_to_read: 0,
    result_rows: result.writtenRows,
    result_bytes: result.writtenBytes,
    elapsed_ns: facts.elapsedNs,
  };
  const texts = Object.fromEntries(Object.entries(summary).map(([name, value]) => [name, String(value)]));
  await send(request, response, 200, Buffer.from(result.bytes), facts, {
    'Content-Type': contentType(result.format),
    'X-ClickHouse-Format': result.format,
    'X-ClickHouse-Summary': JSON.stringify(texts),
  });
}

/** Sends an exception: its sentence as the body, its number in X-ClickHouse-Exception-Code. */
export async function sendException(
  request: IncomingMessage,
  response: ServerResponse,
  { code, sentence, status }: ClickHouseException,
  facts: AnswerFacts,
): Promise<void> {
  const body = Buffer.from(`${sentence} (version ${facts.version} (chDB))\n`);
  await send(request, response, status, body, facts, {
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-ClickHouse-Exception-Code': String(code),
  });
}

/** Sends a fixed text, such as the answer to a ping. */
export async function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string,
  facts: AnswerFacts,
): Promise<void> {
  await send(request, response, status, Buffer.from(body), facts, {
    'Content-Type': 'text/html; charset=UTF-8',
  });
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: Buffer,
  { queryId, timezone, compress }: AnswerFacts,
  headers: Record<string, string>,
): Promise<void> {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = (Object.keys(PACK) as (keyof typeof PACK)[]).find((name) =>
    new RegExp(`(^|[ ,])${name}(\\s*;\\s*q=(?!0(\\.0+)?\\s*(,|$))|\\s*(,|$))`, 'i').test(accepted),
  );
  const packed =
    compress && encoding !== undefined && body.length > 0 ? await PACK[encoding](body) : undefined;
  const sent = packed ?? body;
  response.writeHead(status, {
    ...headers,
    'X-ClickHouse-Query-Id': queryId,
    'X-ClickHouse-Timezone': timezone,
    'X-ClickHouse-Server-Display-Name': 'chdb',
    'X-Content-Type-Options': 'nosniff',
    ...(packed === undefined ? {} : { 'Content-Encoding': encoding }),
    'Content-Length': sent.length,
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}

function contentType(format: string): string {
  if (/^JSON/.test(format)) return 'application/json; charset=UTF-8';
  if (/^(TabSeparated|TSV)/.test(format)) return 'text/tab-separated-values; charset=UTF-8';
  if (/^CSV/.test(format))
    return `text/csv; charset=UTF-8; header=${/WithNames/.test(format) ? 'present' : 'absent'}`;
  if (/^(Native|RowBinary|Arrow|Parquet|ORC|Avro|MsgPack|Protobuf|BSON)/.test(format))
    return 'application/octet-stream';
  return 'text/plain; charset=UTF-8';
}
