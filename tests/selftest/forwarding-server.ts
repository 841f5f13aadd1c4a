import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that arrived, and what may be done with it. */
export interface ForwardedRequest {
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  /** The address with the settings and, of an INSERT, the query. */
  url: URL;
  /** Ends when the client left, or the server closes. */
  ended: AbortSignal;
  /** Gives the client what the target answers. */
  handOn(): Promise<void>;
}

/** A server on a port of loopback that stands before a ClickHouse server. */
export interface ForwardingServer {
  url: string;
  port: number;
  /** No request is on its way to the target once this has ended. */
  close(): Promise<void>;
}

/** A request that cannot be answered, because its client left or the server closes, loses its connection, as it would anywhere. */
export async function openForwardingServer(
  target: string,
  answer: (forwarded: ForwardedRequest) => Promise<void>,
): Promise<ForwardingServer> {
  const inWork = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const work = forward(request, response, leaving.signal)
      .catch(() => void request.socket.destroy())
      .finally(() => inWork.delete(work));
    inWork.add(work);
  });
  const forward = async (request: IncomingMessage, response: ServerResponse, ended: AbortSignal) => {
    const body = await buffer(request);
    const url = new URL(request.url ?? '/', target);
    const headers = { 'X-ClickHouse-User': url.username, 'X-ClickHouse-Key': url.password };
    // An address with a password in it is none that is fetched.
    Object.assign(url, { username: '', password: '' });
    const handOn = async () => {
      const answered = await fetch(url, { method: request.method ?? 'POST', headers, body, signal: ended });
      const type = answered.headers.get('content-type') ?? 'text/plain';
      response.writeHead(answered.status, { 'Content-Type': type });
      response.end(Buffer.from(await answered.arrayBuffer()));
    };
    await answer({ request, response, body, url, ended, handOn });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await Promise.all(inWork);
    },
  };
}
