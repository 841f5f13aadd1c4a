import { openForwardingServer } from './forwarding-server.ts';

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
  const server = await openForwardingServer(target, async ({ request, response, body, url, handOn }) => {
    const text = body.toString('utf8');
    queries.push({ url: request.url ?? '/', body: text });
    const refusal = log.refusalOf(url.searchParams.get('query') ?? text, text);
    if (refusal !== undefined) {
      response.writeHead(500, { 'X-ClickHouse-Exception-Code': '27' });
      return void response.end(
        `Code: 27. DB::Exception: ${refusal} (CANNOT_PARSE_INPUT) (version 24.8.1.1)\n`,
      );
    }
    await handOn();
  });
  const { url, port, close } = server;
  const log: QueryLog = { url, port, queries, refusalOf: () => undefined, close };
  return log;
}
