import type { Code, Heading, List, ListItem, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { bounded } from './bounded.ts';
import { inlineLines } from './inline-lines.ts';
import { jsonCounts } from './json-counts.ts';
import type { LintDocument, Spot, Statement } from './lint-document.ts';
import { isPlainText, withoutStrayFences } from './plain-fences.ts';
import { sectionKind } from './section-kind.ts';
import { splitBox, splitLabel } from './split-label.ts';
import { tableStatements } from './table-statements.ts';

/** Words of a code block's language that say that it is text. */
const TEXT = /^(?:txt|text|plain|plaintext|md|markdown|log)?$/i;

/**
 * Reads a Markdown text into statements and tables, each with its line and section. Blocks of plain text are read like
 * paragraphs, and so is what stands below a code fence that is never closed.
 */
export function readDocument(markdown: string): LintDocument {
  const root = fromMarkdown(bounded(withoutStrayFences(markdown)), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return new Reader(root).read();
}

class Reader {
  private readonly document: LintDocument = { statements: [], tables: [] };
  private readonly depth: number;
  private readonly lastHeading: number;
  private path: { depth: number; text: string }[] = [];
  private section: Pick<Spot, 'section' | 'sectionTitle'> = { section: 'title', sectionTitle: '' };
  private lead = '';

  constructor(private readonly root: Root) {
    this.depth = sectionDepth(root.children);
    this.lastHeading = root.children.findLastIndex((node) => headingOf(node) !== null);
  }

  read(): LintDocument {
    this.root.children.forEach((node, index) => {
      const heading = headingOf(node);
      if (heading !== null) this.enter(heading);
      // What stands below a rule after the last heading belongs to the whole document.
      else if (node.type === 'thematicBreak' && index > this.lastHeading) {
        this.section = { section: 'footer', sectionTitle: 'footer' };
        this.path = [];
      } else this.block(node, '', false);
    });
    this.summarise();
    return this.document;
  }

  // A document without a summary gives its numbers below its title.
  private summarise(): void {
    const all = [...this.document.statements, ...this.document.tables];
    if (all.some(({ section }) => section === 'summary')) return;
    for (const spot of all) {
      const heading = 'origin' in spot && spot.origin === 'heading';
      if (spot.section === 'title' && !heading) spot.section = 'summary';
    }
  }

  private enter({ depth, text, line }: { depth: number; text: string; line: number }): void {
    this.lead = '';
    if (depth <= this.depth) {
      const kind = depth === this.depth ? sectionKind(text) : null;
      const first = this.section.sectionTitle === '' && kind === null;
      this.section = { section: kind ?? (first ? 'title' : 'other'), sectionTitle: text };
      this.path = [];
    } else {
      this.path = [...this.path.filter((item) => item.depth < depth), { depth, text }];
    }
    this.state('heading', { text, line, links: [] }, '', false);
  }

  private block(node: RootContent, lead: string, nested: boolean): void {
    switch (node.type) {
      case 'paragraph': {
        const lines = inlineLines(node);
        for (const line of lines) this.state('paragraph', line, lead, nested);
        const last = lines.at(-1);
        this.lead = last !== undefined && (last.text.endsWith(':') || last.strong) ? last.text : '';
        return;
      }
      case 'list':
        this.list(node, lead === '' ? this.lead : lead, nested);
        this.lead = '';
        return;
      case 'table':
        this.table(node);
        this.lead = '';
        return;
      case 'code':
        this.code(node);
        return;
      case 'blockquote':
        for (const child of node.children) this.block(child, lead, nested);
        return;
      default:
    }
  }

  private code({ lang, value, position }: Code): void {
    const first = (position?.start.line ?? 1) + 1;
    if (/^jsonc?$/i.test(lang ?? '')) {
      for (const { offset, text } of jsonCounts(value))
        this.state('item', { text, line: first + offset, links: [] }, this.lead, false);
    }
    if (!TEXT.test(lang ?? '')) return;
    value.split('\n').forEach((line, offset) => {
      const text = line.replace(/^[\s│├└─|]+/u, '').trim();
      if (text !== '' && isPlainText(text))
        this.state('item', { text, line: first + offset, links: [] }, this.lead, false);
    });
  }

  private list(list: List, lead: string, nested: boolean): void {
    for (const item of list.children) this.item(item, lead, nested);
  }

  private item({ children }: ListItem, lead: string, nested: boolean): void {
    let own = '';
    for (const child of children) {
      if (child.type === 'list') this.list(child, own === '' ? lead : own, true);
      else if (child.type === 'paragraph') {
        for (const line of inlineLines(child)) {
          if (own === '') own = line.text;
          this.state('item', line, lead, nested);
        }
      } else this.block(child, lead, nested);
    }
  }

  private table(node: Table): void {
    const [head, ...body] = node.children.map((row) => ({
      line: row.position?.start.line ?? 1,
      cells: row.children.map((cell) =>
        inlineLines(cell)
          .map(({ text }) => text)
          .join(' '),
      ),
    }));
    const table = { ...this.spot(head?.line ?? 1), lead: this.lead, header: head?.cells ?? [], rows: body };
    this.document.tables.push(table);
    this.document.statements.push(...tableStatements(table));
  }

  private state(
    origin: Statement['origin'],
    line: { text: string; line: number; links: string[] },
    lead: string,
    nested: boolean,
  ): void {
    const { box, text } = origin === 'item' ? splitBox(line.text) : { box: null, text: line.text };
    this.document.statements.push({
      ...this.spot(line.line),
      origin,
      text,
      ...splitLabel(text),
      box,
      lead,
      nested,
      links: line.links,
    });
  }

  private spot(line: number): Spot {
    return { line, ...this.section, headings: this.path.map(({ text }) => text) };
  }
}

// A whole paragraph in bold that begins with a number is a heading by another name.
function headingOf(node: RootContent): { depth: number; text: string; line: number } | null {
  if (node.type === 'heading') return { depth: node.depth, text: textIn(node), line: lineOf(node) };
  if (node.type !== 'paragraph') return null;
  const [only, more] = inlineLines(node);
  if (only === undefined || more !== undefined || !only.strong || !/^\d{1,2}[.)]\s+\D/.test(only.text)) {
    return null;
  }
  return sectionKind(only.text) === null ? null : { depth: 2, text: only.text, line: only.line };
}

/** Depth at which most headings name a section. */
function sectionDepth(nodes: readonly RootContent[]): number {
  const counts = new Map<number, number>();
  for (const node of nodes) {
    const heading = headingOf(node);
    if (heading !== null && sectionKind(heading.text) !== null) {
      counts.set(heading.depth, (counts.get(heading.depth) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0] ?? 2;
}

function textIn(node: Heading): string {
  return inlineLines(node)
    .map(({ text }) => text)
    .join(' ');
}

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}
