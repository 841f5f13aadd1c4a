import { request } from 'node:http';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../src/simulator/create-simulator.ts';
import { type ServeOptions, serveSimulator } from '../../../src/simulator/serve.ts';

/** An answer as a client of node:http sees it. */
export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  rawHeaders: string[];
  text: string;
  /** The body as JSON; empty when it is not a JSON object. */
  json: JsonObject;
}

/** What a call sends: the token by default opens the API of the path for writing; null sends none. */
export interface Sent {
  token?: string | null;
  body?: JsonValue | string;
  headers?: Record<string, string>;
}

/** A simulator behind its door, and a client that sends a body with any method. */
export interface SimulatorCaller {
  simulator: Simulator;
  url: string;
  rest(method: string, path: string, sent?: Sent): Promise<Answer>;
  partners(path: string, body?: JsonValue, token?: string | null): Promise<Answer>;
  close(): Promise<void>;
}

/** Opens a simulator on a free port. The caller closes it. */
export async function simulatorCaller(
  options: SimulatorOptions = {},
  serve: ServeOptions = {},
): Promise<SimulatorCaller> {
  const simulator = createSimulator(options);
  const server = await serveSimulator(simulator, serve);
  return {
    simulator,
    url: server.url,
    rest: (method, path, sent = {}) =>
      send(server.url, method, `/api/rest/v1${path}`, { token: 'sim-rest', ...sent }),
    partners: (path, body = {}, token = 'sim-partner-write') =>
      send(server.url, 'POST', `/api/partners/v1${path}`, { token, body }),
    close: () => server.close(),
  };
}

/** One call over node:http, which sends a body on GET too. */
export function send(url: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const text =
    sent.body === undefined ? '' : typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body);
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  if (sent.token !== undefined && sent.token !== null) headers['authorization'] = `Bearer ${sent.token}`;
  Object.assign(headers, sent.headers);
  if (text !== '') headers['content-length'] = String(Buffer.byteLength(text));
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          rawHeaders: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
          text: answer,
          json: answer.startsWith('{') ? (JSON.parse(answer) as JsonObject) : {},
        });
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}
