import { SEARCH_NAME } from '../../contract/make-call.ts';
import { createMasker } from '../../masking/create-masker.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { recordingFile } from '../../targets/recording.ts';
import { canonicalText } from '../bytes/json-text.ts';
import type { Comparisons } from '../ledger.ts';
import { labelOf } from '../log/run-log.ts';
import type { JudgedAgain } from './judge-again.ts';

const masker = createMasker();

/**
 * Each call of the bundle against the one that the case makes: method, path and body. A real account (`live`) has ids of its own, so
 * there the form counts; and a value that is masked may be masked by another key.
 */
export function compareRequests(
  { logged, planned, calls, lacking, unused, again }: JudgedAgain,
  live: boolean,
  ledger: Comparisons,
): void {
  const label = labelOf(logged);
  const place = logged.artifact?.path ?? label;
  for (const [index, { request, headers, exchange }] of calls.entries()) {
    const same = (what: string, found: unknown, wanted: unknown) =>
      ledger.same(`${what} of a call of ${label}`, [place, found], ['the case', wanted]);
    const made = again.exchanges[index];
    same('role', [exchange.role, exchange.name], [made?.role, made?.name]);
    same('headers', canonicalText(exchange.request.headers), canonicalText(headers));
    const { answeredBy, role } = exchange;
    if (answeredBy?.by === 'recording' && role !== 'prerequisite')
      same('recording', answeredBy.file, recordingFile(planned.recordedAs, logged.scenario));
    const { method, path, body } = exchange.request;
    const wanted = { method: request.method, path: masker.maskRequestPath(request.path) };
    const [found, asked] = live ? [formOf(path), formOf(wanted.path)] : [path, wanted.path];
    same('method', method, wanted.method);
    same('path', found, asked);
    const sent = request.body ?? null;
    const masked = masker.maskJson(sent);
    ledger.expect(
      live ? sameForm(sent, body) : sameBody(sent, masked, body),
      `body of ${method} ${path} in ${label}`,
      [place, body],
      ['the case', masked],
    );
  }
  const failed = logged.checks.some(({ result }) => result === 'fail');
  const left = failed ? 0 : unused;
  ledger.expect(
    !lacking && left === 0,
    `calls of ${label}`,
    [place, `${calls.length + left} calls`],
    ['the case', lacking ? 'makes more' : `makes ${calls.length}`],
  );
  compareSearches(logged.exchanges, label, ledger);
}

// Whether a call may be sent again is asked after a try that failed, and belongs to that call.
function compareSearches(
  exchanges: JudgedAgain['logged']['exchanges'],
  label: string,
  ledger: Comparisons,
): void {
  for (const [index, { name, line }] of exchanges.entries()) {
    if (name !== SEARCH_NAME) continue;
    const of = exchanges.slice(0, index).findLast((other) => other.name !== SEARCH_NAME);
    const [first] = of?.attempts ?? [];
    ledger.expect(
      first !== undefined && (first.status === null || first.status >= 500 || (of?.attempts.length ?? 0) > 1),
      `search before another try of a call of ${label}`,
      [`line ${line}`, name],
      ['its call', first?.status ?? 'no call'],
    );
  }
}

function formOf(path: string): string {
  return path.replace(/\/[^/?]*\d[^/?]*/g, '/#');
}

/** Equal, or masked where the masker masks: by which key, the bundle does not tell. `masked` is `wanted` as it masks it. */
function sameBody(wanted: JsonValue, masked: JsonValue, found: JsonValue): boolean {
  if (!isJsonObject(wanted) && !Array.isArray(wanted))
    return masked === found || (masked !== wanted && typeof found === typeof wanted && found !== '');
  return sameMembers(wanted, found, (name, value, other) => sameBody(value, memberOf(masked, name), other));
}

function sameForm(wanted: JsonValue, found: JsonValue): boolean {
  if (!isJsonObject(wanted) && !Array.isArray(wanted)) return (wanted === null) === (found === null);
  return sameMembers(wanted, found, (_, value, other) => sameForm(value, other));
}

function sameMembers(
  wanted: JsonValue,
  found: JsonValue,
  same: (name: string, wanted: JsonValue, found: JsonValue) => boolean,
): boolean {
  if (!isHolder(wanted) || !isHolder(found) || Array.isArray(wanted) !== Array.isArray(found)) return false;
  const names = Object.keys(wanted);
  return (
    Object.keys(found).length === names.length &&
    names.every(
      (name) => Object.hasOwn(found, name) && same(name, memberOf(wanted, name), memberOf(found, name)),
    )
  );
}

function isHolder(value: JsonValue): value is JsonObject | JsonValue[] {
  return isJsonObject(value) || Array.isArray(value);
}

function memberOf(value: JsonValue, name: string): JsonValue {
  if (Array.isArray(value)) return value[Number(name)] ?? null;
  return isJsonObject(value) ? (value[name] ?? null) : null;
}
