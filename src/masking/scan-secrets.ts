import { lazy } from '../common/lazy-pattern.ts';
import { formParts } from './form-values.ts';
import { isReadElsewhere } from './no-secret.ts';
import { isKeyOfStore } from './remote-words.ts';
import { type FieldRule, isReserved, keyRule } from './scan-fields.ts';
import { SIGN } from './scan-signs.ts';
import { showsSpokenSecret } from './scan-spoken.ts';

const OWN =
  /^["']?(?:\{\{|%7b%7b|[<{$*.]|your_|%\w{1,60}%$|\[(?:redacted|masked|hidden|filtered|removed)\]?$)/i;
const KEY_OF =
  '(?:api|access|private|secret|app|auth|account|shared|signing|encryption|partners?|consumer|master|deploy|service|webhook|merchant|terminal|hmac)';
const NAME = `(?:token|secret|passw(?:or)?d|${KEY_OF}[_-]?key|access[_-]?key[_-]?id|signature|(?:jwt|cookie|token|session|webhook)[_-]sign(?:ing)?)`;
const SCHEME = '(?:bearer|basic|token|digest|negotiate|api-?key|key|hmac)';
const IN_QUERY = lazy.giu`(?<![\p{L}\p{N}])[\w.-]{0,40}(?:${NAME}|pwd|sid|jwt|csrf|xsrf|passphrase|amz-credential|session(?:_?id)?)(?:\u001b\[[0-9;]{0,8}m)?=\\{0,3}["']?(?<value>[^\s&"'\x60<>;,#\\]*[\p{L}\p{N}])`;
const PERHAPS = lazy.giu`(?:[?&](?:key|sign)|(?<![\p{L}\p{N}_-])(?:auth|sig|(?:[\w.-]{0,40}[_.-])?(?:pass|pw|psw)))=["']?(?<value>[^\s&"'\x60<>;,#]+)`;
const IN_LINE = lazy.giu`(?<![\p{L}\p{N}_-])(?:[\w-]{0,40}[_-])?(?:${NAME}|pass|pwd|bearer|authorization)(?:["'\]]?[ \t]*(?::|=>)[ \t]*["'[]{0,2}|>)(?:${SCHEME}[ \t]+)?(?<value>[^\s"',;<>{}\]]+)`;
const IN_INI = lazy.giu`(?<![\p{L}\p{N}])[\w.-]{0,40}(?:${NAME}|pass|pwd)[ \t]{1,8}=[ \t]{0,8}["']?(?<value>[^\s"'<>;,]{8,400})`;
const IN_SHELL = lazy.giu`(?<![\p{L}\p{N}])[\w.-]{0,40}(?:${NAME}|pass|pwd)=["']?\$\((?:echo|printf)[ \t]{1,8}(?:-\w{1,4}[ \t]{1,8}){0,2}["']?(?<value>[^\s"'$()|]{6,400})`;
const IN_CALL = lazy.giu`(?<=\(\s{0,3})(?<open>["'])[\w.-]{0,40}(?:${NAME}|pass|[_-]key)\k<open>\s{0,3},\s{0,3}(?<quote>["'])(?<value>(?:(?!\k<quote>)[^\r\n]){8,400})\k<quote>`;
/** Pairs of YAML, whose value stands a line below its name. */
const LISTED =
  /(?<![\w-])(?:name:[ \t]{0,8}["']?)?(?<key>[\w-]{2,60})["']?:?[ \t]{0,8}\r?\n[ \t]{0,40}value:[ \t]{0,8}["']?(?<value>[^\s"']+)/g;
const BY_SQL =
  /\bidentified(?:[ _]with[ _]\w{1,40})?[ _]by[ \t]{1,8}(?:=[ \t]{0,8})?['"](?<value>[^'"\r\n]+)/gi;
const BEFORE_HOST = /[a-z0-9]:\\?\/\\?\/(?<value>[^\s/?#@"'<>\\]+)@(?!mask\.invalid)/gi;
const COOKIE_LINE = /\bcookie[ \t]*:[ \t]*/gi;
const END_OF_NAME = /[\s=]/g;
/** Signs of a name (RFC 6265, 4.1.1). */
const COOKIE_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const BASIC = /\bauthorization["']?[ \t]*[:|][ \t]*["']?basic[ \t]+(?<value>[A-Za-z0-9+/]{8,}={0,2})/gi;
const BY_FORM = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const WORTH_READING =
  /токен|п[ао]рол|пасс|секрет|ключ|token|csrf|xsrf|amz-|secret|pass|pw|key|sig|session|sid|jwt|auth|bearer|identified|cookie|@|eyJ|[ \t](?:-[uaU]|--user|--auth|--proxy-user)[ =]?["']?[\w.@-]{1,60}:|basic|пин|pin|код доступа|кодовое/i;

/** True for a text that names a secret as such and shows it: `password=...`, `Authorization: ...`, a private key. */
export function hasNamedSecret(text: string, signs: number): boolean {
  const equals = (signs & SIGN.equals) !== 0;
  const colon = (signs & SIGN.colon) !== 0;
  const quoted = (signs & (SIGN.quote | SIGN.apostrophe)) !== 0 && (signs & SIGN.space) !== 0;
  const told = colon || (signs & SIGN.greater) !== 0;
  if ((text.includes('eyJ') || text.includes('-----BEGIN ')) && BY_FORM.test(text)) return true;
  if (
    !(equals || told || quoted || (signs & (SIGN.hyphen | SIGN.space | SIGN.beyond)) !== 0) ||
    !WORTH_READING.test(text)
  )
    return false;
  const shows = (pattern: RegExp, isSecret: (value: string, rest: string, whole: string) => boolean) =>
    [...text.matchAll(pattern)].some(({ 0: whole, index, groups }) =>
      isSecret(groups?.['value'] ?? '', text.slice(index + whole.length, index + whole.length + 80), whole),
    );
  const open = isOpen;
  const long = (value: string) => open(value) && value.length >= (/[0-9]/.test(value) ? 8 : 20);
  return (
    (equals &&
      (shows(
        IN_QUERY(text),
        (value, rest, whole) =>
          open(value) &&
          !/^x$/i.test(value) &&
          !isCaption(value, rest) &&
          !isHandedOn(whole, value, rest) &&
          !isRead(value, rest),
      ) ||
        shows(PERHAPS(text), long))) ||
    (equals && shows(IN_INI(text), long)) ||
    (text.includes('(') && (shows(IN_CALL(text), long) || (equals && shows(IN_SHELL(text), long)))) ||
    (told &&
      shows(
        IN_LINE(text),
        (value, _, whole) => long(value) && !isKeyOfStore(whole.slice(0, -value.length), value),
      )) ||
    (quoted && shows(BY_SQL, open)) ||
    (colon &&
      (signs & SIGN.at) !== 0 &&
      shows(BEFORE_HOST, (value, host) => open(value) && !isUserAlone(value, host))) ||
    (colon && equals && showsCookie(text, open)) ||
    (/basic/i.test(text) && shows(BASIC, isCredentials)) ||
    showsSpokenSecret(text)
  );
}

/** What stands open in parts of a form, or is a secret in a pair of YAML. */
export function openParts(text: string): { kind: FieldRule; index: number }[] {
  const listed = text.includes('value:') ? [...text.matchAll(LISTED)] : [];
  const parts = [...formParts(text)].map(({ name, start, end }) => ({
    rule: keyRule(name.split(/[[\]]+/).findLast((step) => step !== '') ?? ''),
    value: text.slice(start, end),
    index: start,
  }));
  const pairs = listed.map(({ index, groups }) => ({
    rule: keyRule(groups?.['key'] ?? '') === 'token' ? ('token' as const) : undefined,
    value: groups?.['value'] ?? '',
    index,
  }));
  return [...parts, ...pairs].flatMap(({ rule, value, index }) =>
    rule !== undefined && (rule === 'token' ? isOpen(value) : !isReserved(rule, value))
      ? [{ kind: rule, index }]
      : [],
  );
}

// What a form shows: `auth.password=Forgot your password?`
function isCaption(value: string, rest: string): boolean {
  return (
    /^(?:Password|Token|Secret)$/.test(value) ||
    (/^\p{Lu}\p{Ll}+$/u.test(value) && /^(?: \p{Ll}+){2,10}[?!.]?[ \t]*(?:[\r\n]|$)/u.test(rest))
  );
}

// `Client(partners_token=token, ...)`: a program hands on what it has under a part of the same name.
function isHandedOn(whole: string, value: string, rest: string): boolean {
  const name = whole.slice(0, whole.indexOf('=')).toLowerCase();
  return name.endsWith(value.toLowerCase()) && /^[,)]/.test(rest);
}

// `token=env["NAME"]`: what is read begins behind the name of where it is.
function isRead(value: string, rest: string): boolean {
  return /^[[(]/.test(rest) && isReadElsewhere(value + rest.charAt(0));
}

function isOpen(value: string): boolean {
  return !OWN.test(value.replace(/^\\+/, '')) && !isReadElsewhere(value) && /[\p{L}\p{N}]/u.test(value);
}

// A name of a user without a password, or with one that is crossed out or stands elsewhere.
function isUserAlone(value: string, host: string): boolean {
  if (/^(?:user|username|login):(?:password|pass|passwd)$/i.test(value)) return true;
  const [user = '', ...rest] = value.split(':');
  if (!/^[a-z][a-z_]{1,19}[0-9]{0,2}$/.test(user)) return false;
  if (rest.length === 0)
    return user === 'git' || /^(?:[\w-]{1,60}|[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![\w.-])/.test(host);
  return /^(?:[*•]{2,}|[xX]{3,}|\[[A-Z]{4,12}\]|\$\{\w{1,60}\}|\$[A-Z_]{2,60}|%s)?$/.test(rest.join(':'));
}

// `Cookie: name=...`. By hand, since a pattern would look for the end of the same name from every place within it.
function showsCookie(text: string, isSecret: (value: string) => boolean): boolean {
  let end = -1;
  let next = 0;
  for (const { index, 0: label } of text.matchAll(COOKIE_LINE)) {
    const start = index + label.length;
    if (index < next) continue;
    if (end < start) {
      END_OF_NAME.lastIndex = start;
      end = END_OF_NAME.exec(text)?.index ?? text.length;
    }
    const value = text.slice(start, end + 2);
    if (end === start || text.charAt(end) !== '=' || !/\S$/.test(value.slice(end + 1 - start))) continue;
    const isDeleted = /^deleted(?:;|\s|$)/.test(text.slice(end + 1, end + 10));
    if (COOKIE_NAME.test(text.slice(start, end)) && !isDeleted && isSecret(value)) return true;
    next = end + 2;
  }
  return false;
}

function isCredentials(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return text.indexOf(':') > 0 && !/[\p{C}\ufffd]/u.test(text);
}
