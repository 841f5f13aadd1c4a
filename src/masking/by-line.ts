/**
 * The text with each of its lines masked, for rules whose labels and values stand in one line: most lines hold nothing, and a cheap test
 * tells that of a line where it does not of a document.
 */
export function maskByLine(text: string, mask: (line: string) => string): string {
  if (!/[\r\n]/.test(text)) return mask(text);
  let made = '';
  let copied = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const masked = mask(line);
    if (masked === line) continue;
    made += text.slice(copied, index) + masked;
    copied = index + line.length;
  }
  return made + text.slice(copied);
}
