import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { JsonValue } from '../../../src/model/json.ts';
import type { FaultDefinition } from '../../../src/simulator/faults/fault-definition.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

/** What a client of node:http got, to the last byte before a failure. */
export interface Got {
  status: number | null;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** Code of the failure; null when the message ended as it should. */
  error: string | null;
}

/** Opens a simulator with faults. The caller closes it. */
export function faultyCaller(...faults: FaultDefinition[]): Promise<SimulatorCaller> {
  return simulatorCaller({ faults });
}

/** One call on a connection of its own, with the token of REST. `seen` is told of every piece; true ends the call. */
export function got(
  url: string,
  path = '/api/rest/v1/price-shades',
  options: { method?: string; token?: string; agent?: Agent; body?: JsonValue } = {},
  seen: (piece: Buffer) => boolean = () => false,
): Promise<Got> {
  const { method = 'GET', token = 'sim-rest', agent, body } = options;
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(text) };
  const result: Got = { status: null, headers: {}, bytes: Buffer.alloc(0), error: null };
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const finish = (error: string | null) => resolve({ ...result, bytes: Buffer.concat(pieces), error });
    const call = request(`${url}${path}`, { method, headers, agent: agent ?? false }, (incoming) => {
      result.status = incoming.statusCode ?? null;
      result.headers = incoming.headers;
      incoming.on('data', (piece: Buffer) => {
        pieces.push(piece);
        if (seen(piece)) call.destroy();
      });
      incoming.on('end', () => finish(null));
      incoming.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.name));
    });
    call.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.name));
    call.end(text);
  });
}

/** Statuses of so many calls, one after another. */
export async function statuses(url: string, path: string, count: number, method = 'GET') {
  const found: (number | null)[] = [];
  for (let n = 0; n < count; n += 1) found.push((await got(url, path, { method })).status);
  return found;
}

/** An agent that keeps one connection open. The caller destroys it. */
export function oneConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}
