import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came in, with the bytes of its body. */
export interface Received {
  method: string;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  rawBody: Buffer;
}

/** A receiver of webhooks on a free loopback port. `answers` are its statuses in turn, then 200. */
export interface WebhookReceiver {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** Opens a receiver. The caller closes it. */
export async function webhookReceiver(answers: readonly number[] = []): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const statuses = [...answers];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({
      method: incoming.method ?? '',
      headers: incoming.headers,
      rawHeaders: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
      rawBody: Buffer.concat(chunks),
    });
    outgoing.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end('seen');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
