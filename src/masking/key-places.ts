import { lazy } from '../common/lazy-pattern.ts';
import { kindOfKey } from './field-keys.ts';
import { CHOSEN, ENDS, isDrawn, isStrong, isTyped, opensNothing, QUOTE, START } from './note-words.ts';
import { type SecretFinder, secretRule } from './secret-rules.ts';

const KEY_BEFORE = /([A-Za-z][\w-]{1,60})[ \t]{0,8}(?:->|=>|→|⇒|[–—])[^\w]{0,12}$/;
const OF_PASSWORD = /^(?:\w{1,30}_)?(?:pass|pwd|pw|psk)$/i;
const SECRET = String.raw`(?:[Пп][ао]рол\p{L}{1,3}|[Тт]окен\p{L}{0,2}|[Сс]екрет\p{L}{0,2}|[Кк]люч(?: (?:API|апи|доступа|подписи))?|[Pp]ass(?:word|phrase|code)?|[Tt]oken|[Ss]ecret(?: key)?|API key|[Aa]ccess key)`;

const KEY = '(?:[Kk]ey|[Tt]oken|[Ss]ecret|[Pp]assword|[Кк]люч|[Тт]окен|[Сс]екрет|[Пп]ароль)';

/** Where a secret stands behind its key or its label in notations that others do not read. */
export const KEY_PLACES: readonly SecretFinder[] = [
  // `pwd   -> ...`, `shared_secret — ...`
  secretRule(
    /(?:pass|pwd|pw|psk|secret|token|key|wd)[ \t]{0,8}(?:->|=>|→|⇒|[–—])/,
    lazy.gu`((?<![\p{L}\p{N}_-])[A-Za-z][\w-]{1,40}[ \t]{0,8}(?:->|=>|→|⇒|[–—](?=[ \t]))[ \t]{0,8}${QUOTE})(${CHOSEN})${ENDS.replace(':!?', ':!?}\\]')}`,
    (value, before) => {
      const key = KEY_BEFORE.exec(before)?.[1] ?? '';
      if (OF_PASSWORD.test(key)) return isTyped(value);
      return kindOfKey(key) === 'secret' && isTyped(value) && value.length >= 8;
    },
  ),
  // `**Пароль (временный!):** «...»`
  secretRule(
    /(?:парол|порол|токен|секрет|ключ|pass|token|secret|key)[^\r\n"'`]{0,80}[:=–—][*_]{0,3} {1,3}["«“`]/,
    lazy.gu`(${START}${SECRET}(?: [\p{L}\p{N}.-]{1,20}){0,3}(?: ?\([^()\r\n]{1,40}\))?[*_]{0,3}[ \t]{0,2}[:=–—][*_]{0,3}[ \t]{1,3}["«“\x60])([^\s"»”\x60<>{}$]{6,100})(?=["»”\x60])`,
    (value, before) => isTyped(value) && !opensNothing(before) && !value.includes('://'),
  ),
  // A comment or a remark beside a secret: `<!-- old: ... -->`, `# раньше был ...`, "(old: ..., new: ...)"
  secretRule(
    /(?:<!--|#|\/\/|\/\*|--|[(,;])[ \t]{0,3}(?:стар|прежн|был|раньше|нов|old|prev|former|was|new)/,
    lazy.gu`((?:<!--|#|\/\/|\/\*|--|[(,;])[ \t]{0,3}(?:[Сс]тар|[Пп]режн|[Бб]ыл|[Рр]аньше|[Нн]ов|[Oo]ld|[Pp]rev|[Ff]ormer|[Ww]as|[Nn]ew)\p{L}{0,8}(?<=(?:[Pp]ass|PASS|парол|Парол|[Tt]oken|TOKEN|токен|[Ss]ecret|SECRET|секрет|[Kk]ey|KEY|ключ)[^]{0,260})(?: (?:был|one|password|пароль|ключ|key|токен|token)\p{L}{0,2})?(?:(?<![(,;][ \t]{0,3}\p{L}{1,14})[ \t]{0,2}[:=–—-]?[ \t]{1,3}${QUOTE}|[ \t]{0,2}[:=–—-][ \t]{1,3}${QUOTE}|[ \t][(\x60"'«]))(${CHOSEN})${ENDS}`,
    (value) => isStrong(value) || isDrawn(value),
  ),
  // A remark behind what names a key: `$token = ...; // of the other shop: ...`
  secretRule(
    /(?:token|secret|key|токен|секрет|ключ)[^\r\n]{1,200}(?:#|\/\/|\/\*|--)[^\r\n]{1,60}[:=–—][ \t]/,
    lazy.gu`((?:#|\/\/|\/\*|--)(?<=(?:[Tt]oken|TOKEN|токен|[Ss]ecret|SECRET|секрет|[Kk]ey|KEY|ключ)[^\r\n]{0,200}) ?\p{L}[^\r\n:=–—]{0,50}[:=–—][ \t]{1,3}${QUOTE})(${CHOSEN})${ENDS}`,
    (value, before) => !opensNothing(before) && isDrawn(value),
  ),
  // "Old key `...` stopped working, use `...`"
  secretRule(
    /(?:key|token|secret|password|ключ|токен|секрет|парол)[^\r\n]{0,90} ["`«][\w!@#$%^&*+=~?.-]{10}/,
    lazy.gu`(["\x60«](?<=${START}(?:(?:[Oo]ld|[Nn]ew|[Ff]ormer|[Pp]revious|[Cc]urrent|[Сс]тар|[Нн]ов|[Пп]режн|[Тт]екущ)\p{L}{0,3} ${KEY}|${KEY} [^\r\n]{0,100}(?:use|take|используйте|берите|возьмите)) ["\x60«]))(${CHOSEN})(?=["\x60»])`,
    (value) => value.length >= 10 && (isDrawn(value) || (isStrong(value) && /[0-9]/.test(value))),
  ),
  // "One PIN — ..., that of the manager ...": the second in the line.
  secretRule(
    /(?:пин|pin)[^\r\n]{1,200}[0-9]{4}/,
    lazy.gu`((?<![\p{L}\p{N}_])(?:админ|мастер|запасн|втор|сервисн|аварийн|общ|admin|master|backup|second|service|other)\p{L}{0,6}(?<=(?<!\p{L})(?:пин|pin|Пин|ПИН|PIN)(?:\p{L}{0,2}|-?код\p{L}{0,2})(?!\p{L})[^\r\n]{0,200})(?: (?:пин|pin|ПИН|PIN|код|code|one))?[ \t]{0,2}[:=–—-]?[ \t]{1,2})([0-9]{4,8})(?![\p{L}\p{N}/-]|[.,:][0-9])`,
    (value) => !/^(?:19|20)[0-9]{2}$/.test(value),
  ),
  // A bucket takes the name of its key before the key.
  secretRule(
    /(?:s3|gcs|oss|cosn)\w{0,12}\(/,
    lazy.g`(\b(?:s3|S3|gcs|oss|cosn)(?:Cluster|Queue)?\(\s{0,12}(?:'[\w{}-]{1,60}',\s{0,12})?'[a-z0-9]{1,10}://[^'\r\n]{1,400}',\s{0,12}')([A-Z0-9]{16,128})(?=',\s{0,12}'(?:\{\{|[\w+/=.-]{16}))`,
    (value) => /[A-Z]/.test(value) && /[0-9]/.test(value),
  ),
  // "Access: ..., api: ..." in the form that ids have.
  secretRule(
    /(?:api|апи)[ \t]{0,2}[:=–—-][ \t]{0,2}[0-9a-f]{8}-/,
    lazy.giu`((?<![\p{L}\p{N}_-])(?:api|API|апи|АПИ)(?<=(?:[Дд]оступ|[Cc]red|[Aa]ccess|[Лл]огин|[Ll]ogin|[Пп]арол|[Pp]assw)[^\r\n]{0,240})[ \t]{0,2}[:=–—-][ \t]{0,2})([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-])`,
  ),
];
