import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AuditError } from '../../model/errors.ts';
import { type Account, requireAccount, requireLocalCaller } from './access.ts';
import { engineException, exception } from './clickhouse-exception.ts';
import { type EmbeddedEngine, openEmbeddedEngine } from './embedded-engine.ts';
import { queryRequest } from './query-request.ts';
import { readBody } from './request-body.ts';
import { type AnswerFacts, sendException, sendResult, sendText } from './send-answer.ts';

export interface ServeClickHouseOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** Data folder; undefined: a temporary one. */
  dataDir?: string | undefined;
  /** Who may ask; by default `default` with a password made for this server. */
  account?: Account;
  /** Largest body in bytes, packed or unpacked. */
  bodyLimit?: number;
}

/** An open server. */
export interface ClickHouseServer {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** Version of the engine. */
  version: string;
  /** Who may ask. */
  account: Account;
  /** Ends what runs; false when a query would not end, and the process must not wait for it. */
  close(): Promise<boolean>;
}

const BODY_LIMIT = 256 * 2 ** 20;
/** ClickHouse's own limit of an address (http_max_uri_size). */
const HEAD_LIMIT = 2 ** 20;

/**
 * Serves embedded ClickHouse over ClickHouse's HTTP interface on 127.0.0.1: one query at a time, without sessions and
 * without block compression. A client that goes away ends its query. Throws WAREHOUSE_UNREACHABLE when the port or the data folder cannot be had.
 */
export async function serveClickHouse(options: ServeClickHouseOptions = {}): Promise<ClickHouseServer> {
  const { port = 0, dataDir, bodyLimit = BODY_LIMIT } = options;
  const account = options.account ?? { user: 'default', password: randomBytes(18).toString('base64url') };
  const engine = await openEmbeddedEngine(dataDir);
  const server = createServer({ maxHeaderSize: HEAD_LIMIT }, (request, response) => {
    answer(engine, account, bodyLimit, request, response).catch(() => response.destroy());
  });
  try {
    await listening(server, port);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    version: engine.version,
    account,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      return await engine.close();
    },
  };
}

async function answer(
  engine: EmbeddedEngine,
  account: Account,
  bodyLimit: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = process.hrtime.bigint();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { pathname, searchParams: params } = targetOf(request);
  const facts = (): AnswerFacts => ({
    queryId: queryIdOf(params),
    version: engine.version,
    timezone: engine.timezone,
    compress: ['1', 'true'].includes(params.get('enable_http_compression') ?? ''),
    elapsedNs: process.hrtime.bigint() - startedAt,
  });
  try {
    requireLocalCaller(request);
    const body = await readBody(request, bodyLimit);
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) {
      throw exception(48, 'NOT_IMPLEMENTED', 'the method is none of GET, HEAD and POST');
    }
    // A ping needs no account: it says that the server is there.
    if (['/ping', '/replicas_status'].includes(pathname))
      return await sendText(request, response, 200, 'Ok.\n', facts());
    if (pathname !== '/')
      return await sendText(request, response, 404, `There is no handle ${pathname}\n`, facts());
    requireAccount(request, params, account);
    const query = queryRequest(request, params, body);
    if (query === undefined) {
      if (request.method === 'POST') throw exception(62, 'SYNTAX_ERROR', 'Empty query');
      return await sendText(request, response, 200, 'Ok.\n', facts());
    }
    await sendResult(request, response, await engine.run(query, gone.signal), facts());
  } catch (error) {
    await sendException(request, response, engineException(error), facts());
  }
}

// An address that begins with `//` is a path, too, and no host.
function targetOf({ url = '/' }: IncomingMessage): URL {
  return new URL(url.startsWith('/') ? `http://127.0.0.1${url}` : url, 'http://127.0.0.1');
}

// An id is echoed as it came only when it can stand in a header.
function queryIdOf(params: URLSearchParams): string {
  const asked = params.get('query_id') ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(asked) ? asked : randomUUID();
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      reject(
        new AuditError(
          'WAREHOUSE_UNREACHABLE',
          `cannot listen on 127.0.0.1:${port}: ${code}`,
          'Take another port, or 0 for a free one.',
        ),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}
