import { type CorpusItem, isStructured, nearMisses, positives } from './corpus-items.ts';
import { isOpen, shownOf, writtenOf } from './corpus-places.ts';

/** What masking does to the items of one kind in one sort of place. */
export interface RecallRow {
  kind: string;
  positives: number;
  /** Positives of which no secret survives. */
  masked: number;
  nearMisses: number;
  /** Near-misses that stay as they are. */
  kept: number;
}

/** Recall over the corpus: of fields, paths and headers, and of free text. Kinds in alphabetical order. */
export function recallRows(): { structured: RecallRow[]; freeText: RecallRow[] } {
  return {
    structured: rowsBy(({ kind }) => kind, isStructured),
    freeText: rowsBy(
      ({ kind }) => kind,
      (item) => !isStructured(item),
    ),
  };
}

/** Recall and precision of labelled values, by the notation in which they stand and the language of their label. */
export function notationRows(): RecallRow[] {
  return rowsBy(notationOf, ({ notation, origin }) => notation !== undefined && origin === undefined);
}

/** The same over the texts of an author who had never seen the masker. */
export function unseenRows(): RecallRow[] {
  return rowsBy(notationOf, ({ origin }) => origin === 'unseen');
}

function notationOf({ notation, language = '' }: CorpusItem): string {
  const name = { ru: 'Russian', en: 'English', mixed: 'both' }[language] ?? language;
  return `${notation}, ${name}`;
}

function rowsBy(nameOf: (item: CorpusItem) => string, isOf: (item: CorpusItem) => boolean): RecallRow[] {
  const all = positives().filter(isOf);
  const near = nearMisses().filter(isOf);
  const names = [...new Set([...all, ...near].map(nameOf))].sort();
  return names.map((kind): RecallRow => {
    const own = all.filter((item) => nameOf(item) === kind);
    const alike = near.filter((item) => nameOf(item) === kind);
    return {
      kind,
      positives: own.length,
      masked: own.filter((item) => !isOpen(item)).length,
      nearMisses: alike.length,
      kept: alike.filter((item) => shownOf(item) === writtenOf(item)).length,
    };
  });
}

/** Lines of a Markdown table with a row for each kind, and their sum. */
export function recallTable(title: string, rows: readonly RecallRow[]): string[] {
  const sum = (pick: (row: RecallRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const total: RecallRow = {
    kind: 'all',
    positives: sum((row) => row.positives),
    masked: sum((row) => row.masked),
    nearMisses: sum((row) => row.nearMisses),
    kept: sum((row) => row.kept),
  };
  const cells = [...rows, total].map((row) => [
    row.kind,
    String(row.positives),
    String(row.masked),
    recallOf(row),
    String(row.nearMisses),
    String(row.kept),
    precisionOf(row),
  ]);
  const head = [title, 'positives', 'masked', 'recall', 'near-misses', 'kept', 'precision'];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  return [
    line(head),
    line(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))),
    ...cells.map(line),
  ];
}

function recallOf({ positives: count, masked }: RecallRow): string {
  return count === 0 ? '' : `${((100 * masked) / count).toFixed(1)} %`;
}

// Of all that was masked, the share that had to be; where nothing had to be, there is none.
function precisionOf({ positives: count, masked, nearMisses: near, kept }: RecallRow): string {
  const changed = masked + near - kept;
  return count === 0 || changed === 0 ? '' : `${((100 * masked) / changed).toFixed(1)} %`;
}
