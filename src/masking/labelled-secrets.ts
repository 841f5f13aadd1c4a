import { maskByLine } from './by-line.ts';
import { maskSpokenSecrets } from './spoken-secrets.ts';

const MASKED = '{{masked}}';

/** User and password before the host of a URL (RFC 3986, 3.2.1). */
const USER_INFO = /(?<=[a-z0-9]:\\?\/\\?\/)[^\s/?#@"'<>\\]+(?=@(?!mask\.invalid))/gi;
/** `name=value` in a query, a form, a connection string or an environment. */
const ASSIGNED =
  /(?<![\p{L}\p{N}])([\w.-]{0,40}(?:token|secret|passw(?:or)?d|pwd|(?:api|access|private|secret|app)[_-]?key|signature|session(?:_?id)?|sid|jwt))=(\\{0,3}["']?)([^\s&"'<>;,#\\]+)/giu;
/** Names that may mean something else: the value decides. */
const MAYBE_ASSIGNED =
  /((?<=[?&])(?:key|sign)|(?<![\p{L}\p{N}_-])(?:auth|pass|sig))=(["']?)([^\s&"'<>;,#]+)/giu;
/** `name: value` or `name => value`, where the value looks like a secret and not like a word about one. */
const TOLD =
  /(?<![\p{L}\p{N}_-])((?:[\w-]{0,40}[_-])?(?:token|secret|passw(?:or)?d|(?:api|access|private|secret|app)[_-]?key|signature|bearer|authorization))((?:["'\]]?[ \t]*(?::|=>)[ \t]*["'[]{0,2}|>))((?:(?:bearer|basic|token|digest|negotiate|api-?key|key|hmac)[ \t]+)?)([^\s"',;<>{}\]]+)/giu;
/** Passwords of SQL. */
const IDENTIFIED_BY = /(\bidentified(?: with \w{1,40})? by[ \t]+['"])([^'"\r\n]+)/gi;
/** `token value`: only what can be no word. */
const SPOKEN =
  /(?<![\p{L}\p{N}_])((?:--?)?(?:token|secret|passw(?:or)?d|api[_-]?key)[ \t]+["'«]?)([\w.~+/=-]{10,200})(?![\p{L}\p{N}])/giu;
/** A text without this speaks of none. */
const SPEAKS = /(?:token|secret|passw(?:or)?d|key)[ \t]/iu;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?:[^-]{0,9000}-----END [A-Z ]{0,20}PRIVATE KEY-----|(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})*)/g;
/** Lines of cookies (RFC 6265). */
const COOKIES = /\b((?:set-)?cookie[ \t]*:[ \t]*)(?!\{\{)([\w!#$%&'*+.^`|~-]+=[^\r\n"]*)/gi;
const BASIC = /\b(basic(?:[ \t]+|%20))([A-Za-z0-9+/]{8,}={0,2})(?![\p{L}\p{N}+/=])/giu;
const SECRET_WORD = /token|secret|pass|pwd|key|sig|session|sid|jwt|auth|bearer|identified/i;
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g;

/**
 * Replaces secrets that a text names as such: in the query or before the host of a URL, after the name of a header or a
 * variable, in a connection string; JSON web tokens (RFC 7519) by their form. Placeholders such as `<token>` stay.
 */
export function maskLabelledSecrets(text: string): string {
  return maskSpokenSecrets(maskWritten(text), MASKED);
}

function maskWritten(text: string): string {
  // Most texts hold neither, and the patterns are dear.
  if (!SECRET_WORD.test(text) && !/:\\?\/\\?\/|cookie|basic|eyJ/i.test(text)) return text;
  const told = text
    .replace(PRIVATE_KEY, MASKED)
    .replace(JSON_WEB_TOKEN, '{{token}}')
    .replace(USER_INFO, (user) => (isPlaceholder(user) ? user : MASKED))
    .replace(COOKIES, (_, name: string) => name + MASKED);
  const named = maskByLine(told, (line) => (SECRET_WORD.test(line) ? maskNamed(line) : line));
  return named.replace(BASIC, (whole, scheme: string, credentials: string) =>
    isCredentials(credentials) ? `${scheme}{{token}}` : whole,
  );
}

function maskNamed(text: string): string {
  const assigned = text.includes('=') ? maskAssigned(text) : text;
  const told = /[:>]/.test(assigned)
    ? assigned.replace(TOLD, (whole, name: string, colon: string, scheme: string, value: string) =>
        looksSecret(value) ? name + colon + scheme + (scheme === '' ? MASKED : '{{token}}') : whole,
      )
    : assigned;
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
    .replace(ASSIGNED, (whole, name: string, quote: string, value: string) =>
      isPlaceholder(value) ? whole : `${name}=${quote}${MASKED}`,
    )
    .replace(MAYBE_ASSIGNED, (whole, name: string, quote: string, value: string) =>
      looksSecret(value) ? `${name}=${quote}${MASKED}` : whole,
    );
}

// Written by a masker, or by somebody who explains where a secret goes.
function isPlaceholder(value: string): boolean {
  return /^(?:[{<$*.]|%7B%7B|YOUR_)/i.test(value) || !/[\p{L}\p{N}]/u.test(value);
}

function looksSecret(value: string): boolean {
  if (isPlaceholder(value)) return false;
  return /[0-9]/.test(value) ? value.length >= 8 : value.length >= 20;
}

// RFC 7617: a user, a colon, a password.
function isCredentials(base64: string): boolean {
  return /^[^\p{C}\ufffd]+:[^\p{C}\ufffd]*$/u.test(Buffer.from(base64, 'base64').toString('utf8'));
}
