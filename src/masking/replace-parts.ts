/** A part of a text. */
export interface Part {
  start: number;
  end: number;
}

/** A text in which each part is replaced, in their order; one that begins within another is left. `by` is given the part and what stands there. */
export function replaceParts<Of extends Part>(
  text: string,
  parts: Iterable<Of>,
  by: (part: Of, value: string) => string,
): string {
  let replaced = '';
  let copied = 0;
  for (const part of parts) {
    const { start, end } = part;
    if (start < copied) continue;
    replaced += text.slice(copied, start) + by(part, text.slice(start, end));
    copied = end;
  }
  return replaced + text.slice(copied);
}

/**
 * The text with each match replaced, one after the other: `String.replace` keeps all matches until the last is found, and of megabytes of
 * words they are a hundred times as large. What is replaced by itself costs no copy.
 */
export function replaceEach(
  text: string,
  pattern: RegExp,
  replaced: (match: RegExpExecArray) => string,
): string {
  let made = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole] = match;
    const part = replaced(match);
    if (part === whole) continue;
    made += text.slice(from, match.index) + part;
    from = match.index + whole.length;
  }
  return from === 0 ? text : made + text.slice(from);
}

/**
 * The text with each of its lines masked, for rules whose labels and values stand in one line: most lines hold nothing, and a cheap test
 * tells that of a line where it does not of a document.
 */
export function maskByLine(text: string, mask: (line: string) => string): string {
  return /[\r\n]/.test(text) ? replaceEach(text, /[^\r\n]+/g, ([line]) => mask(line)) : mask(text);
}
