import { BoundedCache } from '../common/bounded-cache.ts';
import { lazy } from '../common/lazy-pattern.ts';
import { HEX_TEXT } from './packed-base64.ts';
import { MAY_HOLD_PAIRS, pairedMembers } from './paired-members.ts';
import { openLinks } from './personal-links.ts';
import { openPersons } from './persons.ts';
import { placedValues } from './placed-values.ts';
import { openCells } from './scan-columns.ts';
import { ISO_TIME, unmaskedNumbers } from './scan-digits.ts';
import { hasEmail, hasSpacedEmail, hasSpelledEmail } from './scan-emails.ts';
import { isReserved, keyRule, ruleOfKind } from './scan-fields.ts';
import { showsKnownSecret } from './scan-forms.ts';
import { labelledKinds } from './scan-labels.ts';
import { unmaskedMembers } from './scan-members.ts';
import { namedKinds } from './scan-notations.ts';
import { showsClientNumber } from './scan-numbers.ts';
import { personalKinds } from './scan-personal.ts';
import { readingsOf } from './scan-readings.ts';
import { hasNamedSecret, openParts } from './scan-secrets.ts';
import { countDigits, mayHoldBase64, SIGN, signsOf } from './scan-signs.ts';
import type { SecretVault } from './secret-vault.ts';
import { openSecrets } from './secrets.ts';

/** Something unmasked: what it is and where. Never the value itself. */
export interface ScanHit {
  kind: string;
  /** A JSON Pointer, or `line N`. */
  at: string;
}

const CAPABILITY = lazy.giu`/(?:pay|cancel-order|ticket\\?/(?:pdf|passbook|gpass))\\?/(?<id>[A-Za-z0-9]{8,64})(?![\p{L}\p{N}_-]|(?:@|%40)mask\.invalid)(?:\\?/(?<digest>[A-Za-z0-9]{16,64})(?![\p{L}\p{N}_-]|(?:@|%40)mask\.invalid))?`;
const PAIR = lazy.gu`/(?<id>[A-Za-z0-9]{10})\\?/(?<digest>[0-9a-f]{32})(?![\p{L}\p{N}_-])`;
const TOKEN = /\b(?<word>bearer)(?:\\?[ \t\u00a0]|%20)+(?<token>[A-Za-z0-9._~+/-]{2,}=?)/gi;
const NOT_A_TOKEN =
  /^(?:YOUR(?:_[A-Z]{2,12}){1,4}|(?:tokens?|auth|authentication|authorization|scheme|realm|header|error|keys?)[.,;:]?|(?:realm|error|error_description|scope|token)=)$/i;

/** Kinds of unmasked things in one text, each once. Without `digits`, identifiers made of digits are allowed. */
export type TextScanner = (text: string, digits: boolean) => readonly string[];

/** Texts whose kinds are kept: the same ones stand in the log, in the model and in the documents. */
const KEPT = { entries: 20_000, longestKey: 200 };
const SIGNS_OF_TIME = SIGN.digit | SIGN.hyphen | SIGN.colon | SIGN.upper | SIGN.dot;
const NOTHING: readonly string[] = [];
const SECRET: readonly string[] = ['secret'];

/**
 * A scanner of texts that knows the secrets of a run. Fields, columns, numbers and labels it reads by rules of its own; the places that words or
 * what stands beside tell are in lists which the masker reads, too. The scan of `npm run verify` shares none of either.
 */
export function textScanner(vault: SecretVault): {
  text: TextScanner;
  lines(text: string): ScanHit[];
  excerpt(text: string): ScanHit[];
} {
  const kept = {
    digits: new BoundedCache<readonly string[]>(KEPT),
    ids: new BoundedCache<readonly string[]>(KEPT),
  };
  const secretKinds = (text: string) => (vault.holds(text) ? SECRET : NOTHING);
  // A line of a text is looked at beside the others, too: what it tells together with them is sought there.
  const kindsOf = (text: string, signs: number, digits: boolean, isLine = false): readonly string[] => {
    const readings = readingsOf(text, signs);
    if (readings.length === 1 && isLine) return [...kindsIn(text, signs, vault, digits)];
    const found = readings.flatMap((reading) =>
      reading === text
        ? [...kindsIn(text, signs, vault, digits), ...(isLine ? [] : blockKinds(text))]
        : [...kindsIn(reading, signsOf(reading), vault, digits), ...blockKinds(reading)],
    );
    return [...new Set(found)];
  };
  const excerptKinds = (line: string) => [
    ...new Set(readingsOf(line, signsOf(line)).flatMap((text) => [...ownKinds(text, signsOf(text), vault)])),
  ];
  // Not kept: a line is a part of its text, which would stay in memory with it.
  const inLines = (text: string, kindsOfLine: (line: string) => readonly string[]) => {
    const hits = text
      .split(/\r\n|\n|\r/)
      .flatMap((line, index) => kindsOfLine(line).map((kind) => ({ kind, at: `line ${index + 1}` })));
    // A secret may be broken into lines.
    const isBroken = !hits.some(({ kind }) => kind === 'secret') && vault.holds(text);
    return isBroken ? [...hits, { kind: 'secret', at: 'several lines' }] : hits;
  };
  return {
    text: (text, digits) => {
      const signs = signsOf(text);
      if (isPlain(text, signs)) return secretKinds(text);
      if (signs === SIGN.digit && text.length <= LONGEST_NUMBER)
        return [...secretKinds(text), ...unmaskedNumbers(text, countDigits(text, signs), digits)];
      return kept[digits ? 'digits' : 'ids'].get(text, () => kindsOf(text, signs, digits));
    },
    lines: (text) => [
      ...inLines(text, (line) => {
        const signs = signsOf(line);
        return isPlain(line, signs) ? secretKinds(line) : kindsOf(line, signs, true, true);
      }),
      ...inTheirLines(text, blockHits(text)),
    ],
    excerpt: (text) => inLines(text, excerptKinds),
  };
}

// Words and short numbers without any sign that a rule asks for: nearly every key, and most values of an answer.
const UNTELLING = SIGN.hyphen | SIGN.lower | SIGN.upper | SIGN.digit;
/** Fewer than any number has that is looked for, a label before it or not. */
const FEWEST_DIGITS = 8;
/** A sum of a file or an id in hexadecimal: its digits stand beside its letters, so that none is a number. */
const SUM = /^(?=[0-9a-f]*[a-f])[0-9a-f]+$/;
const UNTELLING_OF_SUM = SIGN.lower | SIGN.digit;
/** Digits of the longest number but that of a bank account, which is told by itself. */
const LONGEST_NUMBER = 19;
/** Signs of the shortest token that its form tells. */
const SHORTEST_ISSUED = 20;

function isPlain(text: string, signs: number): boolean {
  if ((signs & ~UNTELLING) !== 0) return (signs & ~SIGNS_OF_TIME) === 0 && ISO_TIME.test(text);
  if (text.length >= SHORTEST_ISSUED && (signs & SIGN.upper) !== 0 && (signs & SIGN.digit) !== 0)
    return false;
  if ((signs & ~UNTELLING_OF_SUM) === 0 && SUM.test(text)) return !HEX_TEXT.test(text);
  return countDigits(text, signs).all < FEWEST_DIGITS && !mayHoldBase64(text, signs);
}

function kindsIn(text: string, signs: number, vault: SecretVault, digits: boolean): Set<string> {
  const count = countDigits(text, signs);
  const lower = text.toLowerCase();
  const kinds = ownKinds(text, signs, vault);
  for (const kind of unmaskedNumbers(text, count, digits)) kinds.add(kind);
  for (const kind of unmaskedMembers(text, signs)) kinds.add(kind);
  if (MAY_HOLD_PAIRS.test(text))
    for (const { key, start, end } of pairedMembers(text)) {
      const rule = keyRule(key);
      if (rule !== undefined && !isReserved(rule, text.slice(start, end))) kinds.add(rule);
    }
  for (const kind of labelledKinds(text, signs, digits ? count : null)) kinds.add(kind);
  for (const kind of personalKinds(text, lower, digits ? count : null)) kinds.add(kind);
  if (digits && (signs & SIGN.digit) !== 0 && showsClientNumber(text, lower)) kinds.add('identifier');
  return kinds;
}

function openValues(text: string, lower: string): { kind: string; index: number }[] {
  return placedValues(text, lower).flatMap(({ kind, start, end }) => {
    const rule = ruleOfKind(kind);
    return isReserved(rule, text.slice(start, end)) ? [] : [{ kind: rule, index: start }];
  });
}

const isOpenName = (name: string) => !isReserved('name', name);

function blockKinds(text: string): string[] {
  return blockHits(text).map(({ kind }) => kind);
}

/** What the lines of a text tell together: a table by its header, a name by the block that it stands in. */
function blockHits(text: string): { kind: string; index: number }[] {
  const lower = text.toLowerCase();
  return [
    ...openCells(text),
    ...openValues(text, lower),
    ...openSecrets(text, lower).map((index) => ({ kind: 'token', index })),
    ...openPersons(text, isOpenName).map((index) => ({ kind: 'name', index })),
    // PHP dumps a value below its key.
    ...(text.includes(']=>') ? namedKinds(text).map((kind) => ({ kind, index: text.indexOf(']=>') })) : []),
    ...openParts(text),
  ];
}

// The ends of lines are looked for once: a text may have as many hits as it has lines.
function inTheirLines(text: string, found: readonly { kind: string; index: number }[]): ScanHit[] {
  if (found.length === 0) return [];
  const starts = [...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: sign, index }) => index + sign.length);
  let line = 0;
  const hits = found.map(({ kind, index }) => ({ kind, index, line: 1 }));
  for (const hit of hits.toSorted((a, b) => a.index - b.index)) {
    while (line < starts.length && (starts[line] ?? 0) <= hit.index) line += 1;
    hit.line = line + 1;
  }
  return hits.map((hit) => ({ kind: hit.kind, at: `line ${hit.line}` }));
}

/** Kinds of what is told by its own form, whatever word stands before it. */
function ownKinds(text: string, signs: number, vault: SecretVault): Set<string> {
  const kinds = new Set<string>();
  if (vault.holds(text)) kinds.add('secret');
  if ((signs & (SIGN.at | SIGN.percent)) !== 0 && hasEmail(text)) kinds.add('email');
  if (hasSpelledEmail(text) || ((signs & SIGN.at) !== 0 && hasSpacedEmail(text))) kinds.add('email');
  if (showsKnownSecret(text) || hasToken(text, signs) || hasNamedSecret(text, signs)) kinds.add('token');
  if ((signs & SIGN.slash) !== 0 && (hasCapability(text) || openLinks(text).next().done === false))
    kinds.add('capability-url');
  return kinds;
}

function hasToken(text: string, signs: number): boolean {
  if ((signs & (SIGN.space | SIGN.percent)) === 0 || !/bearer/i.test(text)) return false;
  return [...text.matchAll(TOKEN)].some(({ groups }) => {
    const token = groups?.['token'] ?? '';
    if (NOT_A_TOKEN.test(token)) return false;
    const prose = groups?.['word'] === 'bearer' && token.length < 16 && !/[0-9_]/.test(token);
    return !prose;
  });
}

function hasCapability(text: string): boolean {
  return [...text.matchAll(CAPABILITY(text)), ...text.matchAll(PAIR(text))].some(({ groups }) => {
    const parts = [groups?.['id'], groups?.['digest']].filter((part) => part !== undefined);
    return parts.some((part) => !isReserved('capability', part));
  });
}
