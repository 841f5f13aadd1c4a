import { itemsAt, valueAt } from '../../common/items-path.ts';
import { unknownCoding } from '../../http/unpack.ts';
import type { Outcome } from '../../model/case.ts';
import type { AuditError } from '../../model/errors.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { SpecEntry } from '../../model/spec.ts';
import { shown } from '../check-context.ts';
import type { Answer } from '../make-call.ts';
import { errorCodeOf, expectedWords, isErrorEnvelope, isHtml } from '../outcome-words.ts';
import { NO_JSON, NO_UTF8, readJson } from '../read-json.ts';

/** What the checks before the schema need. */
export interface TransportFacts {
  entry: SpecEntry;
  outcome: Outcome;
  /** For `invalid`: an empty list counts too. */
  emptyCounts: boolean;
  partners: boolean;
  write: boolean;
  answer: Answer | null;
  failure: AuditError | null;
}

// RFC 9110, 15.4: of these a client is sent elsewhere; 300 lets it choose, 304 speaks of a copy.
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A message for what is wrong, or null. */
type Verdict = string | null;

/** The status is one of those that the outcome allows. An answer that never came fails here, with its error. */
export function checkStatus(facts: TransportFacts): Verdict {
  const { outcome, partners, write, answer, failure } = facts;
  if (answer === null) return failure?.message ?? 'no answer came';
  if (isAllowed(answer.status, facts)) return null;
  const code = answer.json === undefined ? null : errorCodeOf(answer.json);
  return `expected status ${expectedWords(outcome, partners, write)}, came ${answer.status}${code === null ? '' : ` ${code}`}${routeRemark(answer)}`;
}

/** The content type is JSON. An HTML page proves nothing about the resource. */
export function checkContentType({ answer }: TransportFacts): Verdict {
  const type = answer?.headers['content-type'] ?? '';
  // RFC 9110, 8.3: there is one. Of a field that stands twice, or holds two, each reader takes the one that it likes.
  const isOne = !type.replace(/"[^"]*"/g, '').includes(',');
  if (isOne && /^application\/json\s*(;|$)/i.test(type)) {
    const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
    return charset === undefined || /^utf-?8$/i.test(charset)
      ? null
      : `expected JSON in UTF-8, the only encoding that it has, came charset ${charset}`;
  }
  return `expected ${isOne ? '' : 'one '}content type application/json, came ${type === '' ? 'none' : type}${answer === null ? '' : routeRemark(answer)}`;
}

/** The body is valid UTF-8, and packed in no way that clients do not know: whoever does not know it reads nothing. */
export function checkEncoding({ answer }: Pick<TransportFacts, 'answer'>): Verdict {
  const header = answer?.headers['content-encoding'] ?? '';
  const coding = unknownCoding(header);
  if (coding !== null) return `the body is packed as ${shown(coding)}, which was not asked for`;
  if (answer?.text !== null) return null;
  // What was asked for is unpacked by then (RFC 9110, 8.4.1).
  return /^(?:gzip|deflate|br|identity)?$/i.test(header.trim())
    ? NO_UTF8
    : `${NO_UTF8}: it is packed as ${shown(header)}, which was not asked for`;
}

/** The body is JSON that every reader understands alike (`readJson`). */
export function checkJson({ answer }: Pick<TransportFacts, 'answer'>): Verdict {
  if (answer?.json !== undefined) return null;
  const problem = readJson(answer?.text ?? '').problem ?? NO_JSON;
  return `${problem} (${answer?.bytes.length ?? 0} bytes)`;
}

/**
 * The body is the envelope that the outcome needs. Partners errors come with HTTP 200 (observed), so a status alone
 * proves nothing there.
 */
export function checkEnvelope(facts: TransportFacts, body: JsonValue): Verdict {
  switch (facts.outcome) {
    case 'ok':
      return checkOkEnvelope(facts, body);
    case 'denied':
      return checkDeniedEnvelope(facts, body);
    case 'missing':
      return checkMissingEnvelope(body);
    case 'invalid':
      return checkInvalidEnvelope(facts, body);
  }
}

function isAllowed(status: number, { outcome, emptyCounts, partners, write }: TransportFacts): boolean {
  switch (outcome) {
    case 'ok':
      return status === 200 || (write && status === 201);
    case 'denied':
      return partners ? status === 403 || status === 200 : status === 401 || status === 403;
    case 'missing':
      return status === 404;
    case 'invalid':
      return (status >= 400 && status < 500) || ((partners || emptyCounts) && status === 200);
  }
}

function checkOkEnvelope({ partners, answer }: TransportFacts, body: JsonValue): Verdict {
  const came = cameAt(body, 'status');
  if (isErrorEnvelope(body))
    return `/status: expected ${partners ? '"success"' : 'none beside data'}, ${came}: an error stands inside the ${answer?.status}: code ${errorCodeOf(body) ?? 'missing'}`;
  if (!partners || (isJsonObject(body) && body['status'] === 'success')) return null;
  return `/status: expected "success", ${came}`;
}

function checkDeniedEnvelope({ partners, answer }: TransportFacts, body: JsonValue): Verdict {
  if (!isErrorEnvelope(body)) return `${noError(body, partners)}: the call was not refused`;
  const code = errorCodeOf(body) ?? '';
  const isBare = code === '' && (answer?.status === 401 || (partners && answer?.status === 403));
  return isBare || /AUTH|PERMISSION|FORBIDDEN|ACCESS|TOKEN|CREDENTIAL/.test(code)
    ? null
    : `/code: expected that of an authorization error, ${code === '' ? 'came none' : `came ${code}`}`;
}

function checkInvalidEnvelope({ emptyCounts, partners, answer }: TransportFacts, body: JsonValue): Verdict {
  if (isErrorEnvelope(body)) {
    const code = errorCodeOf(body);
    if (answer?.status === 200 && !(partners && code === 'VALIDATION_ERROR'))
      return `/status: expected an HTTP status of an error, came 200: an error stands inside the 200: code ${code}`;
    if (code === 'UNKNOWN_ERROR')
      return '/code: expected that of an error that says what was invalid, came UNKNOWN_ERROR';
    return null;
  }
  if (!emptyCounts) return noError(body, partners);
  const items = itemsAt(body, 'data[*]').length;
  const isList = Array.isArray(valueAt(body, 'data'));
  return isList && items === 0
    ? null
    : `/data: expected a JSON error envelope or an empty list, came ${items} items: the request was not refused`;
}

function checkMissingEnvelope(body: JsonValue): Verdict {
  if (!isErrorEnvelope(body) || !isJsonObject(body)) return noError(body, false);
  const info = body['info'];
  const resource = info !== undefined && isJsonObject(info) ? info['resource'] : undefined;
  if (typeof resource === 'string' && resource !== '') return null;
  return info !== undefined && isJsonObject(info)
    ? `/info/resource: expected the name of the resource, ${cameAt(info, 'resource')}`
    : `/info: expected the id and the resource that were asked for, ${cameAt(body, 'info')}`;
}

// Which part of the envelope is not there, or another.
function noError(body: JsonValue, partners: boolean): string {
  if (!isJsonObject(body)) return `expected a JSON error envelope, came ${kindIn(body)}`;
  if (partners) return `/status: expected "error" of a JSON error envelope, ${cameAt(body, 'status')}`;
  const isMissing = !('error' in body);
  return `/${isMissing ? 'error' : 'status'}: expected ${isMissing ? 'words' : 'the HTTP status'} of a JSON error envelope, ${isMissing ? 'came nothing' : cameAt(body, 'status')}`;
}

// Of an envelope's own words alone: other values are for the checks that see them masked.
function cameAt(body: JsonValue, key: string): string {
  const value = valueAt(body, key);
  if (value === undefined) return 'came nothing';
  const isWord = key === 'status' && (typeof value !== 'object' || value === null);
  return `came ${isWord ? shown(value) : kindIn(value)}`;
}

function kindIn(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/**
 * What a status and a page show of where an answer comes from, behind a colon; '' where they show nothing. A page with 404 is the answer
 * to an unknown route; with any other status it comes from what stands before the API.
 */
export function routeRemark(answer: Pick<Answer, 'status' | 'headers' | 'json'>): string {
  if (REDIRECTS.has(answer.status)) return ': a redirect, which is not followed';
  if (answer.status === 304) return ': nothing new since a copy, and the call named none';
  if (!isHtml(answer)) return '';
  return answer.status === 404
    ? ': an HTML page, so the route does not exist and nothing was proved about the resource'
    : ': an HTML page, not an answer of the API';
}
