import { AuditError, type ErrorCode } from '../model/errors.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { MAX_HEADER_BYTES, MAX_RESPONSE_BYTES } from './limits.ts';
import { REFUSED_BY_PROXY } from './proxy.ts';
import { isTls, tlsFailure } from './tls-failure.ts';
import { BEYOND_END, OTHER_PROTOCOL } from './unread-answers.ts';

/** The failure of a request as a typed error. The message names neither host nor token. */
export function requestError(failure: unknown, request: OutgoingRequest): AuditError {
  if (failure instanceof AuditError) return failure;
  const { code, what, remedy } = failureWords(failure);
  return new AuditError(code, what, remedy, { at: `${request.method} ${request.path}` }, failure);
}

/** What a failure of a request is called, without host and token, and what to do about it. */
export function failureWords(failure: unknown): { code: ErrorCode; what: string; remedy: string } {
  const systems = failureCode(failure);
  const [code, what, remedy] = ANSWERS[isBeforeTls(failure) ? 'before-tls' : kindOf(systems, failure)] ?? [
    'REQUEST_FAILED' as const,
    `no whole answer came (${systems})`,
    'Check that the API is reachable from here, then run again.',
  ];
  return { code, what, remedy };
}

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
  certificate: [
    'REQUEST_FAILED',
    'the connection was refused by TLS',
    "If the certificate is of a company of your own, name the file of its authority in NODE_EXTRA_CA_CERTS. If not, check the address, and this machine's clock.",
  ],
  'no-tls': [
    'REQUEST_FAILED',
    'the connection was refused by TLS: what came is none of it',
    'Check that the port of the base URL speaks https.',
  ],
  'client-certificate': [
    'REQUEST_FAILED',
    'the connection was refused by TLS: the server demands a certificate of its client',
    'Client certificates are not supported: ask the owner of the API for an address that needs none.',
  ],
  handshake: [
    'REQUEST_FAILED',
    'the connection was refused by TLS: the two sides did not agree on it',
    'The server demands a certificate of its client, which is not supported, or has no version or cipher in common with Node.js: ask the owner of the API.',
  ],
  'before-tls': [
    'REQUEST_FAILED',
    'the connection was closed before TLS had begun (ECONNRESET)',
    'Check that the port of the base URL speaks https, and whether a firewall or a proxy lets this host through.',
  ],
  unresolved: [
    'REQUEST_FAILED',
    'the name of the host could not be resolved (ENOTFOUND)',
    'Check the host of the base URL, and the name service of this machine.',
  ],
  malformed: [
    'REQUEST_FAILED',
    'what came is no answer of HTTP/1.1',
    'Check scheme, host and port of the base URL, and ask the owner of the API, or of what stands before it.',
  ],
  folded: [
    'REQUEST_FAILED',
    'a folded header came: its value goes on in the next line, which HTTP/1.1 no longer allows',
    'Ask the owner of the API, or of what stands before it, to write each header in one line.',
  ],
  [BEYOND_END]: [
    'REQUEST_FAILED',
    'more bytes came than the answer has: its Content-Length is too short, or it has a body that its status rules out',
    'Ask the owner of the API, or of what stands before it, why.',
  ],
  [OTHER_PROTOCOL]: [
    'REQUEST_FAILED',
    'an answer of status 101 came: it changes the protocol, which was not asked for',
    'Check scheme, host and port of the base URL, and ask the owner of the API, or of what stands before it.',
  ],
  [REFUSED_BY_PROXY]: [
    'REQUEST_FAILED',
    'the proxy did not lead to the API',
    'Check HTTPS_PROXY, the name and the password in it, and whether the proxy lets this host through; NO_PROXY lists the hosts that need none, behind commas: a name with all below it, an address, or a network as 10.0.0.0/8.',
  ],
  ERR_BUFFER_TOO_LARGE: TOO_LARGE,
  unpacking: [
    'REQUEST_FAILED',
    'an answer came whose body is not packed as its Content-Encoding says',
    'Ask the owner of the API, or of what stands before it, why that header is sent.',
  ],
};

// Node.js has one code for every connection that the other side closes, and words of its own for this one (lib/_tls_wrap.js).
function isBeforeTls(failure: unknown): boolean {
  return failure instanceof Error && failure.message.includes('before secure TLS connection');
}

function kindOf(code: string, failure: unknown): string {
  if (ANSWERS[code] !== undefined) return code;
  if (code === 'ENOTFOUND') return 'unresolved';
  if (isUnpacking(code)) return 'unpacking';
  if (isMalformed(code)) return isFolded(failure) ? 'folded' : 'malformed';
  return isTls(code) ? tlsFailure(code, failure instanceof Error ? failure.message : '') : code;
}

/** True for the code of bytes that Node.js's parser refuses as HTTP; a connection that closes too early is another thing. */
function isMalformed(code: string): boolean {
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
}

// RFC 9112, 5.2. Node.js's parser has one code for every header that it refuses, and words of its own for this one (llhttp).
function isFolded(failure: unknown): boolean {
  return failure instanceof Error && failure.message.includes('whitespace after header value');
}

/** True for the code of a body that cannot be unpacked: gzip and deflate, brotli. */
function isUnpacking(code: string): boolean {
  return /^(?:Z_|ZSTD_|ERR__ERROR|ERR_BROTLI|ERR_ZSTD)/.test(code);
}

/**
 * True for a failure of the connection: the request may not have arrived, or its answer was lost, and the next try may
 * go better. An answer that is too large, that is no HTTP, or none that was asked for, or that cannot be unpacked, did come; and what TLS refuses, it
 * refuses again.
 */
export function isBrokenOff(failure: unknown): boolean {
  const code = failureCode(failure);
  return (
    !['ETOOLARGE', 'ERR_BUFFER_TOO_LARGE', BEYOND_END, OTHER_PROTOCOL, REFUSED_BY_PROXY].includes(code) &&
    !isMalformed(code) &&
    !isUnpacking(code) &&
    !isTls(code)
  );
}

/** True when an answer was waited for in vain, for as long as the limits say. */
export function isTimeout(failure: unknown): boolean {
  return failureCode(failure) === 'ECONNABORTED';
}

/** The code of a failed request: the system's, the library's or the audit's own; `unknown` when it has none. */
export function failureCode(failure: unknown): string {
  if (failure instanceof AuditError) return failure.code;
  const { code, message } = (failure ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  // supertest tells a refused connection in words of its own: `ECONNREFUSED: Connection refused`.
  return /^(E[A-Z]+): /.exec(String(message))?.[1] ?? 'unknown';
}
