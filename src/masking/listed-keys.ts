import { lazy } from '../common/lazy-pattern.ts';
import { OF_A_SECRET_KEY } from './field-keys.ts';
import { isReadElsewhere } from './no-secret.ts';
import type { Part } from './replace-parts.ts';

/** What several secrets are called that stand in a list below it. */
const NAMES = String.raw`(?<![\p{L}\p{N}])[\w.-]{0,40}?(?:tokens|secrets|passw(?:or)?ds|passes|pins|(?:${OF_A_SECRET_KEY})[_-]?keys)`;
const QUOTED = String.raw`(?:"[^"\r\n]{1,400}"|'[^'\r\n]{1,400}')`;
/** `api_keys = ["...", "..."]`, and the items of YAML. */
const LISTS = lazy.giu`${NAMES}(?:"|')?[ \t]{0,8}(?:[:=]>?[ \t]{0,8}(?<inline>[[({]\s{0,40}${QUOTED}(?:\s{0,40},\s{0,40}(?:(?:#|\/\/)[^\r\n]{0,120}[\r\n]\s{0,40})?${QUOTED}){0,100})|:[ \t]{0,8}(?<items>(?:\r?\n[ \t]{0,40}- ["']?[^\s"'#]{4,400}["']?[ \t]{0,8}(?:#[^\r\n]{0,120})?){1,100}))`;
const EACH = /"([^"\r\n]+)"|'([^'\r\n]+)'|(?<=- )([^\s"'#]+)/g;
/** A text without it, in whatever case, has no such list. */
export const MAY_LIST_KEYS =
  /(?:tokens|secrets|passw(?:or)?ds|passes|pins|keys)["']?[ \t]{0,8}[:=]>?\s{0,8}[[({-]/i;

/** Secrets in lists that are called keys, tokens or passwords, which no member of JSON names. */
export function* keysInLists(text: string): Generator<Part> {
  for (const { 0: whole, index, groups } of text.matchAll(LISTS(text))) {
    const list = groups?.['inline'] ?? groups?.['items'] ?? '';
    const from = index + whole.length - list.length;
    for (const { 0: item, index: at, 1: double, 2: single, 3: plain } of list.matchAll(EACH)) {
      const value = double ?? single ?? plain ?? '';
      const start = from + at + item.indexOf(value);
      if (isSecret(value)) yield { start, end: start + value.length };
    }
  }
}

// The names of secrets are listed as often as the secrets.
function isSecret(value: string): boolean {
  return (
    value.length >= 6 &&
    /[0-9]/.test(value) &&
    /\p{L}/u.test(value) &&
    !/^[A-Z0-9]*_[A-Z0-9_]*$|^[{<$%]|^mask|\s|[.][a-z]{1,5}$/.test(value) &&
    !/^[a-z]+[-_a-z]*[0-9]{1,2}$/.test(value) &&
    !isReadElsewhere(value)
  );
}
