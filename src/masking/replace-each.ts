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
