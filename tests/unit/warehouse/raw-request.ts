import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  bytes: Buffer;
}

/** Sends a request as it is given: `fetch` would set Host and unpack the answer by itself. */
export function send(
  url: string,
  options: { method: string; headers?: Record<string, string>; body?: string | Buffer | undefined },
): Promise<RawAnswer> {
  const { method, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, async (incoming) => {
      const bytes = await buffer(incoming);
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: bytes.toString('utf8'),
        bytes,
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
