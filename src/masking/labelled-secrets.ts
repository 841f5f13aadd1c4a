import { lazy } from '../common/lazy-pattern.ts';
import { OF_A_SECRET_KEY } from './field-keys.ts';
import { kindOfFormName } from './form-values.ts';
import { isPlaceholder } from './no-secret.ts';
import { isKeyOfStore } from './remote-words.ts';
import { maskByLine } from './replace-parts.ts';
import { maskSpokenSecrets } from './spoken-secrets.ts';

const MASKED = '{{masked}}';

/** User and password before the host of a URL (RFC 3986, 3.2.1). */
const USER_INFO = /(?<=[a-z0-9]:\\?\/\\?\/)[^\s/?#@"'<>\\]+(?=@(?!mask\.invalid))/gi;
const USER = /^[a-z][a-z_]{1,19}[0-9]{0,2}$/;
const USER_WITHOUT =
  /^[a-z][a-z_]{1,19}[0-9]{0,2}:(?:[*•]{2,}|[xX]{3,}|\[[A-Z]{4,12}\]|\$\{\w{1,60}\}|\$[A-Z_]{2,60}|%s)?$/;
/** What documents write for anybody's. */
const EXAMPLE_OF_USER = /^(?:user|username|login):(?:password|pass|passwd)$/i;
const PLAIN_HOST = /^(?:[\w-]{1,60}|[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?![\w.-])/;
/** Two lines of YAML: `- name: DB_PASSWORD` or `DB_PASSWORD:`, `value: ...`. */
const LISTED =
  /((?<![\w-])(?:name:[ \t]{0,8}["']?)?([\w-]{2,60})["']?:?[ \t]{0,8}\r?\n[ \t]{0,40}value:[ \t]{0,8}["']?)([^\s"']+)/g;
/** How the name of a variable ends that holds a secret. */
const NAME = `(?:token|secret|passw(?:or)?d|(?:${OF_A_SECRET_KEY})[_-]?key|access[_-]?key[_-]?id|signature|(?:jwt|cookie|token|session|webhook)[_-]sign(?:ing)?)`;
/** What a terminal is told before it goes on in another colour. */
const COLOUR = '\\u001b\\[[0-9;]{0,8}m';
/** `name=value` in a query, a form, a connection string or an environment. */
const ASSIGNED = lazy.giu`(?<![\p{L}\p{N}])([\w.-]{0,40}(?:${NAME}|pwd|session(?:_?id)?|sid|jwt|csrf|xsrf|passphrase|amz-credential)(?:${COLOUR})?)=(\\{0,3}["']?)([^\s&"'\x60<>;,#\\]+)`;
/** Names that may mean something else: the value decides. */
const MAYBE_ASSIGNED = lazy.giu`((?<=[?&])(?:key|sign)|(?<![\p{L}\p{N}_-])(?:auth|sig|(?:[\w.-]{0,40}[_.-])?(?:pass|pw|psw)))=(["']?)([^\s&"'\x60<>;,#]+)`;
/** `TOKEN=$(echo value | base64 -d)`: a shell is told what to write. */
const ECHOED = lazy.giu`(?<![\p{L}\p{N}])([\w.-]{0,40}(?:${NAME}|pass|pwd)=["']?\$\((?:echo|printf)[ \t]{1,8}(?:-\w{1,4}[ \t]{1,8}){0,2}["']?)([^\s"'$()|]{6,400})`;
/** The same with spaces, as an ini file has it. */
const SPACED = lazy.giu`(?<![\p{L}\p{N}])([\w.-]{0,40}(?:${NAME}|pass|pwd)[ \t]{1,8}=[ \t]{0,8}["']?)([^\s"'<>;,]{8,400})`;
/** A key without a word before it: a value in quotes that no key of a cache has. */
const KEY = lazy.gu`(?<![\p{L}\p{N}_.-])(key[ \t]{0,3}[:=][ \t]{0,3}["'])(?=[^"']{0,200}[0-9])(?=[^"']{0,200}[a-z])(?=[^"']{0,200}[A-Z])([\w+/=]{24,200})(?=["'])`;
/** `define('DB_PASSWORD', '...')`: a name and a value in a call. */
const CALLED = lazy.giu`(?<=\(\s{0,3})((["'])[\w.-]{0,40}(?:${NAME}|pass|[_-]key)\2\s{0,3},\s{0,3}(["']))((?:(?!\3)[^\r\n]){8,400})(?=\3)`;
/** `name: value` or `name => value`, where the value looks like a secret and not like a word about one. */
const TOLD = lazy.giu`(?<![\p{L}\p{N}_-])((?:[\w-]{0,40}[_-])?(?:${NAME}|pass|pwd|bearer|authorization))((?:["'\]]?[ \t]*(?::|=>)[ \t]*["'[]{0,2}|>))((?:(?:bearer|basic|token|digest|negotiate|api-?key|key|hmac)[ \t]+)?)([^\s"',;<>{}\]]+)`;
/** Passwords of SQL. */
const IDENTIFIED_BY =
  /(\bidentified(?:[ _]with[ _]\w{1,40})?[ _]by[ \t]{1,8}(?:=[ \t]{0,8})?['"])([^'"\r\n]+)/gi;
/** `token value`: only what can be no word. */
const SPOKEN = lazy.giu`(?<![\p{L}\p{N}_])((?:--?)?(?:token|secret|passw(?:or)?d|api[_-]?key)[ \t]+["'«]?)([\w.~+/=-]{10,200})(?![\p{L}\p{N}])`;
/** A text without this speaks of none. */
const SPEAKS = /(?:token|secret|passw(?:or)?d|key)[ \t]/iu;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?:[^-]{0,9000}-----END [A-Z ]{0,20}PRIVATE KEY-----|(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})*)/g;
/** Lines of cookies (RFC 6265). */
const COOKIES = /\b((?:set-)?cookie[ \t]*:[ \t]*)(?!\{\{)([\w!#$%&'*+.^`|~-]+=[^\r\n"]*)/gi;
/** A cookie that a server takes back. */
const DELETED = /^set-cookie[ \t]*:[ \t]*[^\s=;]{1,100}=deleted(?:;|\s|$)/i;
const BASIC = lazy.giu`\b(basic(?:[ \t]+|%20))([A-Za-z0-9+/]{8,}={0,2})(?![\p{L}\p{N}+/=])`;
const SECRET_WORD =
  /token|csrf|xsrf|amz-|secret|pass|pwd|pw=|key|sig|session|sid|jwt|auth|bearer|identified/i;
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g;

/**
 * Replaces secrets that a text names as such: in the query or before the host of a URL, after the name of a header or a
 * variable, in a connection string; JSON web tokens (RFC 7519) by their form. Placeholders such as `<token>` stay.
 */
export function maskLabelledSecrets(text: string): string {
  return maskSpokenSecrets(maskWritten(maskListed(text)), MASKED);
}

// Whatever a secret looks like: the name beside it says what it is.
function maskListed(text: string): string {
  return text.includes('value:')
    ? text.replace(LISTED, (whole, before: string, name: string, value: string) =>
        kindOfFormName(name) === 'secret' && !isPlaceholder(value) ? before + MASKED : whole,
      )
    : text;
}

function maskWritten(text: string): string {
  // Most texts hold neither, and the patterns are dear.
  if (!SECRET_WORD.test(text) && !/:\\?\/\\?\/|cookie|basic|eyJ/i.test(text)) return text;
  const told = text
    .replace(PRIVATE_KEY, MASKED)
    .replace(JSON_WEB_TOKEN, '{{token}}')
    .replace(USER_INFO, (user, at: number, whole: string) =>
      isPlaceholder(user) || isUserAlone(user, whole.slice(at + user.length + 1, at + user.length + 80))
        ? user
        : MASKED,
    )
    .replace(COOKIES, (whole, name: string) => (DELETED.test(whole) ? whole : name + MASKED));
  const named = maskByLine(told, (line) => (SECRET_WORD.test(line) ? maskNamed(line) : line));
  return named.replace(BASIC, (whole, scheme: string, credentials: string) =>
    isCredentials(credentials) ? `${scheme}{{token}}` : whole,
  );
}

function maskNamed(text: string): string {
  const assigned = text.includes('=') ? maskAssigned(text) : text;
  const called = assigned.includes('(')
    ? assigned.replace(CALLED, (whole, before: string, _, __, value: string) =>
        looksSecret(value) ? before + MASKED : whole,
      )
    : assigned;
  const keyed = called.replace(KEY, (_, before: string) => before + MASKED);
  const told = /[:>]/.test(keyed)
    ? keyed.replace(TOLD, (whole, name: string, colon: string, scheme: string, value: string) =>
        looksSecret(value) && !isKeyOfStore(name + colon, value)
          ? name + colon + scheme + (scheme === '' ? MASKED : '{{token}}')
          : whole,
      )
    : keyed;
  const identified = told.replace(IDENTIFIED_BY, (whole, before: string, value: string) =>
    isPlaceholder(value) ? whole : before + MASKED,
  );
  return SPEAKS.test(identified)
    ? identified.replace(SPOKEN, (whole, name: string, value: string) =>
        looksSecret(value) && /\p{L}/u.test(value) && /[0-9]/.test(value) ? name + MASKED : whole,
      )
    : identified;
}

function maskAssigned(text: string): string {
  return text
    .replace(ECHOED, (whole, before: string, value: string) => (looksSecret(value) ? before + MASKED : whole))
    .replace(SPACED, (whole, before: string, value: string) => (looksSecret(value) ? before + MASKED : whole))
    .replace(ASSIGNED, (whole, name: string, quote: string, value: string, at: number) =>
      isPlaceholder(value) ||
      isNothing(value) ||
      isVariable(
        name,
        value.replace(/\)$/, ''),
        value.endsWith(')') ? ')' : text.charAt(at + whole.length),
      ) ||
      isCaption(value, text.slice(at + whole.length, at + whole.length + 80))
        ? whole
        : `${name}=${quote}${MASKED}`,
    )
    .replace(MAYBE_ASSIGNED, (whole, name: string, quote: string, value: string) =>
      looksSecret(value) ? `${name}=${quote}${MASKED}` : whole,
    );
}

// A name of a user without a password, or with one that is crossed out or stands elsewhere. Before a host with dots the name alone looks like an
// address, and is masked.
function isUserAlone(user: string, host: string): boolean {
  if (USER_WITHOUT.test(user) || EXAMPLE_OF_USER.test(user)) return true;
  return USER.test(user) && (user === 'git' || PLAIN_HOST.test(host));
}

// `Client(token=token, ...)`: a program hands on what it has.
function isVariable(name: string, value: string, next: string): boolean {
  return name.toLowerCase().endsWith(value.toLowerCase()) && /^[,)]$/.test(next);
}

// `password="x"`: a test that tries what is refused.
function isNothing(value: string): boolean {
  return /^[xX]$/.test(value);
}

// `auth.password=Forgot your password?`: what a form shows, by one capital and words behind it.
function isCaption(value: string, rest: string): boolean {
  return (
    /^(?:Password|Token|Secret)$/.test(value) ||
    (/^\p{Lu}\p{Ll}{1,20}$/u.test(value) && /^(?: \p{Ll}{1,20}){2,10}[?!.]?[ \t]*(?:[\r\n]|$)/u.test(rest))
  );
}

function looksSecret(value: string): boolean {
  if (isPlaceholder(value)) return false;
  return /[0-9]/.test(value) ? value.length >= 8 : value.length >= 20;
}

// RFC 7617: a user, a colon, a password.
function isCredentials(base64: string): boolean {
  return /^[^\p{C}\ufffd]+:[^\p{C}\ufffd]*$/u.test(Buffer.from(base64, 'base64').toString('utf8'));
}
