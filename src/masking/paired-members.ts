import { type FieldKind, kindOfKey } from './field-keys.ts';
import { type Part, replaceParts } from './replace-parts.ts';

/** Strings of PHP's serialize(), one behind the other: the first may be a key. */
const SERIALIZED = /s:[0-9]{1,4}:"(?<key>[A-Za-z_-]{2,40})";s:[0-9]{1,6}:"(?<value>[^"]{1,400})(?=";)/g;
/** `('client_name', 'Анна')`, as Python shows pairs. */
const PAIRED =
  /\(\s{0,3}(['"])(?<key>[A-Za-z_-]{2,40})\1,\s{0,3}(['"])(?<value>(?:(?!\3)[^\\\r\n]){1,200})(?=\3\s{0,3}\))/g;

/** A text without it holds none. */
export const MAY_HOLD_PAIRS = /";s:|\(\s{0,3}['"][A-Za-z_-]{2,40}['"],/;

/** Members that stand behind their key as strings do: in PHP's serialize(), in pairs of Python. Not where fields are listed, or a sentence stands. */
export function pairedMembers(text: string): (Part & { key: string })[] {
  return [...text.matchAll(SERIALIZED), ...text.matchAll(PAIRED)]
    .flatMap(({ 0: whole, index, groups }) => {
      const { key = '', value = '' } = groups ?? {};
      const end = index + whole.length;
      return /\s.*\s.*\s/.test(value) || kindOfKey(value) !== undefined
        ? []
        : [{ key, start: end - value.length, end }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Masks such members by their keys. */
export function maskPairedMembers(text: string, mask: (kind: FieldKind, value: string) => string): string {
  if (!MAY_HOLD_PAIRS.test(text)) return text;
  return replaceParts(text, pairedMembers(text), ({ key }, value) => {
    const kind = kindOfKey(key);
    return kind === undefined ? value : mask(kind, value);
  });
}
