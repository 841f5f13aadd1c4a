import { percentDecoded } from '../common/percent-decoded.ts';
import type { JsonValue } from '../model/json.ts';
import { kindOfFormName } from './form-values.ts';
import type { StringMasker } from './json-masker.ts';

const PARTS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?(#.*)?$/is;
const USER_INFO = /\/\/[^/?#]*@/;
const BARCODE_ROUTE = /^(?:barcode|scan)$/i;

/** What the masking of a path needs beside the masking of strings. */
export interface PathMasker extends StringMasker {
  json(value: JsonValue): JsonValue;
}

/**
 * A masked path with its query, with or without scheme and host. Ids stay. A segment after `/barcode/` or `/scan/` is a
 * barcode (QTickets REST docs, scanning). A parameter is masked by its name, or as JSON if it holds some (`where`).
 * A part that needs no mask keeps its encoding.
 */
export function maskPath(path: string, masker: PathMasker): string {
  const [, origin = '', route = '', query, fragment = ''] = PARTS.exec(path) ?? [];
  const whole = masker.text(route, { digits: false });
  const segments = whole.split('/');
  const masked = segments
    .map((segment, index) => maskSegment(segment, segments[index - 1] ?? '', masker))
    .join('/');
  const parameters =
    query === undefined
      ? ''
      : `?${query
          .split('&')
          .map((part) => maskParameter(part, masker))
          .join('&')}`;
  return (
    origin.replace(USER_INFO, '//{{masked}}@') + masked + parameters + masker.text(fragment, { digits: true })
  );
}

function maskSegment(segment: string, before: string, masker: PathMasker): string {
  if (segment === '') return segment;
  if (BARCODE_ROUTE.test(before) && !/^\{.*\}$/.test(segment)) {
    return changed(segment, (plain) => masker.field('barcode', plain));
  }
  return changed(segment, (plain) => masker.text(plain, { digits: true }));
}

function maskParameter(parameter: string, masker: PathMasker): string {
  const [name = '', ...rest] = parameter.split('=');
  if (rest.length === 0) return changed(name, (plain) => masker.text(plain, { digits: true }));
  const kind = kindOfFormName(name);
  const value = changed(rest.join('='), (plain) => {
    if (kind !== undefined) return masker.field(kind, plain);
    const json = jsonIn(plain);
    if (json !== undefined) return jsonText(plain, json, masker);
    return masker.text(plain, { digits: true });
  });
  return value === rest.join('=') ? parameter : `${name}=${value}`;
}

function jsonText(plain: string, json: JsonValue, masker: PathMasker): string {
  const before = JSON.stringify(json);
  const after = JSON.stringify(masker.json(json));
  return before === after ? plain : after;
}

function changed(encoded: string, mask: (plain: string) => string): string {
  const plain = percentDecoded(encoded);
  const masked = mask(plain);
  return masked === plain ? encoded : encodeURIComponent(masked);
}

function jsonIn(text: string): JsonValue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // A broken filter is read as free text.
    return undefined;
  }
}
