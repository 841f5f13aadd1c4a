import type { Agent, ClientRequest, IncomingHttpHeaders } from 'node:http';
import supertest from 'supertest';
import type { Clock } from '../common/clock.ts';
import { AuditError } from '../model/errors.ts';
import type { Attempt } from '../model/evidence.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { failureCode } from './failure.ts';
import { MAX_HEADER_BYTES, MAX_RESPONSE_BYTES } from './limits.ts';
import { isLoopback } from './loopback.ts';
import type { SendPolicy } from './policy.ts';
import { failWhereRefused } from './proxy.ts';
import { unpacked } from './unpack.ts';
import { failWhereUpgraded, tellBeyondEnd } from './unread-answers.ts';

/** An answer as received, decoded only from its transfer and content encoding. */
export interface IncomingResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  bytes: Buffer;
}

/** How one try is made: its longest waits, in milliseconds, and what leads to an origin where that is not reached directly. */
export type TryOptions = Pick<SendPolicy, 'connectMs' | 'firstByteMs' | 'totalMs'> & {
  agentOf?: ((origin: string) => Agent | undefined) | undefined;
};

export interface SendResult {
  /** Null when no whole answer came. */
  response: IncomingResponse | null;
  /** Why no answer came; null when one did. */
  failure: unknown;
  attempts: Attempt[];
  /** Calls that were made to learn whether this one may be sent again, in order; absent when there was none. */
  searches?: { request: OutgoingRequest; result: SendResult }[];
}

/**
 * Sends one request and reads the whole answer, whatever its status; redirects are not followed. The body is sent as
 * JSON on every method: QTickets reads the filters of its lists from the body of a GET, which `fetch` cannot send.
 * Never throws for what the network does: the failure is part of the result.
 */
export async function send(
  origin: string,
  request: OutgoingRequest,
  clock: Clock,
  options: TryOptions,
): Promise<SendResult> {
  const startedAt = clock.now();
  const attempt = { startedAt: startedAt.toISOString(), waitMs: 0, reason: null };
  try {
    const response = await exchange(origin, request, options);
    const attempts = [
      { ...attempt, durationMs: clock.since(startedAt), status: response.status, error: null },
    ];
    return { response, failure: null, attempts };
  } catch (failure) {
    const attempts = [
      { ...attempt, durationMs: clock.since(startedAt), status: null, error: failureCode(failure) },
    ];
    return { response: null, failure, attempts };
  }
}

async function exchange(
  origin: string,
  request: OutgoingRequest,
  options: TryOptions,
): Promise<IncomingResponse> {
  const agent = supertest(origin);
  let call = methodOf(agent, request)
    .set(request.headers)
    .redirects(0)
    .ok(() => true)
    .timeout({ response: options.firstByteMs, deadline: options.totalMs })
    .maxResponseSize(MAX_RESPONSE_BYTES)
    .buffer(true)
    .parse(collectBytes);
  const leading = options.agentOf?.(origin);
  if (leading !== undefined) call = call.agent(leading);
  if (request.body !== undefined) call = call.send(JSON.stringify(request.body));
  const outgoing = (call as unknown as { request(): ClientRequest }).request();
  requireUnaltered(outgoing, origin, request);
  limitConnecting(outgoing, options.connectMs);
  failOnce(outgoing);
  failWhereRefused(outgoing);
  failWhereUpgraded(outgoing);
  tellBeyondEnd(outgoing);
  const given = headersOnceAnswered(outgoing);
  // superagent passes no limit on; the parser takes it from the request once the socket is there.
  (outgoing as ClientRequest & { maxHeaderSize?: number }).maxHeaderSize = MAX_HEADER_BYTES;
  const response = await call;
  const headers = textHeaders(given());
  const bytes = unpacked(response.body as Buffer, headers['content-encoding'] ?? '', MAX_RESPONSE_BYTES);
  return { status: response.status, headers, bytes };
}

function methodOf(agent: ReturnType<typeof supertest>, { method, path }: OutgoingRequest): supertest.Test {
  switch (method) {
    case 'GET':
      return agent.get(path);
    case 'POST':
      return agent.post(path);
    case 'PUT':
      return agent.put(path);
    case 'PATCH':
      return agent.patch(path);
    case 'DELETE':
      return agent.delete(path);
    default:
      throw new RangeError(`no such HTTP method: ${method}`);
  }
}

// What goes out is what was judged, byte for byte: superagent reads the address anew, and may write it otherwise.
function requireUnaltered(outgoing: ClientRequest, origin: string, { method, path }: OutgoingRequest): void {
  if (isLoopback(origin) || (outgoing.method === method && outgoing.path === path)) return;
  outgoing.destroy();
  throw new AuditError(
    'WRITE_REFUSED',
    'the request would go out under another path than the one that was judged',
    'Write the path without encoded characters, dots or empty segments.',
    { at: `${method} ${path}` },
  );
}

// superagent has no limit of its own for the time until a connection stands.
function limitConnecting(outgoing: ClientRequest, connectMs: number): void {
  outgoing.on('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(() => {
      outgoing.destroy(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' }));
    }, connectMs);
    for (const event of ['connect', 'close'] as const) socket.once(event, () => clearTimeout(timer));
  });
}

// A reset in the middle of a body is an error of the request, and then one of the answer. superagent takes the second for
// a defect of its own and says so on standard error.
function failOnce(outgoing: ClientRequest): void {
  outgoing.once('response', (incoming) => {
    outgoing.once('error', () => {
      incoming.removeAllListeners('error');
      incoming.on('error', () => {});
    });
  });
}

// superagent unpacks by itself what one coding packed, and takes a body that was cut for a whole one: it is not shown the header.
function headersOnceAnswered(outgoing: ClientRequest): () => IncomingHttpHeaders {
  let headers: IncomingHttpHeaders = {};
  outgoing.prependOnceListener('response', (incoming) => {
    headers = { ...incoming.headers, ...toldTwice(incoming.headersDistinct) };
    delete incoming.headers['content-encoding'];
  });
  return () => headers;
}

// Of these Node.js keeps the first, and gives the values of others behind commas: what decides something is shown whole.
const FIRST_KEPT = ['content-type', 'retry-after'];

function toldTwice(distinct: NodeJS.Dict<string[]>): IncomingHttpHeaders {
  const told = FIRST_KEPT.map((name) => [name, [...new Set(distinct[name])]] as const);
  return Object.fromEntries(
    told.filter(([, values]) => values.length > 1).map(([name, values]) => [name, values.join(', ')]),
  );
}

type ParserCallback = (error: Error | null, body: Buffer) => void;

// Bytes, not superagent's own parsing: the contract must see invalid UTF-8 and broken JSON as they came.
function collectBytes(response: NodeJS.EventEmitter, callback: ParserCallback): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer | string) => chunks.push(Buffer.from(chunk)));
  response.on('end', () => callback(null, Buffer.concat(chunks)));
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
