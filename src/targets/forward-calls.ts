import { request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Answerer } from './api-door.ts';
import { endToEnd } from './end-to-end.ts';

/** Answers by asking the server at `origin` (http, on this machine) the same, bodies of GET included. */
export function forwardTo(origin: string): Answerer {
  const { hostname, port } = new URL(origin);
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const own = {
        ...endToEnd(headers),
        host: `${hostname}:${port}`,
        'content-length': String(body.length),
      };
      const call = send({ hostname, port, method, path: url, headers: own }, (incoming) => {
        buffer(incoming).then((bytes) => {
          const given = Object.entries(incoming.headers).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, String(value)] as const],
          );
          resolve({ status: incoming.statusCode ?? 502, headers: Object.fromEntries(given), body: bytes });
        }, reject);
      });
      call.on('error', reject);
      call.end(body);
    });
}
