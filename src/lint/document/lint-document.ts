/** What a part of an audit document is about. `other` is a heading that names none of the nine sections. */
export type SectionKind =
  | 'title'
  | 'summary'
  | 'methodology'
  | 'matrix'
  | 'metrics'
  | 'errors'
  | 'warehouse'
  | 'conclusions'
  | 'artifacts'
  | 'final'
  | 'footer'
  | 'other';

/** Where something stands in the document. */
export interface Spot {
  /** Counted from 1. */
  line: number;
  section: SectionKind;
  /** Heading of the section as written; '' before the first. */
  sectionTitle: string;
  /** Headings below the section's own, outermost first. */
  headings: string[];
}

/** State of a box: `odd` is a bracket that holds neither a tick nor a blank, such as `[❌]`. */
export type BoxState = 'done' | 'open' | 'odd';

/** One line of text: a heading, a line of a paragraph, a list item, or a row of a table of labels and values. */
export interface Statement extends Spot {
  origin: 'heading' | 'paragraph' | 'item' | 'row';
  /** Plain text, without Markdown marks and without the box. */
  text: string;
  /** Text before the colon; null when there is none. */
  label: string | null;
  /** Text after the colon, or all of it. */
  value: string;
  box: BoxState | null;
  /** The heading of the column that a value of a row stands in. */
  column?: string;
  /** How deep a heading is, from 1. */
  depth?: number;
  /** Sentence that introduces the list, or the item that this one stands below. */
  lead: string;
  /** True for an item of a list within a list. */
  nested: boolean;
  /** Addresses of the links in it. */
  links: string[];
}

/** A sentence of a paragraph, of an item or of a heading, joined where its author broke the line; a cell of a table is none. */
export interface Sentence extends Statement {
  /** Where in the text which line of the document begins. */
  starts: readonly { at: number; line: number }[];
}

/** A table, with the line of each row. */
export interface LintTable extends Spot {
  lead: string;
  header: string[];
  rows: { line: number; cells: string[] }[];
}

/** A list that is not within another one, with the first line of each of its items. */
export interface LintList extends Spot {
  /** The number of its first item, where they are numbered. */
  start: number | null;
  items: { line: number; text: string }[];
}

/** A list below an item of another one, by the line of that item. */
export interface InnerList extends LintList {
  parent: number;
}

/** A line of a block of code or of a log, as it stands. */
export interface CodeLine extends Spot {
  text: string;
}

/** An audit document as statements, sentences, tables, lists and lines of code, each in their order. */
export interface LintDocument {
  statements: Statement[];
  sentences: Sentence[];
  tables: LintTable[];
  lists: LintList[];
  innerLists: InnerList[];
  code: CodeLine[];
}
