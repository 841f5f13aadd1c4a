import type { IncomingMessage, ServerResponse } from 'node:http';
import { getResponse, type HttpHandler, matchRequestUrl } from 'msw';
import type { Simulator } from './create-simulator.ts';
import { responseOf, restError, unknownError } from './reply.ts';
import { keepBody } from './request-body.ts';

/** An exception of a handler: the call that met it, by method and path alone. */
export interface HandlerFailure {
  method: string;
  path: string;
  error: unknown;
}

const MAX_BODY_BYTES = 1_048_576;

/**
 * The simulator's response to a call: its own, the HTML 404 page for a path of neither API, 413 for a body above
 * 1 MiB, and 503 UNKNOWN_ERROR when a handler throws, which `onFailure` is told of.
 */
export async function answer(
  simulator: Simulator,
  incoming: IncomingMessage,
  onFailure: (failure: HandlerFailure) => void,
): Promise<Response> {
  const now = simulator.clock.now();
  const text = await bodyText(incoming);
  if (text === null) return responseOf(restError(413, 'VALIDATION_ERROR', 'The body is too large'), now);
  if (text !== '' && isPacked(incoming.headers['content-encoding'] ?? '')) return unsupportedCoding();
  try {
    const allowed = methodsAt(incoming, simulator.handlers);
    if (incoming.method === 'OPTIONS' && allowed.length > 0) return withAllow(204, allowed);
    if (UNTOLD.includes(incoming.method ?? '')) return withAllow(405, allowed);
    const request = requestOf(incoming, text);
    const response = await getResponse(handlersFor(request, simulator.handlers), request);
    return response ?? responseOf({ kind: 'notFoundPage' }, now);
  } catch (error) {
    onFailure({ method: incoming.method ?? '', path: (incoming.url ?? '').split('?')[0] ?? '', error });
    return responseOf(unknownError(), now);
  }
}

/** 403 for a caller that is no program of this machine. Not one of production's answers: nobody there asks so. */
export function foreignCaller(): Response {
  return Response.json({ error: 'only programs of this machine are answered' }, { status: 403 });
}

/** Methods that no Request can hold: they would be told as a defect of the simulator. */
const UNTOLD = ['TRACE', 'TRACK', 'CONNECT'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

// RFC 9110, 9.3.7 and 15.5.6: which methods a path has, or for `*` the server. HEAD is GET without a body.
function methodsAt({ method: asked = '', url = '/' }: IncomingMessage, handlers: readonly HttpHandler[]) {
  if (asked !== 'OPTIONS' && !UNTOLD.includes(asked)) return [];
  const found = METHODS.filter(
    (method) => url === '*' || hasRoute(new Request(`http://127.0.0.1${url}`, { method }), handlers),
  );
  if (found.length === 0) return [];
  return [...(found.includes('GET') ? ['HEAD'] : []), ...found, 'OPTIONS'];
}

// A route has one method: other handlers answer whatever no route takes.
function hasRoute(request: Request, handlers: readonly HttpHandler[]): boolean {
  return handlersFor(request, handlers).some(({ info: { method, path } }) => {
    if (typeof method !== 'string') return false;
    return typeof path === 'function' || matchRequestUrl(new URL(request.url), path).matches;
  });
}

// RFC 9110, 8.4.1: names of codings are the same in any case.
function isPacked(header: string): boolean {
  return header.split(',').some((coding) => !['', 'identity'].includes(coding.trim().toLowerCase()));
}

function withAllow(status: number, allowed: readonly string[]): Response {
  return new Response(null, { status, headers: { Allow: allowed.join(', ') } });
}

// RFC 9110, 15.5.16. Nobody has seen what production makes of a packed request.
function unsupportedCoding(): Response {
  return Response.json(
    { error: 'the body is packed', status: 415, code: 'VALIDATION_ERROR', info: [] },
    { status: 415, headers: { 'Accept-Encoding': 'identity' } },
  );
}

/** Writes a response, chunked: production never sends Content-Length. */
export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  writeHead(response, outgoing);
  for await (const chunk of response.body ?? []) outgoing.write(chunk);
  outgoing.end();
}

/** Begins an answer with the status and headers of a response, in production's spelling. */
export function writeHead(response: Response, outgoing: ServerResponse): void {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    if (name !== 'content-length') headers[spelled(name)] = value;
  });
  outgoing.writeHead(response.status, headers);
}

/** Prints a failure with its kind and the place in the code, not its message, which may quote what a call sent. */
export function reportFailure({ method, path, error }: HandlerFailure): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const frame =
    error instanceof Error ? (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line)) : '';
  process.stderr.write(`simulator: ${method} ${path} answered 503: ${kind} ${(frame ?? '').trim()}\n`);
}

// Those that may answer. msw reads the address and the cookies anew for each handler that it is given, up to the one that
// fits; our own predicates look at the path alone.
function handlersFor(request: Request, handlers: readonly HttpHandler[]): HttpHandler[] {
  return handlers.filter(({ info: { method, path } }) => {
    if (method instanceof RegExp ? !method.test(request.method) : method !== request.method) return false;
    if (typeof path !== 'function') return true;
    const fit = path({ request, cookies: {} });
    return typeof fit !== 'object' || !('matches' in fit) || fit.matches;
  });
}

/** A GET or HEAD Request cannot hold a body: it is kept beside. The address is taken as it came, `//` and all. */
function requestOf(incoming: IncomingMessage, text: string): Request {
  // HEAD is answered as GET is (RFC 9110, 9.3.2); Node.js leaves the body out.
  const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
  const bodyless = method === 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const request = new Request(`http://127.0.0.1${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(bodyless || text === '' ? {} : { body: text }),
  });
  if (bodyless) keepBody(request, text);
  return request;
}

/** The body as UTF-8 text; null above the limit, and then the rest is read and thrown away. */
async function bodyText(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function spelled(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
