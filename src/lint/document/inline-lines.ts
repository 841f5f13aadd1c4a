import type { Nodes } from 'mdast';
import { once } from '../once.ts';
import { withDigits } from './spelled-numbers.ts';
import { withIsoDates } from './written-dates.ts';

/** The text of one source line of a paragraph, with the addresses of its links. */
export interface InlineLine {
  text: string;
  line: number;
  links: string[];
  /** True when nothing but strong text stands on it. */
  strong: boolean;
}

/**
 * The lines of a paragraph, heading or cell: plain text with its line number, counted from 1. Blank lines are left out. Numbers in
 * words, and months with a name, are written with digits, so that one reader reads each.
 */
export const inlineLines = once((node: Nodes): readonly InlineLine[] => {
  const lines: InlineLine[] = [];
  add(node, false, lines);
  return lines.map((line) => ({ ...line, text: inDigits(line.text) })).filter(({ text }) => text !== '');
});

/** A line as all readers read it: single blanks, and digits for the numbers and months in words. */
export function inDigits(text: string): string {
  return withIsoDates(withDigits(text.replace(/[\t ]+/g, ' ').trim()));
}

function add(node: Nodes, strong: boolean, lines: InlineLine[]): void {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      node.value.split(/\r?\n/).forEach((part, offset) => {
        append(part, line + offset, strong, lines);
      });
      return;
    case 'html':
      append(' ', line, true, lines);
      return;
    case 'image':
      append(node.alt ?? '', line, strong, lines);
      return;
    default:
      break;
  }
  if (!('children' in node)) return;
  for (const child of node.children) add(child, strong || node.type === 'strong', lines);
  if (node.type === 'link') lines.at(-1)?.links.push(node.url);
}

function append(text: string, line: number, strong: boolean, lines: InlineLine[]): void {
  const last = lines.at(-1);
  const plain = !strong && text.trim() !== '';
  if (last !== undefined && last.line === line) {
    last.text += text;
    last.strong &&= !plain;
  } else lines.push({ text, line, links: [], strong: !plain });
}
