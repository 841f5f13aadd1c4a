import type { Agent, ClientRequest } from 'node:http';
import supertest from 'supertest';
import type { Clock } from '../common/clock.ts';
import { AuditError, type ErrorCode } from '../model/errors.ts';
import type { Attempt } from '../model/evidence.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { isLoopback } from './loopback.ts';
import type { SendPolicy } from './policy.ts';
import { failWhereRefused, REFUSED_BY_PROXY } from './proxy.ts';
import { unpacked } from './unpack.ts';

/** Largest headers of an answer that are read, in bytes: Node.js alone stops at 16 KiB. */
export const MAX_HEADER_BYTES = 128 * 1024;
/** Largest answer that is read, in bytes. */
export const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

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

/** The failure of a request as a typed error. The message names neither host nor token. */
export function requestError(failure: unknown, request: OutgoingRequest): AuditError {
  if (failure instanceof AuditError) return failure;
  const at = `${request.method} ${request.path}`;
  const code = failureCode(failure);
  const [errorCode, what, remedy] = ANSWERS[kindOf(code)] ?? [
    'REQUEST_FAILED' as const,
    `no whole answer came (${code})`,
    'Check that the API is reachable from here, then run again.',
  ];
  return new AuditError(errorCode, what, remedy, { at }, failure);
}

/** What to do about a connection that TLS refused. */
export const TLS_REMEDY =
  "If the certificate is of a company of your own, name the file of its authority in NODE_EXTRA_CA_CERTS. If not, check the address, and this machine's clock.";

const TOO_LARGE: readonly [ErrorCode, string, string] = [
  'RESPONSE_TOO_LARGE',
  `the answer is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MiB`,
  'Ask for a smaller page.',
];

const ANSWERS: Readonly<Partial<Record<string, readonly [ErrorCode, string, string]>>> = {
  ECONNABORTED: [
    'REQUEST_TIMEOUT',
    'no whole answer came in time',
    'Check the load of the API, then run again.',
  ],
  ETOOLARGE: TOO_LARGE,
  HPE_HEADER_OVERFLOW: [
    'REQUEST_FAILED',
    `the headers of the answer are larger than ${MAX_HEADER_BYTES / 1024} KiB`,
    'Ask the owner of the API, or of what stands before it, why; a cookie that grows is the usual reason.',
  ],
  tls: ['REQUEST_FAILED', 'the connection was refused by TLS', TLS_REMEDY],
  malformed: [
    'REQUEST_FAILED',
    'what came is no answer of HTTP/1.1',
    'Check scheme, host and port of the base URL, and ask the owner of the API, or of what stands before it.',
  ],
  [REFUSED_BY_PROXY]: [
    'REQUEST_FAILED',
    'the proxy did not lead to the API',
    'Check HTTPS_PROXY, the name and the password in it, and whether the proxy lets this host through; NO_PROXY lists the hosts that need none.',
  ],
  ERR_BUFFER_TOO_LARGE: TOO_LARGE,
  unpacking: [
    'REQUEST_FAILED',
    'an answer came whose body is not packed as its Content-Encoding says',
    'Ask the owner of the API, or of what stands before it, why that header is sent.',
  ],
};

function kindOf(code: string): string {
  if (ANSWERS[code] !== undefined) return code;
  if (isUnpacking(code)) return 'unpacking';
  if (isMalformed(code)) return 'malformed';
  return isTls(code) ? 'tls' : code;
}

/**
 * True for the code of a connection that TLS refused: the certificate, its chain or its name, or the two sides have no
 * version in common (Node.js, TLS: X509 certificate error codes, UNSPECIFIED for a key or a sum that is too weak among them;
 * OpenSSL's own begin with ERR_SSL_ or ERR_TLS_). Another try gives the same.
 */
export function isTls(code: string): boolean {
  return /^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_|EPROTO|UNSPECIFIED$)/.test(
    code,
  );
}

/** True for the code of bytes that Node.js's parser refuses as HTTP; a connection that closes too early is another thing. */
function isMalformed(code: string): boolean {
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
}

/** True for the code of a body that cannot be unpacked: gzip and deflate, brotli. */
function isUnpacking(code: string): boolean {
  return /^(?:Z_|ZSTD_|ERR__ERROR|ERR_BROTLI|ERR_ZSTD)/.test(code);
}

/**
 * True for a failure of the connection: the request may not have arrived, or its answer was lost, and the next try may
 * go better. An answer that is too large, that is no HTTP, or that cannot be unpacked, did come; and what TLS refuses, it
 * refuses again.
 */
export function isBrokenOff(failure: unknown): boolean {
  const code = failureCode(failure);
  return (
    !['ETOOLARGE', 'ERR_BUFFER_TOO_LARGE', REFUSED_BY_PROXY].includes(code) &&
    !isMalformed(code) &&
    !isUnpacking(code) &&
    !isTls(code)
  );
}

/** True when an answer was waited for in vain, for as long as the limits say. */
export function isTimeout(failure: unknown): boolean {
  return failureCode(failure) === 'ECONNABORTED';
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
  // superagent passes no limit on; the parser takes it from the request once the socket is there.
  (outgoing as ClientRequest & { maxHeaderSize?: number }).maxHeaderSize = MAX_HEADER_BYTES;
  const response = await call;
  const headers = textHeaders(response.headers);
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

/** The code of a failed request: the system's, the library's or the audit's own; `unknown` when it has none. */
export function failureCode(failure: unknown): string {
  if (failure instanceof AuditError) return failure.code;
  const { code, message } = (failure ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  // supertest tells a refused connection in words of its own: `ECONNREFUSED: Connection refused`.
  return /^(E[A-Z]+): /.exec(String(message))?.[1] ?? 'unknown';
}
