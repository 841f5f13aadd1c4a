import type { List, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Block, bold, type Line, linkTo, literal, plain } from './span.ts';

/** A block of a document as it is written, with its line. */
export interface ReadBlock extends Block {
  line: number;
}

const BOX = /^\\\[(?<sign>[ x])\\\] /;

const MOST_KEPT = 64;
const kept = new Map<string, ReadBlock[]>();

/**
 * Reads a Markdown document into blocks, in their order. What no audit writes (HTML, code blocks, quotes) is of kind `other`.
 * Each section is read by itself: what would reach over a heading of a section (a code block, HTML, the target of a reference)
 * is of kind `other` in the section where it begins.
 */
export function readBlocks(markdown: string): ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let line = 0;
  for (const section of markdown.split(/^(?=## )/m)) {
    const offset = line;
    blocks.push(...sectionBlocks(section).map((block) => ({ ...block, line: block.line + offset })));
    line += section.split('\n').length - 1;
  }
  return blocks;
}

// Most sections of an altered document are those of the one before.
function sectionBlocks(section: string): ReadBlock[] {
  const known = kept.get(section);
  if (known !== undefined) return known;
  const root = fromMarkdown(section, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const blocks = root.children.flatMap(blocksOf);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(section, blocks);
  return blocks;
}

function blocksOf(node: RootContent): ReadBlock[] {
  const line = lineOf(node);
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', depth: node.depth, cells: [textOf(node.children)], line }];
    case 'paragraph':
      return [{ kind: 'paragraph', depth: 0, cells: [textOf(node.children)], line }];
    case 'thematicBreak':
      return [{ kind: 'rule', depth: 0, cells: [], line }];
    case 'list':
      return node.children.flatMap((item) => itemBlocks(item, node));
    case 'table':
      return tableBlocks(node);
    default:
      return [{ kind: 'other', depth: 0, cells: [plain(node.type)], line }];
  }
}

function itemBlocks({ children, position }: ListItem, { ordered }: List): ReadBlock[] {
  const line = position?.start.line ?? 0;
  const [only, more] = children;
  if (only?.type !== 'paragraph' || more !== undefined) {
    return [{ kind: 'other', depth: 0, cells: ['an item that is not one line'], line }];
  }
  const text = textOf(only.children);
  const sign = BOX.exec(text)?.groups?.['sign'];
  if (sign !== undefined && ordered !== true) {
    return [{ kind: sign === 'x' ? 'done' : 'open', depth: 0, cells: [text.replace(BOX, '')], line }];
  }
  return [{ kind: ordered === true ? 'numbered' : 'item', depth: 0, cells: [text], line }];
}

function tableBlocks(table: Table): ReadBlock[] {
  return table.children.map((row, index) => ({
    kind: index === 0 ? 'head' : 'row',
    depth: 0,
    cells: row.children.map((cell) => textOf(cell.children)),
    line: lineOf(row),
  }));
}

function textOf(nodes: readonly PhrasingContent[]): Line {
  return nodes.map(pieceOf).join('').replace(/\s+/g, ' ').trim();
}

function pieceOf(node: PhrasingContent): Line {
  switch (node.type) {
    case 'text':
      return plain(node.value);
    case 'inlineCode':
      return literal(node.value);
    case 'strong':
      return bold(textOf(node.children));
    case 'link':
      return linkTo(node.url, textOf(node.children)) + (node.title == null ? '' : ' (with a title)');
    case 'break':
      return ' ';
    default:
      // Nothing that an audit writes; a name that no expected line holds.
      return `\\<${node.type}>`;
  }
}

function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 0;
}
