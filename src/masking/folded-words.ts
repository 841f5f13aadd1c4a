import { BoundedCache } from '../common/bounded-cache.ts';

/** A row of letters or a row of digits in a text. */
export interface FoldedWord {
  start: number;
  end: number;
  /** Place in the folded text. */
  foldedStart: number;
  foldedEnd: number;
  /** True where more than a sign or three, or a line break, stand between it and the word before. */
  far: boolean;
}

/** A text without the signs between its words and without its capitals. */
export interface FoldedText {
  folded: string;
  words: readonly FoldedWord[];
}

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;
const WIDEST_GAP = 3;
/** States, cities and names come again in every order of an answer. */
const kept = new BoundedCache<FoldedText>({ entries: 5000, longestKey: 100 });

/** The words of a text, and the text that they are when nothing stands between them. */
export function foldedWords(text: string): FoldedText {
  return kept.get(text, folded);
}

/** Index of the word that ends at a place of the folded text; -1 where none does. `from`: the index of the first that is asked for. */
export function wordEnding({ words }: FoldedText, place: number, from: number): number {
  for (let index = from; index < words.length; index++) {
    const end = words[index]?.foldedEnd ?? 0;
    if (end >= place) return end === place ? index : -1;
  }
  return -1;
}

function folded(text: string): FoldedText {
  const words: FoldedWord[] = [];
  const parts: string[] = [];
  let length = 0;
  let before = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = word.normalize('NFC').toLowerCase();
    const gap = text.slice(before, Math.min(index, before + WIDEST_GAP + 1));
    const end = index + word.length;
    const far = words.length > 0 && (gap.length > WIDEST_GAP || /[\r\n]/.test(gap));
    words.push({ start: index, end, foldedStart: length, foldedEnd: length + plain.length, far });
    length += plain.length;
    parts.push(plain);
    before = end;
  }
  return { folded: parts.join(''), words };
}
