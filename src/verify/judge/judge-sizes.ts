import type { Exchange } from '../../model/evidence.ts';
import type { JsonValue } from '../../model/json.ts';
import type { Comparisons } from '../ledger.ts';

/** Escapes, indentation and masks make a text longer or shorter, and not by more than so many times. */
const MOST = 20;
const SLACK = 1000;

/**
 * The size of each answer against the answer itself. It was counted before anything was masked, so that only its order is known: at
 * least the signs between the values, at most what escapes and indentation may add. Under a fixed clock none is kept.
 */
export function judgeSizes(
  exchanges: readonly Exchange[],
  place: string,
  label: string,
  fixed: boolean,
  ledger: Comparisons,
): void {
  for (const { response, request } of exchanges) {
    if (response === null) continue;
    const { bytes, json, body } = response;
    const [least, most] = json ? sizesOf(body) : [0, Number.POSITIVE_INFINITY];
    const sound = fixed ? bytes === null : bytes !== null && bytes >= least && bytes <= most;
    ledger.expect(
      sound,
      `size of the answer to ${request.method} ${request.path} in ${label}`,
      [place, bytes],
      ['its body', fixed ? 'none under a fixed clock' : `${least} to ${most}`],
    );
  }
}

const known = new WeakMap<object, [least: number, most: number]>();

/** Between which sizes an answer of this body may be: of one that several bundles share it is counted once. */
function sizesOf(body: JsonValue): [least: number, most: number] {
  const kept = typeof body === 'object' && body !== null ? known.get(body) : undefined;
  if (kept !== undefined) return kept;
  const sizes: [number, number] = [bareLength(body), MOST * JSON.stringify(body).length + SLACK];
  if (typeof body === 'object' && body !== null) known.set(body, sizes);
  return sizes;
}

/** Signs of a JSON value without what stands in its texts and numbers, and half of what stands in its keys. */
function bareLength(value: JsonValue): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, item) => sum + bareLength(item) + 1, value.length === 0 ? 2 : 1);
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    return members.reduce(
      (sum, [key, item]) => sum + (key.length >> 1) + 4 + bareLength(item),
      members.length === 0 ? 2 : 1,
    );
  }
  return typeof value === 'string' ? 2 : 1;
}
