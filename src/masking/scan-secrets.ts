const OWN = /^["']?(?:\{\{|%7b%7b|[<{$*.]|your_)/i;
const NAME = '(?:token|secret|passw(?:or)?d|(?:api|access|private|secret|app)[_-]?key|signature)';
const SCHEME = '(?:bearer|basic|token|digest|negotiate|api-?key|key|hmac)';
const IN_QUERY = new RegExp(
  `(?<![\\p{L}\\p{N}])[\\w.-]{0,40}(?:${NAME}|pwd|sid|jwt|session(?:_?id)?)=(?<value>\\\\{0,3}["']?[^\\s&<>;,#]*[\\p{L}\\p{N}])`,
  'giu',
);
const PERHAPS = /(?:[?&](?:key|sign)|(?<![\p{L}\p{N}_-])(?:auth|pass|sig))=["']?(?<value>[^\s&"'<>;,#]+)/giu;
const IN_LINE = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:[\\w-]{0,40}[_-])?(?:${NAME}|bearer|authorization)(?:["'\\]]?[ \\t]*(?::|=>)[ \\t]*["'[]{0,2}|>)(?:${SCHEME}[ \\t]+)?(?<value>[^\\s"',;<>{}\\]]+)`,
  'giu',
);
const BY_SQL = /\bidentified(?: with \w{1,40})? by[ \t]+['"](?<value>[^'"\r\n]+)/gi;
const BEFORE_HOST = /[a-z0-9]:\\?\/\\?\/(?<value>[^\s/?#@"'<>\\]+)@/gi;
const COOKIE_LINE = /\bcookie[ \t]*:[ \t]*(?<value>[^\s=]+=\S)/gi;
const BASIC = /\bauthorization["']?[ \t]*:[ \t]*["']?basic[ \t]+(?<value>[A-Za-z0-9+/]{8,}={0,2})/gi;
const BY_FORM = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const WORTH_READING = /token|secret|pass|pwd|key|sig|session|sid|jwt|auth|bearer|identified|cookie|@|eyJ/i;

/** True for a text that names a secret as such and shows it: `password=...`, `Authorization: ...`, a private key. */
export function hasNamedSecret(text: string): boolean {
  if (!WORTH_READING.test(text)) return false;
  const shows = (pattern: RegExp, isSecret: (value: string) => boolean) =>
    [...text.matchAll(pattern)].some(({ groups }) => isSecret(groups?.['value'] ?? ''));
  const open = (value: string) => !OWN.test(value.replace(/^\\+/, ''));
  const long = (value: string) => open(value) && value.length >= (/[0-9]/.test(value) ? 8 : 20);
  return (
    BY_FORM.test(text) ||
    shows(IN_QUERY, open) ||
    shows(PERHAPS, long) ||
    shows(IN_LINE, long) ||
    shows(BY_SQL, open) ||
    shows(BEFORE_HOST, open) ||
    shows(COOKIE_LINE, open) ||
    shows(BASIC, isCredentials)
  );
}

function isCredentials(base64: string): boolean {
  const text = Buffer.from(base64, 'base64').toString('utf8');
  return text.indexOf(':') > 0 && !/[\p{C}\ufffd]/u.test(text);
}
