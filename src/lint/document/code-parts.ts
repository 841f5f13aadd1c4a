import type { Code } from 'mdast';
import { dataBlock } from './data-block.ts';
import { drawnTables } from './drawn-tables.ts';
import { inDigits } from './inline-lines.ts';
import { isPlainText } from './plain-fences.ts';

/** Words of a code block's language that say that it is text. */
const TEXT =
  /^(?:txt|text|plain|plaintext|md|markdown|log|console|terminal|output|ansi|sh|shell|bash|sql|tap)?$/i;

/** What a block of code says: its lines as they stand, those that are read like items of a list, and its tables. */
export interface CodeParts {
  raw: { line: number; text: string }[];
  /** With the keys of a block of data that each stands below. */
  items: { line: number; text: string; path: string[] }[];
  tables: { line: number; name: string; header: string[]; rows: { line: number; cells: string[] }[] }[];
  /** The names of the items of a block of data: another block with the same ones is of another run. '' for text. */
  form: string;
}

/** Reads a block of text, of console output, or of JSON or YAML with the results of a run; of any other only the lines. */
export function codeParts({ lang, value, position }: Code): CodeParts {
  const start = position?.start.line ?? 1;
  // A block without fences begins with its first line.
  const fences = (position?.end.line ?? start) - start + 1 - value.split('\n').length;
  const first = start + Math.min(1, fences);
  const lines = value.split('\n');
  const raw = lines.map((text, offset) => ({ line: first + offset, text }));
  const [, json] = /^(?:(jsonc?)|ya?ml)$/i.exec(lang ?? '') ?? [];
  const isText = TEXT.test(lang ?? '');
  if (isText && !/^\s*[{[]/.test(value)) return { raw, ...inLines(lines, first), form: '' };
  if (!isText && json === undefined && !/^ya?ml$/i.test(lang ?? ''))
    return { raw, items: [], tables: [], form: '' };
  return { raw, ...inData(value, isText || json !== undefined ? 'json' : 'yaml', first) };
}

function inData(value: string, language: 'json' | 'yaml', first: number): Omit<CodeParts, 'raw'> {
  const { lines, tables } = dataBlock(value, language);
  return {
    items: lines.map(({ offset, ...line }) => ({ ...line, line: first + offset })),
    tables: tables.map((table) => moved(table, first)),
    form: lines.map(({ text }) => text.split(':')[0]).join('/'),
  };
}

function inLines(lines: readonly string[], first: number): Pick<CodeParts, 'items' | 'tables'> {
  const { tables, used } = drawnTables(lines);
  const items = lines.flatMap((line, offset) => {
    const text = line
      .replace(/^[\s│├└─|]+/u, '')
      .replace(/^[-*•]\s+(?=\S)/u, '')
      .replace(/^[=*]{2,}\s|\s[=*]{2,}$/g, '')
      .trim();
    const says = !used.has(offset) && text !== '' && isPlainText(text);
    return says ? [{ line: first + offset, text: inDigits(labelled(text)), path: [] }] : [];
  });
  return { items, tables: tables.map((table) => moved({ ...table, name: '' }, first)) };
}

function moved(
  { offset, name, header, rows }: ReturnType<typeof dataBlock>['tables'][number],
  first: number,
): CodeParts['tables'][number] {
  return {
    line: first + offset,
    name,
    header: header.map(inDigits),
    rows: rows.map((row) => ({ line: first + row.offset, cells: row.cells.map(inDigits) })),
  };
}

// `orders_raw      1204`: a name and its number, parted by blanks.
function labelled(text: string): string {
  return text.replace(/^([^\d:][^:]*?[^\s:.])\s*(?:\.{3,}|\s{2,})\s*(?=[+-]?\d[\d,]*$)/, '$1: ');
}
