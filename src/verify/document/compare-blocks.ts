import { claim, type Ledger } from '../ledger.ts';
import type { ReadBlock } from './read-blocks.ts';
import type { Block } from './span.ts';

/**
 * Compares a document with the blocks that it must have, in their order. Each block of either that the other lacks is a
 * disagreement; two of one kind in the same place are shown together.
 */
export function compareBlocks(
  file: string,
  read: readonly ReadBlock[],
  wanted: readonly Block[],
  ledger: Ledger,
): void {
  for (const [a, b] of sections(read, wanted)) compareSection(file, a, b, ledger);
}

// Section by section, so that a missing row does not shift what stands in the others.
function sections(read: readonly ReadBlock[], wanted: readonly Block[]): [ReadBlock[], Block[]][] {
  const [a, b] = [split(read), split(wanted)];
  const titles = b.map(([first]) => keyOf(first));
  const same = a.length === b.length && a.every(([first], index) => keyOf(first) === titles[index]);
  if (!same) return [[[...read], [...wanted]]];
  return a.map((part, index) => [part, b[index] ?? []]);
}

function split<T extends Block>(blocks: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (const block of blocks) {
    const begins = block.kind === 'heading' && block.depth <= 2;
    if (begins || parts.length === 0) parts.push([block]);
    else parts.at(-1)?.push(block);
  }
  return parts;
}

function compareSection(
  file: string,
  read: readonly ReadBlock[],
  wanted: readonly Block[],
  ledger: Ledger,
): void {
  let [a, b] = [0, 0];
  let title = '';
  for (const [i, j] of [
    ...commonPairs(read.map(keyOf), wanted.map(keyOf)),
    [read.length, wanted.length] as const,
  ]) {
    title = headingBefore(read, i) || title;
    differ(
      file,
      title,
      read.slice(a, i),
      wanted.slice(b, j),
      read[a]?.line ?? read.at(-1)?.line ?? 0,
      ledger,
    );
    if (i < read.length) ledger.held('document', Math.max(1, read[i]?.cells.length ?? 1));
    [a, b] = [i + 1, j + 1];
  }
}

function differ(
  file: string,
  title: string,
  read: readonly ReadBlock[],
  wanted: readonly Block[],
  near: number,
  ledger: Ledger,
): void {
  const left = [...wanted];
  for (const block of read) {
    const at = left.findIndex(({ kind }) => kind === block.kind);
    const [partner] = at < 0 ? [] : left.splice(at, 1);
    ledger.expect(
      'document',
      false,
      partner === undefined ? `a ${block.kind} that cannot be derived${title}` : `${block.kind}${title}`,
      claim(`${file}:${block.line}`, shownBlock(block)),
      claim('derived from the evidence', partner === undefined ? 'no such line' : shownBlock(partner)),
    );
  }
  for (const block of left) {
    ledger.expect(
      'document',
      false,
      `a ${block.kind} that is missing${title}`,
      claim(`${file}:${near}`, 'no such line'),
      claim('derived from the evidence', shownBlock(block)),
    );
  }
}

/** Pairs of equal lines, in order, as many as there can be (longest common subsequence). */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const pairs: [number, number][] = Array.from({ length: start }, (_, index) => [index, index]);
  pairs.push(...middlePairs(a, b, start, end));
  for (let index = end; index > 0; index -= 1) pairs.push([a.length - index, b.length - index]);
  return pairs;
}

function middlePairs(
  a: readonly string[],
  b: readonly string[],
  start: number,
  end: number,
): [number, number][] {
  const [rows, columns] = [a.length - start - end, b.length - start - end];
  // A document of another kind altogether: its lines are shown one by one.
  if (rows * columns > 1_000_000) return [];
  const best = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const row = best[i] as Uint16Array;
      row[j] = a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    if (a[start + i] === b[start + j]) {
      pairs.push([start + i, start + j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function headingBefore(read: readonly ReadBlock[], index: number): string {
  const found = read.slice(0, index + 1).findLast(({ kind }) => kind === 'heading');
  return found === undefined ? '' : ` in "${found.cells[0] ?? ''}"`;
}

function keyOf(block: Block | undefined): string {
  if (block === undefined) return '';
  // Space at the ends of a cell, and how much of it stands between words, means nothing in Markdown.
  return JSON.stringify([
    block.kind,
    block.depth,
    block.cells.map((cell) => cell.replace(/\s+/g, ' ').trim()),
  ]);
}

function shownBlock({ kind, cells }: Block): string {
  const mark = { done: '[x] ', open: '[ ] ' }[kind as string] ?? '';
  return mark + (kind === 'row' || kind === 'head' ? `| ${cells.join(' | ')} |` : cells.join(' '));
}
