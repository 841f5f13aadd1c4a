import { cutText } from '../common/plain-text.ts';
import type { Outcome } from '../model/case.ts';
import type { AuditError } from '../model/errors.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Answer } from './make-call.ts';

/** Longest code of an error that is told in full: those that exist are names of a few words. */
const LONGEST_CODE = 100;

/** True for a path of the Partners API. */
export function isPartnersPath(path: string): boolean {
  return path.startsWith('/api/partners/');
}

/** What has to come, in the words of the test matrix. */
export function expectedWords(outcome: Outcome, partners: boolean, write: boolean): string {
  switch (outcome) {
    case 'ok':
      return write ? '200 or 201' : '200';
    case 'denied':
      return partners ? '403, or an authorization error in a 200' : '401, or 403 WRONG_AUTHORIZATION';
    case 'missing':
      return '404 with a JSON error';
    case 'invalid':
      return '4xx with a JSON error';
  }
}

/** What came, in the words of the test matrix: status, and the code of an error envelope or the kind of a page. */
export function actualWords(answer: Answer | null, failure: AuditError | null): string {
  if (answer === null) return `no answer (${failure?.code ?? 'unknown'})`;
  const code = answer.json === undefined ? null : errorCodeOf(answer.json);
  if (code !== null) return `${answer.status} ${code}`;
  return isHtml(answer) ? `${answer.status} HTML page` : String(answer.status);
}

/** The code of a REST or Partners error envelope; null for any other body. */
export function errorCodeOf(body: JsonValue): string | null {
  if (!isErrorEnvelope(body) || !isJsonObject(body)) return null;
  const code = body['code'];
  return typeof code === 'string' ? cutText(code, LONGEST_CODE) : null;
}

/** True for `{error, status: int, ...}` (REST) and `{status: "error", ...}` (Partners). */
export function isErrorEnvelope(body: JsonValue): boolean {
  if (!isJsonObject(body)) return false;
  return body['status'] === 'error' || ('error' in body && typeof body['status'] === 'number');
}

/** True for an answer that says it is HTML, and is no JSON that is only called so. */
export function isHtml(answer: Pick<Answer, 'headers' | 'json'>): boolean {
  return (
    answer.json === undefined && (answer.headers['content-type'] ?? '').toLowerCase().startsWith('text/html')
  );
}
