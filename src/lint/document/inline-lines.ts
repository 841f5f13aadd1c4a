import type { Nodes } from 'mdast';

/** The text of one source line of a paragraph, with the addresses of its links. */
export interface InlineLine {
  text: string;
  line: number;
  links: string[];
  /** True when nothing but strong text stands on it. */
  strong: boolean;
}

/** The lines of a paragraph, heading or cell: plain text with its line number, counted from 1. Blank lines are left out. */
export function inlineLines(node: Nodes): InlineLine[] {
  const lines: InlineLine[] = [];
  add(node, false, lines);
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/[\t ]+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
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
