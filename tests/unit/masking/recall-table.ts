import { type CorpusItem, isStructured, nearMisses, positives } from './corpus-items.ts';
import { shownOf, writtenOf } from './corpus-places.ts';
import { survives } from './readings.ts';

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
  const all = positives();
  const near = nearMisses();
  const rows = (isOf: (item: CorpusItem) => boolean) => {
    const kinds = [...new Set([...all, ...near].filter(isOf).map(({ kind }) => kind))].sort();
    return kinds.map((kind): RecallRow => {
      const own = all.filter((item) => item.kind === kind && isOf(item));
      const alike = near.filter((item) => item.kind === kind && isOf(item));
      return {
        kind,
        positives: own.length,
        masked: own.filter((item) => !survives(shownOf(item), item.secret)).length,
        nearMisses: alike.length,
        kept: alike.filter((item) => shownOf(item) === writtenOf(item)).length,
      };
    });
  };
  return { structured: rows(isStructured), freeText: rows((item) => !isStructured(item)) };
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
  ]);
  const head = [title, 'positives', 'masked', 'recall', 'near-misses', 'kept'];
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
