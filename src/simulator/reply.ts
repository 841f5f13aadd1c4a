import { HttpResponse } from 'msw';
import type { JsonValue } from '../model/json.ts';
import { NOT_FOUND_PAGE } from './not-found-page.ts';
import { phpJsonBytes } from './php-json.ts';

/** An answer before it becomes HTTP: JSON, or the HTML page of an unknown route. */
export type Reply = { kind: 'json'; status: number; body: JsonValue } | { kind: 'notFoundPage' };

/** HTTP 200 with a JSON body. */
export function ok(body: JsonValue): Reply {
  return { kind: 'json', status: 200, body };
}

/** HTTP 200 with `{data}`: a single resource (QTickets REST). */
export function data(value: JsonValue): Reply {
  return ok({ data: value });
}

/** A REST error: the envelope repeats the HTTP status; `info` is `[]` when empty, as PHP writes an empty map. */
export function restError(status: number, code: string, error: string, info: JsonValue = []): Reply {
  return { kind: 'json', status, body: { error, status, code, info } };
}

/** 404 of a known resource with an unknown id (QTickets REST, observed). Text that is no number becomes id 0. */
export function resourceNotFound(resource: string, idText: string | number): Reply {
  const id = Number.parseInt(String(idText), 10);
  const info = { id: Number.isNaN(id) ? 0 : id, resource };
  return restError(404, 'RESOURCE_NOT_FOUND', `Resource "${resource}" not found`, info);
}

/** 422 with a message for every field that is wrong. */
export function validationError(fields: Record<string, string>): Reply {
  return restError(422, 'VALIDATION_ERROR', 'Validation error', fields);
}

/** 503 of a known path with a method it does not take, and of a failure inside (QTickets REST, observed). */
export function unknownError(): Reply {
  return restError(503, 'UNKNOWN_ERROR', 'Unknown error');
}

/** A Partners error: HTTP 200 unless told, since the only one ever seen came with 200. */
export function partnerError(code: string, message: string, status = 200): Reply {
  return { kind: 'json', status, body: { status: 'error', code, message } };
}

/** The reply as a Fetch Response with the header names production sends; `Date` comes from the simulator's clock. */
export function responseOf(reply: Reply, now: Date): Response {
  const headers: Record<string, string> = {
    Server: 'nginx/1.14.1',
    Date: now.toUTCString(),
    'Cache-Control': 'no-cache, private',
    'Strict-Transport-Security': 'max-age=31536000',
  };
  if (reply.kind === 'notFoundPage') {
    Object.assign(headers, { 'Content-Type': 'text/html; charset=UTF-8', Vary: 'Accept-Encoding' });
    return new HttpResponse(NOT_FOUND_PAGE, { status: 404, headers });
  }
  headers['Content-Type'] = 'application/json';
  if (reply.status !== 503) Object.assign(headers, { Vary: 'Accept-Encoding', 'X-Cache-Status': 'MISS' });
  return new HttpResponse(phpJsonBytes(reply.body), { status: reply.status, headers });
}
