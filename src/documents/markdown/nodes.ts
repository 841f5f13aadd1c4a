import type { Heading, Link, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { visibleText } from '../../common/plain-text.ts';

/** Inline content, as nodes or as a plain string. */
export type Inline = string | PhrasingContent | readonly Inline[];

/** Inline nodes of a text; a line break within a text becomes a space. */
function inline(content: Inline): PhrasingContent[] {
  if (typeof content === 'string') {
    const value = visibleText(content.replace(/\s+/g, ' '));
    return value === '' ? [] : [{ type: 'text', value }];
  }
  if (isNode(content)) return [content];
  return content.flatMap(inline);
}

function isNode(content: PhrasingContent | readonly Inline[]): content is PhrasingContent {
  return !Array.isArray(content);
}

/** A literal: a name, a path, a hash. Empty text has no literal form in Markdown, so it gives nothing. */
export function code(value: string): Inline {
  const line = visibleText(value.replace(/\s+/g, ' ').trim());
  return line === '' ? [] : { type: 'inlineCode', value: line };
}

/** Contents with a comma between each two. */
export function joined(contents: readonly Inline[]): Inline {
  return contents.flatMap((content, index) => (index === 0 ? [content] : [', ', content]));
}

/** A link to a file of the bundle. */
export function fileLink(path: string, content: Inline): Link {
  const children = inline(content).filter((node) => node.type === 'text' || node.type === 'inlineCode');
  return { type: 'link', url: path.split('/').map(encodeURIComponent).join('/'), children };
}

/** A heading of a depth. */
export function heading(depth: Heading['depth'], content: Inline): Heading {
  return { type: 'heading', depth, children: inline(content) };
}

/** A paragraph. */
export function paragraph(content: Inline): Paragraph {
  return { type: 'paragraph', children: inline(content) };
}

/** A list; each item is one paragraph. A numbered list when `ordered`. */
export function list(items: readonly Inline[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(item)] })),
  };
}

/** A list of boxes, ticked where `done`. */
export function checkboxes(items: readonly { done: boolean; text: string }[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map(({ done, text }) => ({
      type: 'listItem',
      spread: false,
      checked: done,
      children: [paragraph(text)],
    })),
  };
}

/** A table with a head row. */
export function table(head: readonly string[], rows: readonly (readonly Inline[])[]): Table {
  return {
    type: 'table',
    children: [head, ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: inline(cell) })),
    })),
  };
}

/** A table, or one sentence where it would have no rows. */
export function tableOr(
  head: readonly string[],
  rows: readonly (readonly Inline[])[],
  sentence: string,
): RootContent {
  return rows.length === 0 ? paragraph(sentence) : table(head, rows);
}

/** Rows from which on a table that nobody reads line by line is folded. */
const LONG = 8;

/** Content behind a line that opens it, for readers of Markdown that fold; the others show all of it. */
export function folded(summary: string, content: readonly RootContent[]): RootContent[] {
  return [
    { type: 'html', value: `<details>\n<summary>${escaped(summary)}</summary>` },
    ...content,
    { type: 'html', value: '</details>' },
  ];
}

/** A table, folded when it is long; one sentence where it would have no rows. */
export function foldedTable(
  head: readonly string[],
  rows: readonly (readonly Inline[])[],
  { summary, none }: { summary: string; none: string },
): RootContent[] {
  const shown = [tableOr(head, rows, none)];
  return rows.length < LONG ? shown : folded(summary, shown);
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A bold name with a value, as an item of a list. */
export function fact(name: string, value: Inline): Inline {
  return [{ type: 'strong', children: inline(name) }, ': ', value];
}
