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
  words: FoldedWord[];
  /** Index of the word that ends at a place of the folded text. */
  wordEnding: Map<number, number>;
}

const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;
const WIDEST_GAP = 3;

/** The words of a text, and the text that they are when nothing stands between them. */
export function foldedWords(text: string): FoldedText {
  const words: FoldedWord[] = [];
  const wordEnding = new Map<number, number>();
  const parts: string[] = [];
  let folded = 0;
  let before = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = word.normalize('NFC').toLowerCase();
    const gap = text.slice(before, Math.min(index, before + WIDEST_GAP + 1));
    const end = index + word.length;
    const far = words.length > 0 && (gap.length > WIDEST_GAP || /[\r\n]/.test(gap));
    words.push({ start: index, end, foldedStart: folded, foldedEnd: folded + plain.length, far });
    folded += plain.length;
    wordEnding.set(folded, words.length - 1);
    parts.push(plain);
    before = end;
  }
  return { folded: parts.join(''), words, wordEnding };
}
