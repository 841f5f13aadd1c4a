/** A piece of a line, as text with marks: what is literal, bold or linked cannot be mistaken for plain text. */
export type Line = string;

/** Plain text: the signs that mark other pieces are escaped. */
export function plain(text: string): Line {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]]/g, '\\$&');
}

/** A literal. Empty text has no literal form in Markdown. */
export function literal(text: string): Line {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? '' : `\`${line.replace(/[\\`]/g, '\\$&')}\``;
}

export function bold(line: Line): Line {
  return `**${line}**`;
}

/** A link to a file of the bundle. */
export function link(path: string, line: Line): Line {
  return linkTo(path.split('/').map(encodeURIComponent).join('/'), line);
}

/** A link to any address. */
export function linkTo(url: string, line: Line): Line {
  return `[${line}](${url})`;
}

/** A label with its value: an item of a list. */
export function fact(label: string, value: Line): Line {
  return `${bold(plain(label))}: ${value}`;
}

/** One block of a document. A table is a block for its head and one for each row. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'numbered' | 'open' | 'done' | 'head' | 'row' | 'rule' | 'other';
  /** Depth of a heading; 0 for anything else. */
  depth: number;
  cells: Line[];
}

export function heading(depth: number, text: string): Block {
  return { kind: 'heading', depth, cells: [plain(text)] };
}

export function paragraph(line: Line): Block {
  return { kind: 'paragraph', depth: 0, cells: [line] };
}

/** Items of a list, numbered or not. */
export function items(lines: readonly Line[], kind: 'item' | 'numbered' = 'item'): Block[] {
  return lines.map((line) => ({ kind, depth: 0, cells: [line] }));
}

/** A box, ticked or not. */
export function box(done: boolean, text: string): Block {
  return { kind: done ? 'done' : 'open', depth: 0, cells: [plain(text)] };
}

/** A table, or a sentence where it would have no rows. */
export function tableOr(head: readonly string[], rows: readonly Line[][], sentence: string): Block[] {
  if (rows.length === 0) return sentence === '' ? [] : [paragraph(plain(sentence))];
  return [
    { kind: 'head', depth: 0, cells: head.map(plain) },
    ...rows.map((cells): Block => ({ kind: 'row', depth: 0, cells })),
  ];
}
