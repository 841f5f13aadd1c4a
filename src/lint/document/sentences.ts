import { once } from '../once.ts';
import type { LintDocument, LintTable, Sentence, Statement } from './lint-document.ts';
import { splitLabel } from './split-label.ts';

// Behind a word of two letters and more, a number, a mark or a bracket: `т. е.` and `п. 7.1` go on.
const END = /(?<=(?:\p{L}{2}|\d\s\p{L}|[\d)\]%"»`*✅✔❌])[.!?…]["»)]?|[;])\s+(?=[\p{Lu}\d`"«(✅✔❌⚠])/gu;

// A line of a paragraph that begins a label of its own, and ids before the sentence that is about them.
const LABELLED = /^[^\p{L}\d]*\p{Lu}[\p{L}\d/-]*(?:\s[\p{L}\d/-]+){0,4}:\s/u;
const SEVERAL_WORDS = /\p{L}{2,}\s+\p{L}{2,}/u;
const ONLY_IDS = /^(?:\p{Lu}{1,8}-?\d|\d)[\d\s.,/]*$/u;

/** The sentences of the lines of one paragraph, item or heading, each with the lines that its parts stand on. */
export function sentencesOf(lines: readonly Statement[]): Sentence[] {
  const [first] = lines;
  if (first === undefined) return [];
  const starts: { at: number; line: number }[] = [];
  let text = '';
  const labels: number[] = [];
  for (const line of lines) {
    if (LABELLED.test(line.text)) labels.push(text.length + 1);
    if (text !== '') text += ' ';
    starts.push({ at: text.length, line: line.line });
    text += line.text;
  }
  const ends = first.origin === 'heading' ? [] : [...text.matchAll(END)];
  const behind = ends
    .map(({ index, 0: gap }) => index + gap.length)
    .filter((at) => !ONLY_IDS.test(text.slice(0, at)));
  const cuts = [...new Set([0, ...behind, ...labels.filter((at) => at > 1), text.length])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).flatMap((from, index): Sentence[] => {
    const part = text.slice(from, cuts[index + 1]).trimEnd();
    if (part === '') return [];
    const own = starts.map(({ at, line }) => ({ at: at - from, line })).filter(({ at }) => at < part.length);
    const begin = own.filter(({ at }) => at <= 0).at(-1) ?? { at: 0, line: first.line };
    const sentence = {
      ...first,
      line: begin.line,
      text: part,
      starts: [begin, ...own.filter(({ at }) => at > 0)],
    };
    // A label or a box of the first sentence is not one of the others.
    return [from === 0 ? sentence : { ...sentence, ...splitLabel(part), box: null }];
  });
}

/** The sentences of a document with its rows of labels and values among them, in the order of their lines. */
export const sentencesAndRows = once(({ sentences, statements }: LintDocument): readonly Sentence[] => {
  const rows = statements
    .filter(({ origin }) => origin === 'row')
    .map((row) => ({ ...row, starts: [{ at: 0, line: row.line }] }));
  return [...sentences, ...rows].sort((a, b) => a.line - b.line);
});

/** What a cell says in words, as a sentence of its own. */
export function sentenceInCell(table: LintTable, line: number, cell: string): Sentence {
  const { section, sectionTitle, headings } = table;
  return {
    ...{ line, section, sectionTitle, headings, origin: 'row', text: cell, label: null, value: cell },
    ...{ box: null, lead: '', nested: false, links: [], starts: [{ at: 0, line }] },
  };
}

/** The sentences of a document, and what the cells of its tables say in several words. */
export const sentencesAndCells = once(({ sentences, tables }: LintDocument): readonly Sentence[] => [
  ...sentences,
  ...tables.flatMap((table) =>
    table.rows.flatMap(({ line, cells }) =>
      cells.flatMap((cell) => (SEVERAL_WORDS.test(cell) ? [sentenceInCell(table, line, cell)] : [])),
    ),
  ),
]);

/** A sentence as the place of something in it: with the line on which that stands. */
export function placeAt(sentence: Sentence, at: number): Sentence {
  const { starts, line } = sentence;
  return { ...sentence, line: starts.findLast((start) => start.at <= at)?.line ?? line };
}

/** The last of some places, in the order of their lines, that stands before a line; undefined where none does. */
export function lastBefore<T extends { line: number }>(places: readonly T[], line: number): T | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.line ?? line) < line) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
