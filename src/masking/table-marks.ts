import { type Cell, cutBy, cutByBars, type Header } from './table-cuts.ts';

// Headers of tables that other programs lay out or set.

/** `||Name||Phone||`, as wikis of trackers mark a header. */
const DOUBLE_BARS = /^[ \t]*\|\|(?<names>[^\r\n]{3,400})\|\|[ \t]*$/;
/** `Account & Password \\ \hline` of LaTeX. */
const AMPERSANDS =
  /^[^&]{1,200}(?:&[^&]{1,200}){1,20}\\\\(?:[ \t]*\\[a-z]{3,12}(?:\{[^{}]{0,40}\})?){0,3}[ \t]*$/;
const END_OF_ROW = /\\\\[^&]*$/;
/** The first row of a literal of several lines. */
const LITERAL = /^[\p{L}\w.: ]{1,60}= ?[a-z]{0,2}(?:"{3}|'{3}|`)(?=[\p{L}_])/u;

/** What a line says as the header of a table of a wiki, of LaTeX, or of rows in a literal of a program; null for any other. */
export function headerOfMarkup(line: string): Header | null {
  const names = line.includes('||') ? DOUBLE_BARS.exec(line)?.groups?.['names'] : undefined;
  if (names !== undefined) return { names: names.split('||').map(plain), cut: cutByBars };
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
