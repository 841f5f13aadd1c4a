import { type LazyPattern, lazyPattern } from '../common/lazy-pattern.ts';
import {
  CHANGE,
  ENVIRONMENT,
  isNoWord,
  isPassword,
  OF_A_COLUMN,
  OTHER_HEADER,
  OTHER_KEY,
  READS_ENVIRONMENT,
  RUSSIAN_KEY,
} from './remote-words.ts';
import { isRandomly } from './scan-by-chance.ts';
import { keyRule } from './scan-fields.ts';
import { isElsewhere } from './scan-spoken.ts';

const OF_A_CHANGE = new RegExp(CHANGE, 'i');

type Found = Readonly<Record<string, string | undefined>>;

/** Places that a program is given a secret in, what a text must hold for each to be tried, and whether `value` is one. */
const PLACES: readonly (readonly [worth: RegExp, place: LazyPattern, isShown: (found: Found) => boolean])[] =
  [
    [
      /-key["']?[ \t]{0,3}:/i,
      lazyPattern(
        () =>
          /(?<![\w-])X-(?<name>(?:[A-Za-z0-9]{1,24}-){1,3})Key["']?[ \t]{0,3}:[ \t]{0,3}["']?(?<value>[^\s"'<>{}$*,;]{6,400})/gi,
      ),
      ({ name = '', value }) => !OTHER_HEADER.test(name) && isMixed(value),
    ],
    [
      /(?:-A|--auth-type)[ =](?:bearer|jwt)/,
      lazyPattern(
        () =>
          /\s(?:-A|--auth-type)[ =](?:bearer|jwt)(?:\s[^\r\n]{0,120}?)?\s(?:-a|--auth)[ =]["']?(?<value>[^\s"'$<>{}]{8,400})/g,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:-A|--auth-type)[ =](?:bearer|jwt)/,
      lazyPattern(
        () =>
          /\s(?:-a|--auth)[ =]["']?(?<value>[^\s"'$<>{}]{8,400})["']?\s(?:[^\r\n]{0,120}?\s)?(?:-A|--auth-type)[ =](?:bearer|jwt)/g,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /\bstr(?:ing)?\b[\]?]?[^\r\n=]{0,20}=[ \t]{0,3}["'`]/i,
      lazyPattern(
        () =>
          /(?<!\w)\w{0,40}(?:token|secret|passw(?:or)?d|passphrase|(?:api|access|private|secret|auth|signing|encryption)_?key)[?!]?(?:[ \t]{0,3}:[ \t]{0,3}|[ \t]{1,3})(?:&(?:'static )?|(?:Optional|Final|ClassVar)\[)?str(?:ing)?\]?\??(?: ?\| ?(?:None|null|undefined))?[ \t]{0,3}=[ \t]{0,3}["'`](?<value>[^\s"'`<>{}$]{6,400})["'`]/gi,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      READS_ENVIRONMENT,
      lazyPattern(
        () =>
          new RegExp(
            String.raw`(?:${ENVIRONMENT})\w{0,40}(?:token|secret|password|passwd|pass|key)(?:["']?[\])]{0,2}\s{0,4}(?:\?\?|\|\||\?:|or|,)\s{0,4}["'\x60]|:?-["']?)(?<value>[^\s"'\x60<>{}$]{6,400})["'\x60}]`,
            'gi',
          ),
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:set|export)x? \w{0,40}(?:token|secret|pass|pwd|key)/i,
      lazyPattern(
        () =>
          /^[ \t]{0,8}(?:set|export) \w{0,40}(?:token|secret|password|passwd|pass|pwd|api_?key)=["']?(?<value>[^\s"'{}$%<>]{6,200})/gim,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:md5|sha[0-9]{1,3}|hash)\(/i,
      lazyPattern(
        () => /\b(?:md5|sha[0-9]{1,3}|hash)\([^()"'\r\n]{1,80}[+.,] ?["'](?<value>[^\s"'{}$<>]{8,200})["']/gi,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:s3|gcs|oss|cosn)\w{0,12}\(/i,
      lazyPattern(
        () =>
          /\b(?:s3|gcs|oss|cosn)(?:Cluster|Queue)?\(\s{0,12}(?:'[\w{}-]{1,60}',\s{0,12})?'[a-z0-9]{1,10}:\/\/[^'\r\n]{1,400}',\s{0,12}'[^'\r\n]{0,400}',\s{0,12}'(?<value>[\w+/=.-]{16,200})'/gi,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:remote(?:secure)?|mysql|postgresql|mongodb)\(\s{0,12}'/i,
      lazyPattern(
        () =>
          /\b(?:remote(?:Secure)?|mysql|postgresql|mongodb)\(\s{0,12}'[^'\r\n]{1,400}',\s{0,12}(?:(?:(?:'[^'\r\n]{0,400}'|\w{1,80}),\s{0,12}){2}|'?\w{1,80}\.\w{1,80}'?,\s{0,12})'[^'\r\n]{0,400}',\s{0,12}'(?<value>[^'\r\n{}<$*[][^'\r\n{}]{3,100})'/gi,
      ),
      ({ value = '' }) => isNoWord(value),
    ],
    [
      /_auth[ \t]{0,3}=/,
      lazyPattern(
        () => /(?<![\p{L}\p{N}_])_auth[ \t]{0,3}=[ \t]{0,3}["']?(?<value>[A-Za-z0-9+/]{8,400}={0,2})/gu,
      ),
      ({ value = '' }) => /[0-9A-Z]/.test(value) && (value.length >= 16 || isMixed(value)),
    ],
    [
      /machine\s[\s\S]{0,300}password/,
      lazyPattern(
        () =>
          /\bmachine[ \t]{1,8}\S{1,200}(?:\s{1,20}(?:login|account|port)[ \t]{1,8}\S{1,100}){1,3}\s{1,20}password[ \t]{1,8}["']?(?<value>[^\s"'<>{}$*[][^\s"'<>{}]{2,200})/g,
      ),
      ({ value = '' }) => isNoWord(value),
    ],
    [
      /hmac/i,
      lazyPattern(
        () =>
          /\b(?:hmac\.(?:new|digest)\(\s{0,12}(?:key ?= ?)?[bru]{0,2}|createHmac\(\s{0,12}["'\w]{1,20},\s{0,12}|hash_hmac\([^()\r\n]{1,120},\s{0,12}|hmac\.New\([\w.]{1,30},\s{0,12}\[\]byte\(|HMAC\.(?:hex)?digest\([^()\r\n]{1,60}?,\s{0,12})["'`](?<value>[^\s"'`<>{}$]{6,400})["'`]/g,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /(?:signature|hmac)-(?:sha-?)?[0-9]/i,
      lazyPattern(
        () =>
          /(?<![\w-])[\w-]{0,40}(?:signature|hmac)-(?:sha-?)?(?:1|256|384|512)["']?[ \t]{0,3}:[ \t]{0,3}["']?(?:sha(?:1|256|384|512)=)?(?<value>[A-Za-z0-9+/_-]{20,200})/gi,
      ),
      ({ value }) => isMixed(value),
    ],
    [
      /\bkey="[^"\r\n]{2,60}"\s{1,8}value="/,
      lazyPattern(
        () => /\bkey="(?<name>[\p{L}\p{N}_.:-]{2,60})"\s{1,8}value="(?<value>[^\s"<>{}$]{6,400})"/gu,
      ),
      ({ name = '', value }) =>
        isMixed(value) && (keyRule(name.split(/[.:]/).at(-1) ?? '') === 'token' || RUSSIAN_KEY.test(name)),
    ],
    [
      /\?[ \t)*_]{0,4}\r?\n/,
      lazyPattern(
        () =>
          /(?<![\p{L}\p{N}_])(?:пасс(?:ворд)?|парол\p{L}{1,3}|password|passwd|pwd|(?<=(?:the|new|what's|whats) )pass)(?!\p{L})[^\r\n?{]{0,80}\?[ \t)*_]{0,4}\r?\n(?:[^\r\n{]{0,80}\r?\n){0,3}?[> \t]{0,8}(?:[^\r\n:{]{0,40}(?::[^\r\n:{]{1,40})?: {1,2})?(?:(?:пасс(?:ворд)?|парол\p{L}{1,3}|password|passwd|pwd|pass|вот|это|it's|it is|is)[ \t:–—-]{1,4}){0,3}["'`«]?(?<value>[A-Za-z0-9!@#$%^&+=~?._-]{3,99}[A-Za-z0-9!@#$%^&+=~_-])["'`»]?[.)]{0,2}[ \t]{0,8}(?=[\r\n]|$)/giu,
      ),
      ({ value = '' }) => isPassword(value),
    ],
    [
      /\?[ \t)*_]{0,4}\r?\n/,
      lazyPattern(
        () =>
          /(?<before>(?<![\p{L}\p{N}_])(?:ключ|key|токен|token|секрет|secret)\p{L}{0,3}(?![\p{L}\p{N}_])[^\r\n?{]{0,80}\?[ \t)*_]{0,4}\r?\n(?:[^\r\n{]{0,80}\r?\n){0,3}?[^\r\n{]{0,80}?(?<![\w+/=.-]))(?<value>[\w+/=-]{20,200})(?![\w+/=-])/giu,
      ),
      ({ before = '', value = '' }) => isRandomly(value) && !OTHER_KEY.test(before),
    ],
    [
      /парол|password/i,
      lazyPattern(
        () =>
          new RegExp(
            String.raw`(?<before>(?<![\p{L}\p{N}_])(?:(?:${CHANGE})\p{L}{0,8}[^\r\n.!?{]{0,40}? )?(?:парол\p{L}{1,3}|password)(?: (?:от|для|к|у|for|of|on) [\p{L}\p{N}.-]{1,30}){0,2}(?: (?:was )?(?:${CHANGE})\p{L}{0,8})?:? (?:с|со|from) ["'\x60«]?)(?<old>[A-Za-z0-9!@#$%^&+=~?._-]{3,99}[A-Za-z0-9!@#$%^&+=~_-])["'\x60»]? (?:на|to) ["'\x60«]?(?<fresh>[A-Za-z0-9!@#$%^&+=~?._-]{3,99}[A-Za-z0-9!@#$%^&+=~_-])(?![\p{L}\p{N}_-])`,
            'giu',
          ),
      ),
      ({ before = '', old = '', fresh = '' }) =>
        OF_A_CHANGE.test(before) &&
        (isPassword(old) || isPassword(fresh)) &&
        ![old, fresh].some((each) => OF_A_COLUMN.test(each)),
    ],
  ];

/** Where a secret stands open that a program is given as an argument or an option, or that is the answer to a question; -1 without one. */
export function placeOfGivenSecret(text: string): number {
  for (const [worth, place, isShown] of PLACES)
    if (worth.test(text))
      for (const { index, groups } of text.matchAll(place(text))) if (isShown(groups ?? {})) return index;
  return -1;
}

function isMixed(value = ''): boolean {
  return (
    /\p{L}/u.test(value) &&
    /[0-9!@#%^&+=~?]/.test(value) &&
    !/^(?:https?:|mask)/i.test(value) &&
    !isElsewhere(value)
  );
}
