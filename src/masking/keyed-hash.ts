import { hash } from 'node:crypto';

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

/**
 * A hash on SHA-256 under `key`. Who knows the key can compute masks of guessed values, and turn masked digits back;
 * so a run against real data needs a key of its own.
 */
export function keyedHash(key: string): KeyedHash {
  // A long text is hashed once, not once for every block of its mask.
  const brief = (text: string) => (text.length > LONGEST ? hash('sha256', text, 'hex') : text);
  const digest = (label: string, value: string, block: number) =>
    hash('sha256', `${key}\u0000${label}\u0000${block}\u0000${value}`, 'hex');
  return {
    signs(label, text, alphabet, length) {
      const value = brief(text);
      let signs = '';
      for (let block = 0; signs.length < length; block++) {
        const hex = digest(label, value, block);
        for (let index = 0; index < SIGNS_PER_DIGEST && signs.length < length; index++) {
          signs += alphabet.charAt(
            Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16) % alphabet.length,
          );
        }
      }
      return signs;
    },
    number: (label, value) => Number.parseInt(digest(label, brief(value), 0).slice(0, 12), 16),
  };
}
