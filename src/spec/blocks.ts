import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { type Part, partOf } from './labels.ts';

/** A heading and all that stands below it, up to the next heading or thematic break. */
export interface Block {
  /** Null for what stands before the first heading, and for what stands below a thematic break without a heading of its own. */
  heading: Heading | null;
  title: string;
  nodes: RootContent[];
  firstLine: number;
  lastLine: number;
}

/** A label with what follows it: text on its own line, and the nodes up to the next label. */
export interface LabelledPart {
  label: string;
  part: Part | undefined;
  text: string;
  nodes: RootContent[];
  line: number;
}

/** Splits a Markdown text into blocks, with 1-based line numbers. */
export function blocksOf(markdown: string): Block[] {
  let current: Block = { heading: null, title: '', nodes: [], firstLine: 1, lastLine: 1 };
  const blocks = [current];
  for (const node of fromMarkdown(markdown).children) {
    if (node.type === 'heading') {
      current = {
        heading: node,
        title: textOf(node),
        nodes: [],
        firstLine: startLine(node),
        lastLine: endLine(node),
      };
      blocks.push(current);
    } else if (node.type === 'thematicBreak') {
      current = { heading: null, title: '', nodes: [], firstLine: startLine(node), lastLine: endLine(node) };
      blocks.push(current);
    } else {
      current.nodes.push(node);
      current.lastLine = endLine(node);
    }
  }
  return blocks;
}

/** The labelled parts of a block, in order. Nodes before the first label belong to none and are left out. */
export function labelledParts(nodes: readonly RootContent[]): LabelledPart[] {
  const parts: LabelledPart[] = [];
  for (const node of nodes) {
    const begun = node.type === 'paragraph' ? labelsIn(node) : [];
    if (begun.length > 0) parts.push(...begun);
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

// Two labels may share a paragraph, since lines without a blank between them are one paragraph in Markdown.
function labelsIn(paragraph: Paragraph): LabelledPart[] {
  const parts: LabelledPart[] = [];
  for (const child of paragraph.children) {
    if (child.type === 'strong' && beginsLine(paragraph, child)) {
      const label = textOf(child);
      parts.push({ label, part: partOf(label), text: '', nodes: [], line: startLine(child) });
    } else {
      const last = parts.at(-1);
      if (last === undefined) return [];
      last.text += textOf(child);
    }
  }
  return parts;
}

function beginsLine(paragraph: Paragraph, child: PhrasingContent): boolean {
  const index = paragraph.children.indexOf(child);
  if (index === 0) return true;
  const before = paragraph.children[index - 1];
  return before?.type === 'break' || (before?.type === 'text' && /\n\s*$/.test(before.value));
}

/** First line of a node, from 1. */
export function startLine(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}

function endLine(node: { position?: { end: { line: number } } | undefined }): number {
  return node.position?.end.line ?? 1;
}
