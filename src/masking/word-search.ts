import { addTo } from '../common/group-by.ts';

const BUCKETS = 65536;
/** The bit that tells small letters of ASCII from capitals. */
const CASE = 0x20;

/** The place of the first of several words in a text at or behind `from`; -1 without one. */
export type WordSearch = (text: string, from?: number) => number;

/**
 * A search for any of several words in one pass over a text: it looks at pairs of signs, and goes on by as many signs as no
 * word can begin at (Wu and Manber, 1994). Words have two signs at least. Case of ASCII letters does not matter; `isWord`
 * has the last say.
 */
export function wordSearch(
  words: readonly string[],
  isWord: (word: string, text: string, at: number) => boolean,
): WordSearch {
  if (words.length === 0) return () => -1;
  // Only the first signs of each word are looked for, as many as the shortest has.
  const length = Math.min(...words.map((word) => word.length));
  const steps = new Uint16Array(BUCKETS).fill(length - 1);
  const ending = new Map<number, string[]>();
  for (const word of words) {
    for (let at = 1; at < length; at++) {
      const bucket = bucketOf(word, at);
      steps[bucket] = Math.min(steps[bucket] ?? 0, length - 1 - at);
    }
    const last = bucketOf(word, length - 1);
    addTo(ending, last, word);
  }
  return (text, from = 0) => {
    for (let at = from + length - 1; at < text.length; ) {
      const bucket = bucketOf(text, at);
      const step = steps[bucket] ?? 1;
      if (step === 0) {
        const start = at - length + 1;
        for (const word of ending.get(bucket) ?? []) if (isWord(word, text, start)) return start;
        at += 1;
      } else at += step;
    }
    return -1;
  };
}

/** The bucket of the pair of signs that ends at a place. */
function bucketOf(text: string, at: number): number {
  return (((text.charCodeAt(at - 1) | CASE) << 8) ^ (text.charCodeAt(at) | CASE)) & (BUCKETS - 1);
}
