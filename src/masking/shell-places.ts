import { lazy } from '../common/lazy-pattern.ts';
import { isByChance, UUID } from './no-secret.ts';
import { isDrawn, isIrregular, isStrong, isTyped, opensNothing } from './note-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const isNoReference = (value: string) =>
  !/^(?:[{<$*[%]|YOUR_|mask)/i.test(value) && !/^[xX*.]{3,}$/.test(value);
const isKey = (value: string) => UUID.test(value) || isDrawn(value) || isStrong(value) || isTyped(value);
/** What several secrets are called under which each stands with whose it is. */
const OF_SEVERAL =
  '(?:(?:api|access|auth|partner)_?keys|tokens|secrets|passwords|(?:API|ACCESS|AUTH|PARTNER)_?KEYS|TOKENS|SECRETS|PASSWORDS|ключи|токены|пароли|секреты|КЛЮЧИ|ТОКЕНЫ|ПАРОЛИ|СЕКРЕТЫ|Ключи|Токены|Пароли|Секреты)';

/** Where programs, shells and consoles write a secret: arguments, pairs of a list, what is piped on, options of a source. */
export const SHELL_PLACES: readonly SecretFinder[] = [
  // `md5('...' . date('Ymd'))`: what is put before.
  secretRule(
    /(?:md5|sha[0-9]{1,3}|hash)\(["'][^"'\r\n]{8,200}["'] ?[.+]/,
    lazy.gi`(\b(?:md5|sha[0-9]{1,3}|hash)\(["'])([^\s"'{}$<>]{8,200})(?=["'] ?[.+])`,
    isTyped,
  ),
  // `auth.value = "..."`
  secretRule(
    /(?:auth|token|key|secret|credentials?)[._-]?val(?:ue)?["']?[ \t]{0,4}[:=]/,
    lazy.giu`((?<![\p{L}\p{N}_])(?:\w{1,20}[._-])?(?:auth|token|key|secret|credentials?)[._-]?val(?:ue)?["']?[ \t]{0,4}[:=][ \t]{0,4}["'])([^\s"'{}$<>]{12,400})(?=["'])`,
    (value) => isDrawn(value) || isByChance(value.replace(/[+=]/g, '')),
  ),
  // `hmac: ...`, what a signature is made with, and what has been signed; `SHOP_KEY=...`, where no sum is.
  secretRule(
    /(?:hmac|salt|pepper|sign?|key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?[\w+/=-]{16}/,
    lazy.giu`((?<![\p{L}\p{N}-])(?:\w{1,20}_)?(?:hmac|salt|pepper|sign?|key)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?)([\w+/=-]{16,200})(?![\w+/=-])`,
    (value, before) =>
      isByChance(value) &&
      (!/key/i.test(before) || (!opensNothing(before) && /[a-z]/.test(value) && /[A-Z]/.test(value))),
  ),
  // `new shop.Client("...", timeout=30)`
  secretRule(
    /(?:client|api|sdk|session)\(\s{0,8}["']/,
    lazy.g`((?<![\w.])(?:[\w.]{1,40}\.)?\w{0,30}(?:Client|Api|API|Sdk|SDK|Session)\(\s{0,8}(?:["'][^"'()\r\n]{0,80}["'],\s{0,8}){0,3}["'])([\w!@#$%^&*+=~?./-]{6,400})(?=["'])`,
    (value, before) =>
      (isByChance(value) && /[a-z]/.test(value) && /[A-Z]/.test(value)) ||
      (/["'],\s{0,8}["']$/.test(before) && isStrong(value) && /[0-9]/.test(value)),
  ),
  // `cookies.set("sid", "...")`
  secretRule(
    /cookies?\.set\(|set_?cookie\(/,
    lazy.gi`(\b(?:cookies?\.set|set_?cookie)\(\s{0,8}["'][\w.-]{1,60}["'],\s{0,8}["'])([^\s"'{}$<>]{16,4000})(?=["'])`,
    isByChance,
  ),
  // `curl -b "sid=..."`
  secretRule(
    /curl[^\r\n]{1,2000} (?:-b|--cookie)[ =]["'][\w.-]{1,60}=/,
    lazy.g`((?<=\s)(?:-b|--cookie)[ =]["'])([\w.-]{1,60}=[^"'\r\n]{6,4000})(?=["'])`,
    (value) => !/=[$%]/.test(value),
  ),
  secretRule(
    /setx /,
    lazy.gi`((?:^|[\r\n])[ \t@]{0,8}setx (?:/m )?\w{0,40}(?:token|secret|pass(?:w(?:or)?d)?|pwd|key)\w{0,10} ["']?)([^\s"'%{}$]{6,400})`,
    isKey,
  ),
  // A ticket of a central login, by its form.
  secretRule(
    /(?:st|tgt|pgt|pt)-[0-9]{1,10}-/,
    lazy.g`((?<![\w-]))((?:ST|TGT|PGT|PT)-[0-9]{1,10}-(?=[A-Za-z]{0,60}[0-9])[A-Za-z0-9]{16,200}(?:-[\w.]{1,40})?)`,
  ),
  // What is typed for a program that asks.
  secretRule(
    /echo [^\r\n|]{4,100}\| ?(?:sudo|passwd|chpasswd|kinit|su)[ \r\n]/,
    lazy.g`(\becho (?:-n )?["']?(?:[\w.-]{1,40}:)?)([^\s"'$|:]{4,100})(?=["']? ?\| ?(?:sudo (?:-\w )*-S|passwd|(?:sudo )?chpasswd|kinit|su )(?![\w-]))`,
    isNoReference,
  ),
  // Options of a source or a role of SQL, in quotes behind the word.
  secretRule(
    /(?:password|passwd|pwd) ['"]/,
    lazy.gi`((?:(?:user|login) '[^'\r\n]{1,60}' |\b(?:create|alter) (?:role|user) \S{1,60} [^;\r\n']{0,80})(?:password|passwd|pwd) ')([^'\r\n]{4,200})(?=')`,
    isNoReference,
  ),
  secretRule(
    /convertto-securestring/,
    lazy.gi`(\bConvertTo-SecureString(?: -String)? ["'])([^"'\r\n$]{4,200})(?=["'])`,
    isNoReference,
  ),
  // What a console of Redis was told, and two lines of what it answered.
  secretRule(
    /> auth /,
    lazy.gi`((?:^|[\r\n])[^\r\n>]{0,40}> auth (?:[\w.-]{1,40} )?)([^\s"']{6,200})(?=[ \t]{0,8}(?:[\r\n]|$))`,
    isNoReference,
  ),
  secretRule(
    /[0-9]\) "[a-z_]{2,30}"\r?\n/,
    lazy.gi`([0-9]{1,4}\) "(?:\w{1,20}_)?(?:otp|pin|token|password|pass|secret|session)"\r?\n[ \t]{0,8}[0-9]{1,4}\) ")([^"\r\n]{4,400})(?=")`,
    isNoReference,
  ),
  // In the form of an id, where the section or the remark before it says what it opens.
  secretRule(
    /key[ \t]{0,3}=[ \t]{0,3}["']?[0-9a-f]{8}-/,
    lazy.gi`((?<=[\r\n])[ \t]{0,4}key(?<=(?:\[api|api|апи|ключ|access|auth|token)[\s\S]{0,200})[ \t]{0,3}=[ \t]{0,3}["']?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])`,
  ),
  // `declare -A TOKENS=([hall]="..." ...)`, `api_keys = {"hall": "..."}`
  secretRule(
    /(?:keys|tokens|secrets|passwords|ключи|токены|пароли|секреты)["']?[ \t]{0,3}(?:[:=]>?)[ \t]{0,3}[({[]/,
    lazy.gu`((?<=[\s,({[])(?:\[[^\]\r\n]{1,40}\]|["'][^"'\r\n]{1,40}["']|[\p{L}_]\w{0,40})[ \t]{0,2}(?::|=>?)[ \t]{0,2}["'](?<=(?<!\p{L})\w{0,40}${OF_SEVERAL}["']?[ \t]{0,3}[:=]>?[ \t]{0,3}[({[][^(){}]{0,1500}))([^\s"'$<>{}]{8,400})(?=["'])`,
    (value) => isNoReference(value) && isKey(value),
  ),
  // A header that a source of ClickHouse sends.
  secretRule(
    /header\(\s{0,8}name /,
    lazy.gi`(\bheader\(\s{0,8}name '[^'\r\n]{0,40}(?:key|token|auth|secret)[^'\r\n]{0,40}' value ')([^'\r\n]{6,400})(?=')`,
    isNoReference,
  ),
  // What a store holds of a session.
  secretRule(
    />[ ]?(?:h?get |[\w.]{1,40}\(["'])\S{0,60}(?:sess|token|auth|otp)/,
    lazy.gi`(>[ ]?(?:h?get |[\w.]{1,40}\(["'])\S{0,60}(?:sess|token|auth|otp)[^\r\n]{0,80}\r?\n[<> \t]{0,4}["'])([^"'\r\n]{16,400})(?=["'])`,
    isByChance,
  ),
  // Keys of 1C, whose words are joined, also as an argument before the secret.
  secretRule(
    /(?:пароль|токен|секрет|ключ)\S{0,30}[ \t]{0,3}(?:[:=]>?|,)[ \t]{0,3}["'«“]/,
    lazy.gu`((?<![\p{L}\p{N}_])\p{L}{0,30}(?:[Пп]ароль|[Тт]окен|[Сс]екрет|[Кк]люч(?:[Дд]оступа|API|А[Пп][Ии])?)(?:\p{Lu}[\p{L}\p{N}_]{0,30})?["']?[ \t]{0,3}(?:[:=]>?|(?<=["']),)[ \t]{0,3}["'«“])([^"'»”\r\n<>{}$]{4,200})(?=["'»”])`,
    (value, before) =>
      /ключ["']?[^\p{L}]{1,8}$/iu.test(before) ? isDrawn(value) : isTyped(value) || isIrregular(value),
  ),
];
