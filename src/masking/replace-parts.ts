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
