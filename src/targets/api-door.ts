import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { isLocalProgram } from '../common/local-caller.ts';
import { parseJson } from '../common/parse-json.ts';
import { pathInTarget, plainTarget } from '../common/request-target.ts';
import { AuditError } from '../model/errors.ts';
import type { JsonValue } from '../model/json.ts';
import type { PipelineCall } from '../model/pipeline.ts';
import { endToEnd } from './end-to-end.ts';

/** A request as it came to the door. */
export interface DoorRequest {
  method: string;
  /** With the query, in the form of `plainTarget`. */
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** What the door sends back. */
export interface DoorAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Answers a request; what it throws is answered with 500. */
export type Answerer = (request: DoorRequest) => Promise<DoorAnswer>;

/** A server on loopback that keeps every call and its answer; the same answer is the same object. */
export interface ApiDoor {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** The calls so far, in the order in which they were answered. */
  calls(): PipelineCall[];
  close(): Promise<void>;
}

/** Opens a door before whatever answers. Only programs of this machine are answered; of others nothing is kept. Bodies of GET are read too: the API takes its filters from there. */
export async function openApiDoor(answer: Answerer): Promise<ApiDoor> {
  const calls: PipelineCall[] = [];
  const known = new KnownAnswers();
  const server = createServer((incoming, outgoing) => {
    serve(answer, { calls, known }, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new AuditError('SIMULATOR_START', 'cannot listen on 127.0.0.1', 'Free a port.', {}, cause));
    });
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => [...calls],
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(
  answer: Answerer,
  { calls, known }: { calls: PipelineCall[]; known: KnownAnswers },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!isLocalProgram(incoming)) {
    incoming.resume();
    outgoing.writeHead(403);
    return void outgoing.end();
  }
  const { method = 'GET' } = incoming;
  // A base URL is written with a slash at its end or without one: a call is answered and kept by the path that it means.
  const url = plainTarget(pathInTarget(incoming.url ?? '/'));
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  const request = { method, url, headers, body: await buffer(incoming) };
  const { status, headers: given, body } = await answer(request);
  const end = url.includes('?') ? url.indexOf('?') : url.length;
  calls.push({
    method,
    path: url.slice(0, end),
    query: url.slice(end),
    body: jsonIn(request.body),
    status,
    answer: known.jsonIn(body),
  });
  outgoing.writeHead(status, { ...endToEnd(given), 'Content-Length': body.length });
  outgoing.end(body);
}

/** Answers that came, each kept once: a loader may ask for one thing a thousand times. */
class KnownAnswers {
  readonly #bySum = new Map<string, JsonValue | null>();

  /** The JSON of a body, the same object for the same bytes; null for what is no JSON. */
  jsonIn(bytes: Buffer): JsonValue | null {
    const sum = createHash('sha256').update(bytes).digest('base64');
    const before = this.#bySum.get(sum);
    if (before !== undefined) return before;
    const json = jsonIn(bytes);
    this.#bySum.set(sum, json);
    return json;
  }
}

function jsonIn(bytes: Buffer): JsonValue | null {
  try {
    return parseJson(bytes.toString('utf8'));
  } catch {
    // What is not JSON makes no rows; the status says what came of the call.
    return null;
  }
}
