import type { Code, List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { bounded } from './bounded.ts';
import { codeParts } from './code-parts.ts';
import { inlineLines } from './inline-lines.ts';
import type { LintDocument, LintTable, Spot, Statement } from './lint-document.ts';
import { withoutStrayFences } from './plain-fences.ts';
import { sectionKind } from './section-kind.ts';
import { sentencesOf } from './sentences.ts';
import { splitBox, splitLabel } from './split-label.ts';
import { tableStatements } from './table-statements.ts';

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
  private readonly document: LintDocument = {
    statements: [],
    sentences: [],
    tables: [],
    lists: [],
    innerLists: [],
    code: [],
  };
  private readonly depth: number;
  private readonly lastHeading: number;
  private path: { depth: number; text: string }[] = [];
  private section: Pick<Spot, 'section' | 'sectionTitle'> = { section: 'title', sectionTitle: '' };
  private lead = '';
  private readonly forms = new Set<string>();

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
    const heading = this.state('heading', { text, line, links: [] }, '', false);
    heading.depth = depth;
    this.flow([heading]);
  }

  private block(node: RootContent, lead: string, nested: boolean): void {
    switch (node.type) {
      case 'paragraph': {
        const lines = inlineLines(node);
        this.flow(lines.map((line) => this.state('paragraph', line, lead, nested)));
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

  private code(node: Code): void {
    const { raw, items, tables, form } = codeParts(node);
    for (const { line, text } of raw) this.document.code.push({ ...this.spot(line), text });
    const isRepeated = form !== '' && this.forms.has(form);
    this.forms.add(form);
    for (const { line, text, path } of isRepeated ? [] : items) {
      const { path: outer } = this;
      this.path = [...outer, ...path.map((words) => ({ depth: 7, text: words }))];
      this.flow([this.state('item', { text, line, links: [] }, this.lead, false)]);
      this.path = outer;
    }
    for (const { line, name, ...table } of tables)
      this.addTable({ ...this.spot(line), lead: name === '' ? this.lead : name, ...table });
  }

  private list(list: List, lead: string, nested: boolean, parent?: number): void {
    const read = {
      ...this.spot(lineOf(list)),
      start: list.start ?? null,
      items: list.children.map((item) => ({
        line: lineOf(item),
        text: textIn(...item.children.filter(({ type }) => type === 'paragraph')),
      })),
    };
    if (!nested) this.document.lists.push(read);
    if (parent !== undefined) this.document.innerLists.push({ ...read, parent });
    for (const item of list.children) this.item(item, lead, nested);
  }

  private item({ children, position }: ListItem, lead: string, nested: boolean): void {
    let own = '';
    for (const child of children) {
      if (child.type === 'list') this.list(child, own === '' ? lead : own, true, position?.start.line);
      else if (child.type === 'paragraph') {
        const lines = inlineLines(child);
        if (own === '') own = lines[0]?.text ?? '';
        this.flow(lines.map((line) => this.state('item', line, lead, nested)));
      } else this.block(child, lead, nested);
    }
  }

  private table(node: Table): void {
    const [head, ...body] = node.children.map((row) => ({
      line: lineOf(row),
      cells: row.children.map((cell) => textIn(cell)),
    }));
    this.addTable({
      ...this.spot(head?.line ?? 1),
      lead: this.lead,
      header: head?.cells ?? [],
      rows: body,
    });
  }

  private addTable(table: LintTable): void {
    this.document.tables.push(table);
    this.document.statements.push(...tableStatements(table));
  }

  private state(
    origin: Statement['origin'],
    line: { text: string; line: number; links: string[] },
    lead: string,
    nested: boolean,
  ): Statement {
    const { box, text } = origin === 'item' ? splitBox(line.text) : { box: null, text: line.text };
    const statement: Statement = {
      ...this.spot(line.line),
      origin,
      text,
      ...splitLabel(text),
      box,
      lead,
      nested,
      links: line.links,
    };
    this.document.statements.push(statement);
    return statement;
  }

  // One statement for each line, and the sentences of all of them together.
  private flow(lines: readonly Statement[]): void {
    this.document.sentences.push(...sentencesOf(lines));
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

function textIn(...nodes: readonly Nodes[]): string {
  return nodes
    .flatMap(inlineLines)
    .map(({ text }) => text)
    .join(' ');
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
