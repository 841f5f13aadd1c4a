import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plain } from 'mdast-util-to-string';
import { markdownProblem } from '../../common/markdown-limits.ts';

/** An entry of the spec document, as far as audits speak of it. */
export interface SpecLine {
  id: string;
  title: string;
  section: string;
  method: string;
  /** Template: `/api/rest/v1/orders/{ORDER_ID}`. */
  path: string;
  /** Paths of its examples, in order. */
  examples: string[];
  /** Line of the heading, and last line that is not blank before a rule or the next heading. */
  firstLine: number;
  lastLine: number;
}

const ENTRY = /^(?<id>\d+\.\d+|[A-Z]\d+)\.?(?:\s+(?<title>.*))?$/s;
const SECTION = /^(?<id>\d+|[A-Z])\.\s+(?<title>.*)$/s;
const REQUEST_LABEL = /^(?:request|запрос)[:.\s]*$/i;
const EXAMPLE_LABEL = /^(?:examples?|примеры?)[:.\s]*$/i;

/** What a spec document holds of which audits speak. */
export interface SpecContent {
  entries: SpecLine[];
  /** Titles of its sections, by number or letter. */
  sections: Record<string, string>;
}

/**
 * A spec document, read anew. Its entries in its order: a heading that begins with an id, and what stands below it up to the next
 * heading or rule. Labels are English or Russian. An entry without a request has the method and path ''. Null for a document that
 * no audit reads: it would take too long.
 */
export function readSpecContent(markdown: string): SpecContent | null {
  if (markdownProblem(markdown) !== null) return null;
  const { children } = fromMarkdown(markdown.replace(/^\uFEFF/, ''));
  return { entries: entriesIn(children), sections: sectionsIn(children) };
}

function entriesIn(nodes: readonly RootContent[]): SpecLine[] {
  const entries: SpecLine[] = [];
  let open: SpecLine | null = null;
  let label: 'request' | 'examples' | null = null;
  for (const node of nodes) {
    if (node.type === 'heading') {
      open = entryAt(node);
      label = null;
      if (open !== null) entries.push(open);
    } else if (node.type === 'thematicBreak') open = null;
    else if (open !== null) {
      open.lastLine = node.position?.end.line ?? open.lastLine;
      const named = labelOf(node);
      if (named !== undefined) label = named;
      else if (label !== null) readPart(open, label, node);
    }
  }
  return entries;
}

function sectionsIn(nodes: readonly RootContent[]): Record<string, string> {
  const titles: Record<string, string> = {};
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const { id, title } = SECTION.exec(plain(node))?.groups ?? {};
    if (id !== undefined && !ENTRY.test(plain(node))) titles[id] = (title ?? '').trim();
  }
  return titles;
}

function entryAt(node: Nodes): SpecLine | null {
  const { id, title } = ENTRY.exec(plain(node))?.groups ?? {};
  if (id === undefined) return null;
  return {
    id,
    title: (title ?? '').trim(),
    section: /^(?:\d+|[A-Z])/.exec(id)?.[0] ?? '',
    method: '',
    path: '',
    examples: [],
    firstLine: node.position?.start.line ?? 0,
    lastLine: node.position?.end.line ?? 0,
  };
}

// The last bold text at the start of a line names what the blocks after the paragraph are; undefined: no label begins here.
function labelOf(node: RootContent): 'request' | 'examples' | null | undefined {
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'strong') return undefined;
  const labels = node.children.filter((child, index) => {
    const before = node.children[index - 1];
    const begins =
      index === 0 || before?.type === 'break' || (before?.type === 'text' && /\n\s*$/.test(before.value));
    return child.type === 'strong' && begins;
  });
  const last = labels.at(-1);
  const words = last === undefined ? '' : plain(last).trim();
  if (REQUEST_LABEL.test(words)) return 'request';
  return EXAMPLE_LABEL.test(words) ? 'examples' : null;
}

function readPart(entry: SpecLine, label: 'request' | 'examples', node: RootContent): void {
  if (label === 'request' && node.type === 'code' && entry.method === '') {
    const request = requestIn(node.value);
    if (request !== null) Object.assign(entry, request);
  } else if (label === 'examples' && node.type === 'list') {
    entry.examples.push(...node.children.flatMap((item) => requestIn(plain(item))?.path ?? []));
  }
}

function requestIn(text: string): { method: string; path: string } | null {
  const { method, path } =
    /^(?<method>[A-Z]+)\s+(?:https?:\/\/[^/\s]+)?(?<path>\/\S*)$/.exec(text.trim())?.groups ?? {};
  return method === undefined || path === undefined ? null : { method, path };
}
