import { unmaskedNumbers } from './scan-digits.ts';
import { isReserved } from './scan-fields.ts';
import { labelledKinds } from './scan-labels.ts';
import { unmaskedMembers } from './scan-members.ts';
import { readingsOf } from './scan-readings.ts';
import { hasNamedSecret } from './scan-secrets.ts';
import type { SecretVault } from './secret-vault.ts';

/** Something unmasked: what it is and where. Never the value itself. */
export interface ScanHit {
  kind: string;
  /** A JSON Pointer, or `line N`. */
  at: string;
}

const CAPABILITY =
  /\/(?:pay|cancel-order|ticket\\?\/(?:pdf|passbook|gpass))\\?\/(?<id>[A-Za-z0-9]{8,64})(?![\p{L}\p{N}_-])(?:\\?\/(?<digest>[A-Za-z0-9]{16,64})(?![\p{L}\p{N}_-]))?/giu;
const PAIR = /\/(?<id>[A-Za-z0-9]{10})\\?\/(?<digest>[0-9a-f]{32})(?![\p{L}\p{N}_-])/gu;
const TOKEN = /\b(?<word>bearer)(?:\\?[ \t\u00a0]|%20)+(?<token>[A-Za-z0-9._~+/-]{2,}=?)/gi;
const NOT_A_TOKEN =
  /^(?:YOUR_TOKEN|(?:tokens?|auth|authentication|authorization|scheme|realm|header|error|keys?)[.,;:]?|(?:realm|error|error_description|scope|token)=)$/i;

/**
 * What is unmasked in a text of any format, each kind once a line. The rules are the scanner's own: it does not ask the
 * masker, so that a gap in the masker does not hide itself.
 */
export function scanTextLines(text: string, vault: SecretVault): ScanHit[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) =>
      unmaskedIn(line, vault, { digits: true }).map((kind) => ({ kind, at: `line ${index + 1}` })),
    );
}

/** Kinds of unmasked things in one text, each once. `digits: false` allows identifiers made of digits. */
export function unmaskedIn(text: string, vault: SecretVault, { digits }: { digits: boolean }): string[] {
  return [...new Set(readingsOf(text).flatMap((reading) => kindsIn(reading, vault, digits)))];
}

function kindsIn(text: string, vault: SecretVault, digits: boolean): string[] {
  return [
    ...(vault.find(text).length > 0 ? ['secret'] : []),
    ...(hasEmail(text) ? ['email'] : []),
    ...(hasToken(text) || hasNamedSecret(text) ? ['token'] : []),
    ...(hasCapability(text) ? ['capability-url'] : []),
    ...(digits ? unmaskedNumbers(text) : []),
    ...unmaskedMembers(text),
    ...labelledKinds(text, { digits }),
  ];
}

// Looks at what stands on either side of each sign, where the masker matches whole addresses.
function hasEmail(text: string): boolean {
  for (const { index, 0: sign } of text.matchAll(/@|%40/g)) {
    const local = text.slice(Math.max(0, index - 24), index).replace(/\.+$/, '');
    const domain =
      /^((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}{2,}))/u.exec(
        text.slice(index + sign.length, index + sign.length + 256),
      )?.[0];
    if (domain === undefined || /^(?:mask\.invalid|[1-9]x\.(?:png|jpe?g|gif|webp|svg))$/i.test(domain))
      continue;
    if (/[\p{L}\p{N}_+-]$|"[^"@\\]+"$/u.test(local)) return true;
  }
  return false;
}

function hasToken(text: string): boolean {
  return [...text.matchAll(TOKEN)].some(({ groups }) => {
    const token = groups?.['token'] ?? '';
    if (NOT_A_TOKEN.test(token)) return false;
    const prose = groups?.['word'] === 'bearer' && token.length < 16 && !/[0-9_]/.test(token);
    return !prose;
  });
}

function hasCapability(text: string): boolean {
  return [...text.matchAll(CAPABILITY), ...text.matchAll(PAIR)].some(({ groups }) => {
    const parts = [groups?.['id'], groups?.['digest']].filter((part) => part !== undefined);
    return parts.some((part) => !isReserved('capability', part));
  });
}
