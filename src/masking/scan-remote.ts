import { type LazyPattern, lazyPattern } from '../common/lazy-pattern.ts';
import { isMixed, OTHER_KEY, REACH, SPEAKS, SPEAKS_OF_KEY } from './remote-words.ts';
import { isRandomly } from './scan-by-chance.ts';
import { placeOfProseSecret } from './scan-prose.ts';

const KEYWORD = lazyPattern(
  () => /(?<![\p{L}\p{N}_])(?:ключ|key|токен|token|секрет|secret)\p{L}{0,3}(?![\p{L}\p{N}_])/iu,
);
/** A value between signs, of those that a key may be made of. */
const VALUE = /(?<=[`«"'“(]|~~|\*\*|[:=] ?)[A-Za-z0-9+/_.-]{20,200}(?=={0,2}[`»"'”,;.)\s<~*]|={0,2}$)/g;
const OF_AN_ID = /(?:^|[\s,{"'?&])[\w-]{0,40}(?:id|hash|digest)["']?[:=] ?$/i;
/** Where a value stands behind words, and whether it is one; `worth` is tried on the text in small letters. */
const PLACES: readonly (readonly [worth: RegExp, place: LazyPattern, isShown: (value: string) => boolean])[] =
  [
    [
      /\?[*_]{0,2}\r?\n/,
      lazyPattern(
        () =>
          /(?<![\p{L}\p{N}_])(?:ключ|key|токен|token|секрет|secret)\p{L}{0,3}[^\r\n?]{0,80}\?[*_]{0,2}\r?\n[^\r\n:]{0,30}(?::[^\r\n:]{1,40})?: {1,2}`?(?<value>[\w+/=-]{24,200})(?![\w+/=-])/giu,
      ),
      isRandomly,
    ],
    [
      /парол|passw/,
      lazyPattern(
        () =>
          /(?<!\p{L})(?:парол\p{L}{1,3}|password)[^\r\n:.!?]{0,60}?(?:стоит|сейчас|теперь(?: он)?|установлен|(?:поменял|сменил|заменил)\p{L}{0,2} на|currently|set to|changed to) (?<value>[A-Za-z0-9!@#$%^&+=~?._-]{6,100})(?=[)\].,;]?(?:\s|$))/giu,
      ),
      (value) => /[A-Za-z]/.test(value) && isMixed(value),
    ],
    [
      /(?:логин|login|user|пользовател)[^\r\n]{1,80}(?:парол|pass)/,
      lazyPattern(
        () =>
          /(?<![\p{L}\p{N}_])(?:логин\p{L}{0,3}|login|user(?:name)?|пользовател\p{L}{1,3})[ ][`"«]?[\w.@-]{2,60}[`"»]?,? (?:и |and |с |with )?(?:парол\p{L}{1,3}|password|pass) [`"«]?(?<value>[A-Za-z0-9!@#$%^&+=~?._-]{6,100})(?=[`"»)\].,;]?(?:\s|$))/giu,
      ),
      (value) =>
        !/^\$[A-Z_]+$/.test(value) &&
        (isMixed(value) || /[A-Z].*[_-]|[_-].*[A-Z]/.test(value.replace(/[.]$/, ''))),
    ],
    [
      /(?:pdo|mysqli|onnect|smtp|ftp|mailer|transport|database|db)[\w>:.-]{0,24}\(/,
      lazyPattern(
        () =>
          /(?:PDO|mysqli|[Cc]onnect(?:ion|or)?|Smtp|S?Ftp|Mailer|Transport|Database|Db)(?:->|::|[_.])?\w{0,20}\((?:['"][^'"\r\n]{0,200}['"], ?){2}['"](?<value>[^'"\r\n{}]{4,100})['"]/g,
      ),
      (value) => /[^a-z]/.test(value),
    ],
    [
      /код|code|otp|парол/,
      lazyPattern(
        () =>
          /(?<![\p{L}\p{N}_])(?:код\p{L}{0,3}(?: (?:подтверждения|из (?:смс|sms)|(?:для )?входа|доступа|авторизации|верификации)){1,2}|одноразов\p{L}{2,3} (?:код|парол)\p{L}{0,3}|(?:verification|one-time|confirmation|login|access|2fa|otp|sms) code|otp)(?: is)?[ \t]{0,3}[:=–—-]?[ \t]{0,3}["'`*]{0,3}(?<value>[0-9]{3}[ -][0-9]{3}|[0-9]{4,8})(?![\p{L}\p{N}])/giu,
      ),
      () => true,
    ],
    [
      /"value"/,
      lazyPattern(
        () =>
          /"name"\s{0,3}:\s{0,3}"[\w.-]{0,40}(?:sess(?:ion)?|sid|token|csrf|xsrf|jwt|authorization|api[_-]?key|secret|password)"\s{0,8},\s{0,12}"value"\s{0,3}:\s{0,3}"(?<value>[^"\\\r\n{}]{8,4000})"/gi,
      ),
      () => true,
    ],
    [
      /response="?[0-9a-f]{32}/,
      lazyPattern(() => /\bdigest\b[^\r\n]{0,400}?\bresponse="?(?<value>[0-9a-f]{32,64})(?![\w-])/gi),
      () => true,
    ],
    [
      /session|sid/,
      lazyPattern(
        () =>
          /(?<![\w-])(?:session(?:_?key)?|sid)\\?["']?[ \t]{0,3}[:=][ \t]{0,3}\\?["']?(?<value>[\w-]{24,400})(?![\w-])/gi,
      ),
      isRandomly,
    ],
    [
      /[?&]code=[^\s]{20}/,
      lazyPattern(() => /(?:auth|callback|login)[^\s"'<>]{0,80}[?&]code=(?<value>[\w/%.+-]{20,400})/gi),
      isRandomly,
    ],
    [
      /(?:bearer|jwt|credentials?|auth)[ \t]{0,8}=[ \t]{0,8}["']/,
      lazyPattern(
        () =>
          /(?<![\p{L}\p{N}-])(?:bearer|jwt|credentials?|auth)[ \t]{0,8}=[ \t]{0,8}["'](?<value>[^"'\r\n{}$ ]{16,400})["']/giu,
      ),
      isRandomly,
    ],
    [
      /^[a-z_]{0,14}(?:cret|oken|ken|key|word)"/,
      lazyPattern(() => /^[a-z_]{3,18}" ?: ?"(?<value>[\w.+/=-]{16,400})"/g),
      isRandomly,
    ],
    [/--auth=/, lazyPattern(() => /--auth=(?<value>[\w-]{20,400})/g), isRandomly],
    [/bearer \{["']/, lazyPattern(() => /bearer \{["'](?<value>[\w.~+/=-]{16,400})["']\}/gi), isRandomly],
    [
      /type=["']password["']/,
      lazyPattern(
        () =>
          /<input\b[^<>]{0,200}\btype=["']password["'][^<>]{0,200}\bvalue=["'](?<value>[^"'<>{}]{4,200})["']/gi,
      ),
      () => true,
    ],
    [
      /"=>"/,
      lazyPattern(
        () => /"(?:\w{0,30}_)?(?:password|passwd|secret|token|api_key)"=>"(?<value>[^"\r\n{}[\]]{4,400})"/gi,
      ),
      () => true,
    ],
  ];

/** Where a secret stands open whose label is some words or a line before it; -1 without one. `lower`: the text in small letters. */
export function placeOfRemoteSecret(text: string, lower: string): number {
  if (!SPEAKS.test(lower)) return -1;
  const told = placeOfProseSecret(text, lower);
  if (told !== -1) return told;
  for (const [worth, place, isShown] of PLACES)
    if (worth.test(lower))
      for (const { index, groups } of text.matchAll(place(text)))
        if (isShown(groups?.['value'] ?? '')) return index;
  return SPEAKS_OF_KEY.test(lower) && /[A-Za-z0-9+/_.-]{20}/.test(text) ? keyInLine(text) : -1;
}

function keyInLine(text: string): number {
  let at = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const word = line.length < 20 ? null : KEYWORD(line).exec(line);
    if (word !== null && !OTHER_KEY.test(line))
      for (const { index, 0: value } of line.matchAll(VALUE))
        if (index > word.index && index < word.index + REACH && isRandomly(value))
          if (!OF_AN_ID.test(line.slice(Math.max(0, index - 50), index))) return at;
    at += line.length + 1;
  }
  return -1;
}
