import { lazyPattern } from '../common/lazy-pattern.ts';
import { isByChance, UUID } from './no-secret.ts';
import { isDrawn, isIrregular, isStrong, isTyped, opensNothing } from './note-words.ts';
import type { SecretRule } from './secret-rules.ts';

const isNoReference = (value: string) =>
  !/^(?:[{<$*[%]|YOUR_|mask)/i.test(value) && !/^[xX*.]{3,}$/.test(value);
const isKey = (value: string) => UUID.test(value) || isDrawn(value) || isStrong(value) || isTyped(value);
/** What several secrets are called under which each stands with whose it is. */
const OF_SEVERAL =
  '(?:(?:api|access|auth|partner)_?keys|tokens|secrets|passwords|(?:API|ACCESS|AUTH|PARTNER)_?KEYS|TOKENS|SECRETS|PASSWORDS|ключи|токены|пароли|секреты|КЛЮЧИ|ТОКЕНЫ|ПАРОЛИ|СЕКРЕТЫ|Ключи|Токены|Пароли|Секреты)';

/** Where programs, shells and consoles write a secret: arguments, pairs of a list, what is piped on, options of a source. */
export const SHELL_PLACES: readonly SecretRule[] = [
  // `md5('...' . date('Ymd'))`: what is put before.
  {
    worth: /(?:md5|sha[0-9]{1,3}|hash)\(["'][^"'\r\n]{8,200}["'] ?[.+]/,
    pattern: lazyPattern(() => /(\b(?:md5|sha[0-9]{1,3}|hash)\(["'])([^\s"'{}$<>]{8,200})(?=["'] ?[.+])/gi),
    isSecret: isTyped,
  },
  // `auth.value = "..."`
  {
    worth: /(?:auth|token|key|secret|credentials?)[._-]?val(?:ue)?["']?[ \t]{0,4}[:=]/,
    pattern: lazyPattern(
      () =>
        /((?<![\p{L}\p{N}_])(?:\w{1,20}[._-])?(?:auth|token|key|secret|credentials?)[._-]?val(?:ue)?["']?[ \t]{0,4}[:=][ \t]{0,4}["'])([^\s"'{}$<>]{12,400})(?=["'])/giu,
    ),
    isSecret: (value) => isDrawn(value) || isByChance(value.replace(/[+=]/g, '')),
  },
  // `hmac: ...`, what a signature is made with, and what has been signed; `SHOP_KEY=...`, where no sum is.
  {
    worth: /(?:hmac|salt|pepper|sign?|key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?[\w+/=-]{16}/,
    pattern: lazyPattern(
      () =>
        /((?<![\p{L}\p{N}-])(?:\w{1,20}_)?(?:hmac|salt|pepper|sign?|key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)([\w+/=-]{16,200})(?![\w+/=-])/giu,
    ),
    isSecret: (value, before) =>
      isByChance(value) &&
      (!/key/i.test(before) || (!opensNothing(before) && /[a-z]/.test(value) && /[A-Z]/.test(value))),
  },
  // `new shop.Client("...", timeout=30)`
  {
    worth: /(?:client|api|sdk|session)\(\s{0,8}["']/,
    pattern: lazyPattern(
      () =>
        /((?<![\w.])(?:[\w.]{1,40}\.)?\w{0,30}(?:Client|Api|API|Sdk|SDK|Session)\(\s{0,8}(?:["'][^"'()\r\n]{0,80}["'],\s{0,8}){0,3}["'])([\w!@#$%^&*+=~?./-]{6,400})(?=["'])/g,
    ),
    isSecret: (value, before) =>
      (isByChance(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)) ||
      (/["'],\s{0,8}["']$/.test(before) && isStrong(value) && /[0-9]/.test(value)),
  },
  // `cookies.set("sid", "...")`
  {
    worth: /cookies?\.set\(|set_?cookie\(/,
    pattern: lazyPattern(
      () =>
        /(\b(?:cookies?\.set|set_?cookie)\(\s{0,8}["'][\w.-]{1,60}["'],\s{0,8}["'])([^\s"'{}$<>]{16,4000})(?=["'])/gi,
    ),
    isSecret: isByChance,
  },
  // `curl -b "sid=..."`
  {
    worth: /curl[^\r\n]{1,2000} (?:-b|--cookie)[ =]["'][\w.-]{1,60}=/,
    pattern: lazyPattern(() => /((?<=\s)(?:-b|--cookie)[ =]["'])([\w.-]{1,60}=[^"'\r\n]{6,4000})(?=["'])/g),
    isSecret: (value) => !/=[$%]/.test(value),
  },
  {
    worth: /setx /,
    pattern: lazyPattern(
      () =>
        /((?:^|[\r\n])[ \t@]{0,8}setx (?:\/m )?\w{0,40}(?:token|secret|pass(?:w(?:or)?d)?|pwd|key)\w{0,10} ["']?)([^\s"'%{}$]{6,400})/gi,
    ),
    isSecret: isKey,
  },
  // A ticket of a central login, by its form.
  {
    worth: /(?:st|tgt|pgt|pt)-[0-9]{1,10}-/,
    pattern: lazyPattern(
      () =>
        /((?<![\w-]))((?:ST|TGT|PGT|PT)-[0-9]{1,10}-(?=[A-Za-z]{0,60}[0-9])[A-Za-z0-9]{16,200}(?:-[\w.]{1,40})?)/g,
    ),
    isSecret: () => true,
  },
  // What is typed for a program that asks.
  {
    worth: /echo [^\r\n|]{4,100}\| ?(?:sudo|passwd|chpasswd|kinit|su)[ \r\n]/,
    pattern: lazyPattern(
      () =>
        /(\becho (?:-n )?["']?(?:[\w.-]{1,40}:)?)([^\s"'$|:]{4,100})(?=["']? ?\| ?(?:sudo (?:-\w )*-S|passwd|(?:sudo )?chpasswd|kinit|su )(?![\w-]))/g,
    ),
    isSecret: isNoReference,
  },
  // Options of a source or a role of SQL, in quotes behind the word.
  {
    worth: /(?:password|passwd|pwd) ['"]/,
    pattern: lazyPattern(
      () =>
        /((?:(?:user|login) '[^'\r\n]{1,60}' |\b(?:create|alter) (?:role|user) \S{1,60} [^;\r\n']{0,80})(?:password|passwd|pwd) ')([^'\r\n]{4,200})(?=')/gi,
    ),
    isSecret: isNoReference,
  },
  {
    worth: /convertto-securestring/,
    pattern: lazyPattern(() => /(\bConvertTo-SecureString(?: -String)? ["'])([^"'\r\n$]{4,200})(?=["'])/gi),
    isSecret: isNoReference,
  },
  // What a console of Redis was told, and two lines of what it answered.
  {
    worth: /> auth /,
    pattern: lazyPattern(
      () =>
        /((?:^|[\r\n])[^\r\n>]{0,40}> auth (?:[\w.-]{1,40} )?)([^\s"']{6,200})(?=[ \t]{0,8}(?:[\r\n]|$))/gi,
    ),
    isSecret: isNoReference,
  },
  {
    worth: /[0-9]\) "[a-z_]{2,30}"\r?\n/,
    pattern: lazyPattern(
      () =>
        /([0-9]{1,4}\) "(?:\w{1,20}_)?(?:otp|pin|token|password|pass|secret|session)"\r?\n[ \t]{0,8}[0-9]{1,4}\) ")([^"\r\n]{4,400})(?=")/gi,
    ),
    isSecret: isNoReference,
  },
  // In the form of an id, where the section or the remark before it says what it opens.
  {
    worth: /key[ \t]{0,3}=[ \t]{0,3}["']?[0-9a-f]{8}-/,
    pattern: lazyPattern(
      () =>
        /((?<=[\r\n])[ \t]{0,4}key(?<=(?:\[api|api|апи|ключ|access|auth|token)[\s\S]{0,200})[ \t]{0,3}=[ \t]{0,3}["']?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])/gi,
    ),
    isSecret: () => true,
  },
  // `declare -A TOKENS=([hall]="..." ...)`, `api_keys = {"hall": "..."}`
  {
    worth:
      /(?:keys|tokens|secrets|passwords|ключи|токены|пароли|секреты)["']?[ \t]{0,3}(?:[:=]>?)[ \t]{0,3}[({[]/,
    pattern: lazyPattern(
      () =>
        new RegExp(
          String.raw`((?<=[\s,({[])(?:\[[^\]\r\n]{1,40}\]|["'][^"'\r\n]{1,40}["']|[\p{L}_]\w{0,40})[ \t]{0,2}(?::|=>?)[ \t]{0,2}["'](?<=(?<!\p{L})\w{0,40}${OF_SEVERAL}["']?[ \t]{0,3}[:=]>?[ \t]{0,3}[({[][^(){}]{0,1500}))([^\s"'$<>{}]{8,400})(?=["'])`,
          'gu',
        ),
    ),
    isSecret: (value) => isNoReference(value) && isKey(value),
  },
  // A header that a source of ClickHouse sends.
  {
    worth: /header\(\s{0,8}name /,
    pattern: lazyPattern(
      () =>
        /(\bheader\(\s{0,8}name '[^'\r\n]{0,40}(?:key|token|auth|secret)[^'\r\n]{0,40}' value ')([^'\r\n]{6,400})(?=')/gi,
    ),
    isSecret: isNoReference,
  },
  // What a store holds of a session.
  {
    worth: />[ ]?(?:h?get |[\w.]{1,40}\(["'])\S{0,60}(?:sess|token|auth|otp)/,
    pattern: lazyPattern(
      () =>
        /(>[ ]?(?:h?get |[\w.]{1,40}\(["'])\S{0,60}(?:sess|token|auth|otp)[^\r\n]{0,80}\r?\n[<> \t]{0,4}["'])([^"'\r\n]{16,400})(?=["'])/gi,
    ),
    isSecret: isByChance,
  },
  // Keys of 1C, whose words are joined, also as an argument before the secret.
  {
    worth: /(?:пароль|токен|секрет|ключ)\S{0,30}[ \t]{0,3}(?:[:=]>?|,)[ \t]{0,3}["'«“]/,
    pattern: lazyPattern(
      () =>
        /((?<![\p{L}\p{N}_])\p{L}{0,30}(?:[Пп]ароль|[Тт]окен|[Сс]екрет|[Кк]люч(?:[Дд]оступа|API|А[Пп][Ии])?)(?:\p{Lu}[\p{L}\p{N}_]{0,30})?["']?[ \t]{0,3}(?:[:=]>?|(?<=["']),)[ \t]{0,3}["'«“])([^"'»”\r\n<>{}$]{4,200})(?=["'»”])/gu,
    ),
    isSecret: (value, before) =>
      /ключ["']?[^\p{L}]{1,8}$/iu.test(before) ? isDrawn(value) : isTyped(value) || isIrregular(value),
  },
];
