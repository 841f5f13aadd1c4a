import { hash } from 'node:crypto';
import { BoundedCache } from '../common/bounded-cache.ts';

/** Pseudo-random signs and numbers that depend on a key, a label and a value, and on nothing else. */
export interface KeyedHash {
  /** `length` signs of `alphabet` for the value; the label keeps equal values of two kinds apart. */
  signs(label: string, value: string, alphabet: string, length: number): string;
  /** A whole number from 0 up to 2^48 - 1. */
  number(label: string, value: string): number;
}

const SIGNS_PER_DIGEST = 16;
/** Longer than any field of the API. */
const LONGEST = 1000;
/** Words of answers come again and again, and looking one up costs a tenth of hashing it. */
const KEPT = { entries: 20_000, longestKey: 100 };

/**
 * A hash on SHA-256 under `key`. Who knows the key can compute masks of guessed values, and turn masked digits back;
 * so a run against real data needs a key of its own.
 */
export function keyedHash(key: string): KeyedHash {
  // A long text is hashed once, not once for every block of its mask.
  const brief = (text: string) => (text.length > LONGEST ? hash('sha256', text, 'hex') : text);
  const signsOf = new BoundedCache<string>(KEPT);
  const numbers = new BoundedCache<number>(KEPT);
  const digest = (label: string, value: string, block: number) =>
    hash('sha256', `${key}\u0000${label}\u0000${block}\u0000${value}`, 'hex');
  const signs: KeyedHash['signs'] = (label, text, alphabet, length) => {
    const value = brief(text);
    let made = '';
    for (let block = 0; made.length < length; block++) {
      const hex = digest(label, value, block);
      for (let index = 0; index < SIGNS_PER_DIGEST && made.length < length; index++) {
        made += alphabet.charAt(Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16) % alphabet.length);
      }
    }
    return made;
  };
  return {
    signs: (label, text, alphabet, length) =>
      signsOf.get(`${text}\u0000${label}\u0000${alphabet}\u0000${length}`, () =>
        signs(label, text, alphabet, length),
      ),
    number: (label, value) =>
      numbers.get(`${value}\u0000${label}`, () =>
        Number.parseInt(digest(label, brief(value), 0).slice(0, 12), 16),
      ),
  };
}
