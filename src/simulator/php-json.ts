import type { JsonValue } from '../model/json.ts';

/** A text that JSON writes as it is, between quotes. */
const PLAIN = /^[ !#-.0-[\]-~]*$/;

/** Bytes of frozen rows. Only the data set freezes, and to the bottom, so such bytes never grow old. */
const bytesOfFrozen = new WeakMap<object, Buffer>();

/**
 * JSON text as PHP's json_encode writes it by default: compact, `/` escaped, all but ASCII as `\uXXXX`
 * (observed in QTickets REST bodies). Like json_encode it refuses what is no JSON: a RangeError for NaN and Infinity.
 */
export function phpJson(value: JsonValue): string {
  if (typeof value === 'string' && PLAIN.test(value)) return `"${value}"`;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} is no number of JSON`);
  if (typeof value !== 'string' && typeof value !== 'object') return String(value);
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The bytes of `phpJson(value)`. Rows as the data set made them are written once per process. */
export function phpJsonBytes(value: JsonValue): Uint8Array<ArrayBuffer> {
  const written: Buffer[] = [];
  let pending = '';
  const add = (part: JsonValue): void => {
    if (typeof part !== 'object' || part === null) {
      pending += phpJson(part);
    } else if (Object.isFrozen(part)) {
      written.push(Buffer.from(pending, 'latin1'), frozenBytes(part));
      pending = '';
    } else if (Array.isArray(part)) {
      addAll('[', part, ']', add);
    } else {
      addAll('{', Object.entries(part), '}', ([key, member]) => {
        pending += `${phpJson(key)}:`;
        add(member);
      });
    }
  };
  const addAll = <Item>(open: string, items: Item[], close: string, addOne: (item: Item) => void): void => {
    pending += open;
    items.forEach((item, index) => {
      if (index > 0) pending += ',';
      addOne(item);
    });
    pending += close;
  };
  add(value);
  return Buffer.concat([...written, Buffer.from(pending, 'latin1')]);
}

function frozenBytes(value: JsonValue & object): Buffer {
  const known = bytesOfFrozen.get(value);
  if (known !== undefined) return known;
  const bytes = Buffer.from(phpJson(value), 'latin1');
  bytesOfFrozen.set(value, bytes);
  return bytes;
}
