import { createMasker } from '../../masking/create-masker.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { claim, type Ledger } from '../ledger.ts';
import { labelOf } from '../log/run-log.ts';
import type { JudgedAgain } from './judge-again.ts';

const masker = createMasker();

/**
 * Each call of the bundle against the one that the case makes: method, path and body. A real account (`live`) has ids of its own, so
 * there the form counts; and a value that is masked may be masked by another key.
 */
export function compareRequests(
  { logged, calls, lacking, again }: JudgedAgain,
  live: boolean,
  ledger: Ledger,
): void {
  const label = labelOf(logged);
  const place = logged.artifact?.path ?? label;
  for (const { request, exchange } of calls) {
    const { method, path, body } = exchange.request;
    const wanted = { method: request.method, path: masker.maskRequestPath(request.path) };
    const [found, asked] = live ? [formOf(path), formOf(wanted.path)] : [path, wanted.path];
    ledger.same('contract', `method of a call of ${label}`, [place, method], ['the case', wanted.method]);
    ledger.same('contract', `path of a call of ${label}`, [place, found], ['the case', asked]);
    const sent = request.body ?? null;
    const masked = masker.maskJson(sent);
    ledger.expect(
      'contract',
      live ? sameForm(sent, body) : sameBody(sent, masked, body),
      `body of ${method} ${path} in ${label}`,
      claim(place, body),
      claim('the case', masked),
    );
  }
  const left = again.exchanges.length > calls.length;
  ledger.expect(
    'contract',
    !lacking && !left,
    `calls of ${label}`,
    claim(place, `${calls.length} calls`),
    claim('the case', lacking ? 'makes more' : 'so'),
  );
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
