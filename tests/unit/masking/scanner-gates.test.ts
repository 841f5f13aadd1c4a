import { expect, test } from 'vitest';
import { createMasker, type Masker } from '../../../src/masking/create-masker.ts';
import { secretVault } from '../../../src/masking/secret-vault.ts';
import { wordSearch } from '../../../src/masking/word-search.ts';
import { nearMisses, positives } from './corpus-items.ts';
import { numbers, signs } from './generated-values.ts';

// Holds every sign and word without which the scanner leaves out a rule, and nothing that is a hit: with it behind a text,
// every rule is tried.
const ALL_SIGNS =
  ' \n\n Слово: @ % & \\ = " \' / < > - # . é eyJ -----BEGIN bearer; token key; promo; uniqid; 0000000000 aAaAaAaAaAaAaAaAaA';
const SECRETS = ['invented-secret-1', 'p4ss/w+rd=x"y', 'тайна-тайна'];
const scanner = createMasker({ secrets: SECRETS });
const next = numbers(20261125);
// The corpus has no text whose only telling sign is the one that these have.
const SPARSE = ['uniqid#pL4nT3dUq1', "surname   :   'Примеров'", 'INN7707083893', 'token=aB3dE6gH9k'];
const texts = [...new Set([...positives(), ...nearMisses()].map(({ text }) => text)), ...SPARSE];

const startsThere = (word: string, text: string, at: number) => text.startsWith(word, at);

function kindsIn(masker: Masker, text: string): string[] {
  return [...new Set(masker.scanJson([text]).map(({ kind }) => kind))].sort();
}

const spellings = [...texts, ...SECRETS.map((secret) => `a ${secret}`), ...texts.map(mutated)];
const PARTS = Array.from({ length: 12 }, (_, part) => part);

test('what is put behind every text is no hit by itself', () => {
  expect(kindsIn(scanner, ALL_SIGNS)).toEqual([]);
});

// In parts: thousands of texts take long, and a test has its time.
test.each(PARTS)('what stands behind a text changes nothing of what is found in it, part %i', (part) => {
  const wrong = spellings.filter((text, index) => {
    if (index % PARTS.length !== part) return false;
    const [alone, before] = [kindsIn(scanner, text), kindsIn(scanner, text + ALL_SIGNS)];
    // A value that is cut off goes on: nothing of it may be lost, and more may be found.
    return isCutOff(text) ? alone.some((kind) => !before.includes(kind)) : alone.join() !== before.join();
  });
  expect(wrong).toEqual([]);
});

test('a text that was scanned before is found the same, as words and as ids', () => {
  for (const text of texts.slice(0, 300)) {
    const value = { note: text, id: text, notes: [text, text] };
    const fresh = createMasker({ secrets: SECRETS }).scanJson(value);
    expect(scanner.scanJson(value)).toEqual(fresh);
    expect(scanner.scanJson(value)).toEqual(fresh);
  }
});

test('a search for words finds what looking for each of them finds', () => {
  // One comparison of all: a thousand cost more than what they compare.
  const wrong: string[] = [];
  for (let round = 0; round < 2000; round++) {
    const words = Array.from({ length: 1 + (next() % 4) }, () => signs(next, 'abя', 2 + (next() % 5)));
    const text = signs(next, 'abя', next() % 40);
    const found = words.map((word) => text.indexOf(word)).filter((at) => at !== -1);
    const first = found.length === 0 ? -1 : Math.min(...found);
    if (wordSearch(words, startsThere)(text) !== first) wrong.push(`${words} in ${text}`);
  }
  expect(wrong).toEqual([]);
  expect(wordSearch([], startsThere)('anything')).toBe(-1);
});

test.each(SECRETS)('%s is found in every spelling', (secret) => {
  const vault = secretVault(SECRETS);
  const spellings = [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`x${secret}`).toString('base64'),
    Buffer.from(`xy${secret}`).toString('base64url'),
  ];
  expect(spellings.filter((spelling) => !vault.holds(`a${spelling}`))).toEqual([]);
  expect(vault.holds(secret.slice(1))).toBe(false);
});

// What stands behind a quote that is not closed is a part of the value.
function isCutOff(text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return /[:=]\s*\\*["']$/.test(line) || ['"', "'"].some((quote) => line.split(quote).length % 2 === 0);
}

/** A text with a sign put in or taken out, or cut off. */
function mutated(text: string): string {
  const at = next() % (text.length + 1);
  const sign = ['@', '%40', '=', ':', '/', ' ', '#', '-', '.', '9', 'я'][next() % 11] ?? '';
  const changes = [
    text.slice(0, at) + sign + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at),
    text.slice(at),
  ];
  return changes[next() % changes.length] ?? text;
}
