import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** One request as a ClickHouse server received it. */
export interface LoggedQuery {
  /** The address with the settings and, of an INSERT, the query. */
  url: string;
  body: string;
}

/** Stands before a ClickHouse server, keeps what it receives and hands it on, but for queries that are refused. */
export interface QueryLog {
  url: string;
  port: number;
  queries: LoggedQuery[];
  /** Text of ClickHouse's refusal of a query with these rows; undefined hands it on. */
  refusalOf: (query: string, rows: string) => string | undefined;
  close(): Promise<void>;
}

export async function openQueryLog(target: string): Promise<QueryLog> {
  const queries: LoggedQuery[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString('utf8');
    const url = request.url ?? '/';
    queries.push({ url, body });
    const address = new URL(url, target);
    const refusal = log.refusalOf(address.searchParams.get('query') ?? body, body);
    if (refusal !== undefined) {
      response.writeHead(500, { 'X-ClickHouse-Exception-Code': '27' });
      return void response.end(
        `Code: 27. DB::Exception: ${refusal} (CANNOT_PARSE_INPUT) (version 24.8.1.1)\n`,
      );
    }
    const answer = await fetch(address, { method: request.method ?? 'POST', body });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const log: QueryLog = {
    url: `http://127.0.0.1:${port}`,
    port,
    queries,
    refusalOf: () => undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return log;
}
