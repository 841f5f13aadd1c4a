import { AuditError } from '../model/errors.ts';
import { wordSearch } from './word-search.ts';

const SHORTEST = 8;
const PLACEHOLDER = '{{secret}}';

/** Knows secret values and every spelling in which they may turn up in a text. */
export interface SecretVault {
  /** The text with every spelling of every secret replaced by `{{secret}}`. */
  conceal(text: string): string;
  /** True for a text that holds a spelling of a secret. */
  holds(text: string): boolean;
}

/**
 * A vault for exact values such as tokens: as they are, JSON-escaped, URL-encoded, and Base64-encoded (RFC 4648, both
 * alphabets) alone or within a longer text. Throws AuditError USAGE for a value under 8 signs, which ordinary text may hold.
 */
export function secretVault(secrets: readonly string[]): SecretVault {
  if (secrets.some((secret) => secret.length < SHORTEST)) {
    throw new AuditError(
      'USAGE',
      `a secret to mask has fewer than ${SHORTEST} signs`,
      'Check the tokens in the environment: one is empty or cut off.',
    );
  }
  const byLength = (a: string, b: string) => b.length - a.length;
  const plain = [...new Set(secrets.flatMap(plainSpellings))].sort(byLength);
  const encoded = [...new Set(secrets.flatMap(base64Spellings))].sort(byLength);
  const search = wordSearch([...plain, ...encoded]);
  const holds = (text: string) => search(text) !== -1;
  return {
    holds,
    conceal: (text) =>
      holds(text)
        ? encoded.reduce(
            (rest, spelling) => withoutRuns(rest, spelling),
            plain.reduce(
              (rest, spelling) => (rest.includes(spelling) ? rest.split(spelling).join(PLACEHOLDER) : rest),
              text,
            ),
          )
        : text,
  };
}

function plainSpellings(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (sign) => sign.toLowerCase()),
    escaped,
    escaped.replaceAll('/', '\\/'),
  ];
}

function base64Spellings(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) => base64Core(secret, offset));
  return [...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}

// All of the Base64 around the secret goes with it: the rest could be decoded still, but not be looked into any more.
function withoutRuns(text: string, spelling: string): string {
  let rest = '';
  let copied = 0;
  for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, copied)) {
    let start = at;
    while (start > copied && isBase64(text.charAt(start - 1))) start -= 1;
    rest += text.slice(copied, start) + PLACEHOLDER;
    copied = at + spelling.length;
    while (isBase64(text.charAt(copied)) || text.charAt(copied) === '=') copied += 1;
  }
  return rest + text.slice(copied);
}

function isBase64(sign: string): boolean {
  return /[A-Za-z0-9+/_-]/.test(sign);
}

// The signs that depend on the secret alone when it stands `offset` bytes after a Base64 boundary.
function base64Core(secret: string, offset: number): string {
  const bytes = Buffer.from(secret, 'utf8');
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((offset * 8) / 6), whole);
}
