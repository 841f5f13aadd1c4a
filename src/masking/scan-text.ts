import { unmaskedNumbers } from './scan-digits.ts';
import { isReserved, keyRule } from './scan-fields.ts';
import type { SecretVault } from './secret-vault.ts';

/** Something unmasked: what it is and where. Never the value itself. */
export interface ScanHit {
  kind: string;
  /** A JSON Pointer, or `line N`. */
  at: string;
}

const CAPABILITY =
  /\/(?:pay|cancel-order|ticket\\?\/(?:pdf|passbook|gpass))\\?\/(?<id>[A-Za-z0-9]{8,64})(?![\p{L}\p{N}_-])(?:\\?\/(?<digest>[A-Za-z0-9]{16,64})(?![\p{L}\p{N}_-]))?/gu;
const TOKEN = /\b(?<word>bearer)(?:[ \t]|%20)+(?<token>[A-Za-z0-9._~+/-]{2,})/gi;
const NOT_A_TOKEN =
  /^(?:YOUR_TOKEN|(?:tokens?|auth|authentication|authorization|scheme|realm|header|error|keys?)[.,;:]?)$/i;
const QUOTED_FIELD =
  /\\?"(?<key>[A-Za-z_-]{3,24})\\?"\s*:\s*\\?"(?<value>(?:[^"\\]|\\u[0-9a-fA-F]{4}|\\\/)+)\\?"/g;

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
  const kinds: string[] = [];
  if (vault.find(text).length > 0) kinds.push('secret');
  if (hasEmail(text)) kinds.push('email');
  if (hasToken(text)) kinds.push('token');
  if (hasCapability(text)) kinds.push('capability-url');
  if (digits) kinds.push(...unmaskedNumbers(text));
  return [...new Set([...kinds, ...unmaskedFields(text)])];
}

// Fields that the text quotes as JSON with an unmasked value: `"client_name": "..."`.
function unmaskedFields(text: string): string[] {
  if (!text.includes(':')) return [];
  return [...text.matchAll(QUOTED_FIELD)].flatMap(({ groups }) => {
    const rule = keyRule(groups?.['key'] ?? '');
    return rule === undefined || isReserved(rule, plainValue(groups?.['value'] ?? '')) ? [] : [rule];
  });
}

function plainValue(literal: string): string {
  return literal
    .replaceAll('\\/', '/')
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

// Looks at what stands on either side of each sign, where the masker matches whole addresses.
function hasEmail(text: string): boolean {
  for (const { index, 0: sign } of text.matchAll(/@|%40/g)) {
    const local = text.slice(Math.max(0, index - 24), index).replace(/\.+$/, '');
    const domain =
      /^((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:xn--[\p{L}\p{N}-]*[\p{L}\p{N}]|\p{L}{2,}))/u.exec(
        text.slice(index + sign.length, index + sign.length + 256),
      )?.[0];
    if (/[\p{L}\p{N}_+-]$/u.test(local) && domain !== undefined && domain.toLowerCase() !== 'mask.invalid')
      return true;
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
  return [...text.matchAll(CAPABILITY)].some(({ groups }) => {
    const parts = [groups?.['id'], groups?.['digest']].filter((part) => part !== undefined);
    return parts.some((part) => !isReserved('capability', part));
  });
}
