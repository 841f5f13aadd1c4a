import { AuditError } from '../model/errors.ts';

const SHORTEST = 8;
const PLACEHOLDER = '{{secret}}';

/** Knows secret values and every spelling in which they may turn up in a text. */
export interface SecretVault {
  /** The text with every spelling of every secret replaced by `{{secret}}`. */
  conceal(text: string): string;
  /** Places (offsets) at which a spelling of a secret begins. */
  find(text: string): number[];
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
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  return {
    conceal: (text) =>
      spellings.reduce(
        (rest, spelling) => (rest.includes(spelling) ? rest.split(spelling).join(PLACEHOLDER) : rest),
        text,
      ),
    find: (text) => spellings.flatMap((spelling) => offsetsOf(text, spelling)),
  };
}

function spellingsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const base64 = [0, 1, 2].map((offset) => base64Core(secret, offset));
  return [
    secret,
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (sign) => sign.toLowerCase()),
    escaped,
    escaped.replaceAll('/', '\\/'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
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

function offsetsOf(text: string, spelling: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + spelling.length))
    offsets.push(at);
  return offsets;
}
