import { containersOf, emphasisMarks, MARKDOWN_LIMITS } from '../../common/markdown-limits.ts';

/** More than the longest line that people write, and little enough for any reader of a line. */
const LONGEST_LINE = 4000;
/** Characters of one paragraph up to which its emphasis is read: resolving it takes the square of its marks. */
const LARGEST_PARAGRAPH = 20_000;
/** Lines of a document that are read: each costs, blank ones too. */
const MOST_LINES = 20_000;

/** Lists, tables or headings that are compared with everything said: a document with more of them is no report that somebody reads. */
export const MOST_COMPARED = 300;

/**
 * A text that no reader takes long for: lines are cut, deep quotes made shallow, and the marks of very large paragraphs blank.
 * An audit document that people can read is not changed by it. A line keeps its number.
 */
export function bounded(markdown: string): string {
  const lines = markdown.split('\n', MOST_LINES).map(boundedLine);
  let start = 0;
  for (let index = 0; index <= lines.length; index += 1) {
    if (index < lines.length && lines[index]?.trim() !== '') continue;
    plainIfLarge(lines, start, index);
    start = index + 1;
  }
  return lines.join('\n');
}

function boundedLine(line: string): string {
  const cut = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
  const marks = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(cut)?.[0] ?? '';
  const flat = containersOf(cut) > MARKDOWN_LIMITS.depth ? cut.slice(marks.length) : cut;
  return flat.replace(/^[ \t]{120,}/, ' '.repeat(4));
}

function plainIfLarge(lines: string[], start: number, end: number): void {
  let size = 0;
  let emphasis = 0;
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    if (/^\s*\|/.test(line)) continue;
    size += line.length;
    emphasis += emphasisMarks(line);
  }
  if (size <= LARGEST_PARAGRAPH && emphasis <= MARKDOWN_LIMITS.emphasis) return;
  for (let index = start; index < end; index += 1) {
    lines[index] = (lines[index] ?? '').replaceAll(/[*_[\]<>`~!&\\|]/g, ' ');
  }
}
