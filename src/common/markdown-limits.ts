const KIB = 1024;

/**
 * What a Markdown document may be at most that is read whole. Far beyond what people write (an entry of a spec document has 25 lines),
 * and little enough that no document takes its reader minutes: resolving emphasis takes the third power of its marks, and an item of a
 * list ten times as long as a line of text.
 */
export const MARKDOWN_LIMITS = {
  bytes: 2048 * KIB,
  lines: 100_000,
  /** Lines that are an item of a list, a row of a table, a quote or a rule. */
  parts: 20_000,
  /** Items of lists that stand in: to end one, the parser goes through all that it has read. */
  nested: 2_000,
  /** Signs of a line. */
  line: 10_000,
  /** Quotes and lists inside each other. */
  depth: 12,
  /** Spaces before a line: each two may be another list. */
  indent: 60,
  /** Marks between two blank lines that may begin or end emphasis. */
  emphasis: 500,
  /** Marks between two blank lines that may begin or end anything else. */
  marks: 5_000,
} as const;

/** Where a document is more than the limits allow, and how. */
export interface MarkdownProblem {
  line: number;
  what: string;
}

const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const NESTED = /^[ \t]+(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const PART = /^[ \t]*(?:[-*+|=_>]|\d{1,9}[.)])/;

/** What of a Markdown document would cost its reader more than any document may; null for one that people may have written. */
export function markdownProblem(markdown: string): MarkdownProblem | null {
  const { bytes, lines, parts, nested, line: longest, depth, indent, emphasis, marks } = MARKDOWN_LIMITS;
  if (markdown.length > bytes) return { line: 1, what: `more than ${bytes / KIB} KB` };
  let number = 0;
  let items = 0;
  let inner = 0;
  let own = { emphasis: 0, marks: 0 };
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    number += 1;
    const problem = (what: string): MarkdownProblem => ({ line: number, what });
    if (number > lines) return problem(`more than ${lines} lines`);
    if (line.length > longest) return problem(`a line of more than ${longest} signs`);
    if (line.trim() === '') {
      own = { emphasis: 0, marks: 0 };
      continue;
    }
    if (PART.test(line)) items += 1;
    if (items > parts) return problem(`more than ${parts} items of lists, rows of tables, quotes and rules`);
    if (NESTED.test(line)) inner += 1;
    if (inner > nested) return problem(`more than ${nested} items of lists that stand in`);
    if (indentOf(line) > indent) return problem(`a line that stands ${indent} spaces in`);
    if (containersOf(line) > depth) return problem(`more than ${depth} quotes and lists inside each other`);
    own.emphasis += emphasisMarks(line);
    own.marks += otherMarks(line);
    if (own.emphasis > emphasis)
      return problem(`more than ${emphasis} marks of emphasis without a blank line between them`);
    if (own.marks > marks) return problem(`more than ${marks} marks without a blank line between them`);
  }
  return null;
}

/** Quotes and lists that a line begins with. */
export function containersOf(line: string): number {
  return CONTAINERS.exec(line)?.[0].match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
}

/** Marks of a line that may begin or end emphasis: not the low lines within `client_id`. */
export function emphasisMarks(line: string): number {
  // Whole runs: a pattern that asks what stands behind one would ask it of each sign of a long run.
  const runs = [
    ...line.matchAll(/\*+|(?:(?<=(?<before>[\p{L}\p{N}]))|)_+(?:(?=(?<behind>[\p{L}\p{N}]))|)/gu),
  ];
  return runs.filter(({ groups = {} }) => groups['before'] === undefined || groups['behind'] === undefined)
    .length;
}

function indentOf(line: string): number {
  return line.search(/[^ \t]/);
}

function otherMarks(line: string): number {
  return line.match(/[[\]<`~!&\\]| {2}$/g)?.length ?? 0;
}
