import { lazy } from '../../common/lazy-pattern.ts';
import { someValue } from './matches.ts';

// What notes of a team tell within sentences, options of commands, blocks and pairs.

const CHOSEN = '[\\w!@#$%^&*+=~?.-]{5,99}[\\w!@#$%^&*+=~-]';
const BOTH = `(?=\\S{0,60}[a-z])(?=\\S{0,60}[A-Z])(?=\\S{0,60}[\\d!#$%^&+=~-])${CHOSEN}`;
const KEY = String.raw`(?<!\p{L})(?:key|token|secret|ключ\p{Ll}{0,2}|токен\p{Ll}{0,2}|секрет\p{Ll}{0,2})(?!\p{L})`;
const DRAWN = String.raw`[\w+/=-]{24,200}(?![\w+/=-])`;
const BEHIND = '(?=["»”`)\\].,;:!?*\']{0,4}(?:\\s|$))';
const LOGIN =
  '(?:root|admin|user|operator|manager|support|analyst|viewer|reader|writer|loader|etl|deploy|backup|dba|default|postgres|robot|bot|[a-z][a-z0-9]{1,15}_[a-z0-9_]{1,20}|[a-z]{2,12}-(?:admin|user|reader|writer|analyst|loader|bot|ro|rw))';

/** Behind a label of its own: any letters with a digit or a sign. */
const LABELLED = [
  lazy.g`\s-u ?["']?[\w.@-]{1,60}:["']?(?<value>${CHOSEN})`,
  lazy.g`\s--(?:password|passwd|pass|pwd)[= ]["']?(?<value>${CHOSEN})`,
  lazy.gimu`^[ \t>]{0,8}(?:- )?(?:[\p{L}\d.-]{1,20} ){0,2}(?:пасс|пароль|password|pass|pwd|psk)(?: ?[:=] {0,8}|[ \t]{2,20})["«\x60]?(?<value>${CHOSEN})["»\x60]?[ \t]{0,8}$`,
  lazy.giu`(?<!\p{L})(?:wi-?fi|wlan|ssid|network|вай-?фа\p{Ll}{1,3}|сет[ьи])(?!\p{L})[^\r\n.]{0,80}?(?<!\p{L})(?:key|password|psk|ключ|пароль)[ :=–—-]{1,4}["«\x60]?(?<value>${CHOSEN})${BEHIND}`,
  lazy.giu`(?<!\p{L})(?:psk|shared[ -](?:key|secret)|общ\p{Ll}{1,3} (?:ключ|секрет))[ :=–—-]{1,4}["«\x60]?(?<value>${CHOSEN})${BEHIND}`,
  lazy.gu`(?<!\p{L})(?:[Пп]арол\p{Ll}{1,3}|[Pp]assword)(?: [\p{L}\d.-]{1,20}){0,3}[ :—–-]{1,4}["«“\x60](?!(?:passw|pwd|token|hash))(?<value>[^\s"»”\x60<>{}$]{6,100})["»”\x60]`,
  lazy.gu`(?:[Пп]арол\p{Ll}{1,3}|[Pp]assword)[^\r\n]{0,240}?(?: с| from) ["«“\x60](?:[^\s"»”\x60]{1,100}["»”\x60] (?:на|to) ["«“\x60])?(?<value>[^\s"»”\x60<>{}$]{6,100})["»”\x60]`,
];
/** Without one: letters of both cases. */
const CALLED = [
  lazy.gu`(?<!\p{L})(?:[Пп]ароли|[Дд]оступы|[Pp]asswords|[Cc]redentials|[Ll]ogins)(?!\p{L})[^:\r\n]{0,80}: [^\r\n]{0,200}?[ ](?<value>${BOTH})(?=;)`,
  lazy.gu`(?:[Пп]арол|[Pp]assw)[^\r\n]{1,160}?(?:подходит|правильн\p{Ll}{2}|Правильн\p{Ll}{2}|действующ\p{Ll}{2}|актуальн\p{Ll}{2}|correct|Correct|right|works|valid|current|(?:пользовател\p{Ll}{1,3}|для|user|for) [\w.@-]{2,40} [–—-])(?: [\p{Ll}\d_.-]{1,24}){0,5}?:? ["«\x60]?(?<value>${BOTH})${BEHIND}`,
  lazy.g`\b(?:[Ss]ign|[Ll]og)(?:s|ged|ned)? ?in(?:to)?(?: [\w.-]{1,24}){0,5}? (?:with|using) (?:the )?(?:password )?["\x60]?(?<value>${BOTH})${BEHIND}`,
  lazy.g`(?:(?<![\w./@:=&?$#-])(?:${LOGIN} / |(?:root|admin|operator|manager|viewer|reader|writer|loader|etl|deploy|backup|dba|postgres):)|(?<=[(–—] ?)${LOGIN}, ?)["\x60]?(?<value>${BOTH})${BEHIND}`,
  lazy.gm`^[ \t]{0,8}(?:(?:[a-z0-9-]{1,40}\.){1,5}[a-z0-9-]{2,40}(?::\d{2,5})?[ \t]*\r?\n[ \t]{0,8}[a-z][\w.@-]{1,40}[ \t]{1,4}|${LOGIN}[ \t]{0,8}\r?\n[ \t]{0,12})(?<value>${BOTH})[ \t]{0,8}$`,
];
/** As chance has drawn it, behind what is done with it. */
const KEYS = [
  lazy.gm`^(?:# )?secrets/[ \t]*\r?\n(?:[^\r\n]{1,120}\r?\n){0,10}?[^\r\n]{1,100}[#→:] (?<value>[\w+/=-]{16,200})[ \t]{0,4}$`,
  lazy.g`(?<!\w)[A-Z][A-Z\d_]{1,40}_(?:PASS|PASSWORD|TOKEN|SECRET|KEY)(?:\t|[ ]{2,24})(?<value>[\w+/=-]{24,200})(?=\s|$)`,
  lazy.giu`(?<!\p{L})(?:signature|подпис\p{Ll}{1,3})[^\r\n:.]{0,50}? (?:with|using|by|key|secret|ключом|секретом|ключ)[ :=–—-]{1,3}["«\x60]?(?<value>${DRAWN})`,
  lazy.giu`${KEY}[^\r\n]{0,120}?(?:former|old|previous|new|прежн\p{Ll}{2}|стар\p{Ll}{2}|нов\p{Ll}{2})[ :–—-]{1,3}["«\x60]?(?<value>${DRAWN})`,
  lazy.giu`${KEY}(?: [\p{L}\d.-]{1,24}){0,4} ?[:=→–—-] ["«\x60]?(?<value>${DRAWN})`,
];
/** What the words before it say alone. */
const TOLD = [
  lazy.g`WIFI:(?:[TSHR]:[^;\r\n]{0,60};){0,4}P:(?<value>(?!\{\{)[^;\r\n]{4,63});`,
  lazy.giu`(?<!\p{L})(?:парол\p{Ll}{1,2} приложения|app password)[ :=–—-]{1,4}["\x60]?(?<value>[a-z]{4}(?:[ -]?[a-z]{4}){3})(?![\p{L}\d_-])`,
  lazy.gu`(?<!\p{L})(?:[Кк]одов\p{Ll}{2,3} слов\p{Ll}|[Cc]ode ?word)(?: (?:для|от|for|of) [\p{L}\d-]{1,20}){0,2}(?: ?[:–—-] | is | )["«“\x60]?(?!Нет|Это|None|This|Unknown)(?<value>\p{Lu}\p{Ll}{3,40})(?![\p{L}\d_-])`,
  lazy.giu`(?<!\p{L})(?:пин|pin)(?:[ -]?(?:код|code)\p{Ll}{0,2})? (?:для|от|на|of|for|to|at)(?: [\p{L}\d-]{1,24}){1,14}?(?:(?::| is| —| –) | (?!(?:19|20)\d\d(?!\d)))(?<value>(?!0{2})\d{4,8})(?![\p{L}\d/-]|[.,:]\d)`,
];
const WORTH =
  /п[ао]рол|доступы|credentials|logins|пасс|pass|pwd|psk|wi-?fi|wlan|network|сет[ьи]|общ|key|token|secret|ключ|токен|секрет|signature|подпис|sign|log|кодов|code ?word|пин|pin|[a-z](?: [/|] |:|, ?)["`]?[\w!#@$%^&*+=~?.-]{6}|-u |\.[a-z0-9-]{2,40}(?::\d+)?[ \t]*\r?\n|[\r\n][ \t]*[a-z_]{2,20}[ \t]*\r?\n/i;
const OTHER_KEY =
  /sha-?\d|md5|х[еэ]ш|hash|checksum|digest|commit|коммит|idempot|идемпот|cache|к[еэ]ш|primary|foreign|public|публичн|открыт|sort|partition|etag|fingerprint|отпечат|lock/i;

/** True for a text in which a secret stands open as notes of a team tell it. */
export function showsNotedSecret(text: string): boolean {
  if (!WORTH.test(text)) return false;
  return (
    LABELLED.some((place) => someValue(text, place(text), isTyped)) ||
    CALLED.some((place) => someValue(text, place(text), isStrong)) ||
    KEYS.some((place) =>
      someValue(
        text,
        place(text),
        (value, { 0: whole }) => !OTHER_KEY.test(whole.slice(0, -value.length)) && isDrawn(value),
      ),
    ) ||
    TOLD.some((place) => someValue(text, place(text), (value) => !value.startsWith('mask')))
  );
}

const NO_VALUE =
  /^v?\d+[.]|\.[a-z]{1,5}$|@\w|^[A-Z_]+=|^\$|^(?:mask|your[-_]|oauth|openid|http|utf-?8|base64|sha-?\d|md5|tls|ssl|ipv)|-only$|\d\.\d|[(:]/i;
const NUMBERED = /^[A-Z\d]*_[A-Z\d_]*$|^[A-Za-z]+-?\d{1,4}$/;

function isTyped(value: string): boolean {
  return (
    !NO_VALUE.test(value) &&
    /\p{L}/u.test(value) &&
    (/[\d!@#$%^&+=~]/.test(value) || /[a-z][-_][A-Z]/.test(value))
  );
}

function isStrong(value: string): boolean {
  return (
    !NO_VALUE.test(value) &&
    !NUMBERED.test(value) &&
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    /\d|[a-z][!#$%^&+=~][A-Za-z]|[A-Z][a-z]+[-_][A-Z][a-z]+[-_][A-Z]/.test(value)
  );
}

// Digits among letters, or capitals among small ones, again and again.
function isDrawn(value: string): boolean {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-/i.test(value)) return false;
  return value
    .split(/[/_.-]/)
    .some(
      (part) =>
        part.length >= 16 &&
        /\d/.test(part) &&
        /(?:\d[A-Za-z]+){3}|(?:[A-Za-z]\d+){3}|(?=[A-Za-z\d]*[A-Z]{2})(?:[a-z]+[A-Z]+){6}/.test(part),
    );
}
