import { type Cell, cutBy, cutByBars, type Header, type TableRow } from './table-cuts.ts';

// Headers of tables that other programs lay out or set.

/** `||Name||Phone||`, as wikis of trackers mark a header. */
const DOUBLE_BARS = /^[ \t]*\|\|(?<names>[^\r\n]{3,400})\|\|[ \t]*$/;
/** `! Name !! Phone`, as MediaWiki has it. */
const OF_WIKI = /^[ \t]*!(?<names>[^\r\n]{3,400})$/;
/** `Account & Password \\ \hline` of LaTeX. */
const AMPERSANDS =
  /^[^&]{1,200}(?:&[^&]{1,200}){1,20}\\\\(?:[ \t]*\\[a-z]{3,12}(?:\{[^{}]{0,40}\})?){0,3}[ \t]*$/;
const END_OF_ROW = /\\\\[^&]*$/;
/** The first row of a literal of several lines. */
const LITERAL = /^[\p{L}\w.: ]{1,60}= ?[a-z]{0,2}(?:"{3}|'{3}|`)(?=[\p{L}_])/u;

/** `fio | ...`, a line of what psql prints of one record. */
const OF_RECORD =
  /(?<=^|[\r\n])(?<name>[\p{L}_][\p{L}\p{N}_ ]{0,39}?)[ ]{1,40}\|[ ](?<value>[^|\r\n]{1,200})/gu;

/** Fields of records that stand one below the other, each as a row of one column. */
export function* recordRows(text: string): Generator<TableRow> {
  for (const { 0: whole, index, groups } of text.matchAll(OF_RECORD)) {
    const end = index + whole.length;
    yield {
      names: [groups?.['name'] ?? ''],
      cells: [{ start: end - (groups?.['value'] ?? '').length, end }],
    };
  }
}

/** What a line says as the header of a table of a wiki, of LaTeX, or of rows in a literal of a program; null for any other. */
export function headerOfMarkup(line: string): Header | null {
  const names = line.includes('||') ? DOUBLE_BARS.exec(line)?.groups?.['names'] : undefined;
  if (names !== undefined) return { names: names.split('||').map(plain), cut: cutByBars };
  const cells = line.includes('!!') ? OF_WIKI.exec(line)?.groups?.['names'] : undefined;
  if (cells !== undefined) return { names: cells.split('!!').map(plain), cut: cutByDoubleBars };
  if (line.includes('\\\\') && line.includes('&') && AMPERSANDS.test(line))
    return {
      names: line.replace(END_OF_ROW, '').split('&').map(plain),
      cut: cutByAmpersands,
    };
  const start = line.includes('=') ? (LITERAL.exec(line)?.[0].length ?? 0) : 0;
  if (start === 0) return null;
  const sign = ['\t', ';', ','].find((each) => line.slice(start).includes(each));
  if (sign === undefined) return null;
  return { names: line.slice(start).split(sign).map(plain), cut: (row) => cutBy(sign, row) };
}

function plain(name: string): string {
  return name.replace(/^[\s*_"'`]+|[\s*_"'`]+$/g, '');
}

// `| Anna Sample || +7 ...`
function cutByDoubleBars(line: string): Cell[] | null {
  const first = /^[ \t]*\|(?![|}-])/.exec(line)?.[0].length;
  if (first === undefined) return null;
  const cells: Cell[] = [];
  let start = first;
  for (const { index } of line.slice(first).matchAll(/\|\|/g)) {
    cells.push({ start, end: first + index });
    start = first + index + 2;
  }
  return [...cells, { start, end: line.length }];
}

function cutByAmpersands(line: string): Cell[] | null {
  const end = END_OF_ROW.exec(line)?.index;
  const cells = end === undefined ? null : cutBy('&', line.slice(0, end));
  return (
    cells?.map((cell) => {
      const text = line.slice(cell.start, cell.end);
      const before = /^\s*(?:\\[a-z]{4,12}\{)?/.exec(text)?.[0].length ?? 0;
      const after = /\}?\s*$/.exec(text.slice(before))?.[0].length ?? 0;
      return { start: cell.start + before, end: cell.end - after };
    }) ?? null
  );
}
