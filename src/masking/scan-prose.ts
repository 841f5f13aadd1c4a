import { type LazyPattern, lazyPattern } from '../common/lazy-pattern.ts';
import { isPassword, isToldPassword, OTHER_KEY, TYPED_PASSWORD } from './remote-words.ts';
import { isRandomly } from './scan-by-chance.ts';

const ANY = '(?<value>[A-Za-z0-9!@#$%^&+=~?._-]{6,100})';
const ENDS = '(?=["\'`»]?[)\\].,;]?(?:\\s|$))';

/** Where a sentence, a list or a remark tells a secret, and whether it is one; `worth` is tried on the text in small letters. */
const PLACES: readonly (readonly [
  worth: RegExp,
  place: LazyPattern,
  isShown: (value: string, whole: string) => boolean,
])[] = [
  [
    /(?:password|passphrase) [^\r\n]{1,80} is /,
    lazyPattern(
      () =>
        new RegExp(
          `(?<!\\w)(?:password|passphrase) [^\\r\\n:.!?]{1,60}? is(?: now)? ["'\`]?${ANY}${ENDS}`,
          'gi',
        ),
    ),
    isToldPassword,
  ],
  [
    /(?:password|passphrase) [^\r\n]{0,80}is now /,
    lazyPattern(
      () =>
        new RegExp(`(?<!\\w)(?:password|passphrase) [^\\r\\n:.!?]{0,60}?is now ["'\`]?${ANY}${ENDS}`, 'gi'),
    ),
    isPassword,
  ],
  [
    /(?:токен|ключ|секрет|token|key|secret)[^\r\n]{1,80} (?:вот|это|here|here's|it's|is|такой) /,
    lazyPattern(
      () =>
        /(?<![\p{L}\p{N}_])(?:токен|ключ|секрет|token|key|secret)\p{L}{0,3},? [^\r\n:.!?]{0,60}?(?:вот|это|here|here's|it's|is|такой) ["'`]?(?<value>[\w+/=-]{20,200})(?![\w+/=-])/giu,
    ),
    (value, whole) => isRandomly(value) && !OTHER_KEY.test(whole.slice(0, -value.length)),
  ],
  [
    /пасс|п[ао]рол|pass|pwd/,
    lazyPattern(
      () =>
        new RegExp(
          `^[ \\t>]{0,8}(?:[-*•–] )?(?:пасс|${TYPED_PASSWORD}|password|passphrase|pass|pwd) ["\`]?${ANY}["\`]?[ \\t]{0,8}$`,
          'gimu',
        ),
    ),
    isPassword,
  ],
  [
    /[(](?:п[ао]рол|password|pass)/,
    lazyPattern(
      () => new RegExp(`[/|:] ?${ANY} [(](?:${TYPED_PASSWORD}|password|passphrase|pass)(?!\\p{L})`, 'giu'),
    ),
    isPassword,
  ],
  [
    /пин|pin/,
    lazyPattern(
      () =>
        /(?<![\p{L}\p{N}_])(?:пин|pin)(?:[ -]?(?:код|code)\p{L}{0,2})?[ :=№–—-]{1,4}(?<value>[0-9]{4,8})(?![\p{L}\p{N}.,:/-])/giu,
    ),
    () => true,
  ],
];

/** Where a secret stands open that a sentence, a list or a remark tells; -1 without one. `lower`: the text in small letters. */
export function placeOfProseSecret(text: string, lower: string): number {
  for (const [worth, place, isShown] of PLACES)
    if (worth.test(lower))
      for (const { index, groups, 0: whole } of text.matchAll(place(text)))
        if (isShown(groups?.['value'] ?? '', whole)) return index;
  return -1;
}
