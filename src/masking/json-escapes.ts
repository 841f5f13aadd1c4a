// An escape that was cut off with the text; pairs of backslashes before it are whole.
const CUT_ESCAPE = /(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/;

/**
 * The text that a literal of JSON stands for, without its quotes; `depth` is how often the literal is escaped beyond that.
 * What is no literal stands for itself.
 */
export function unescapedAt(literal: string, depth: number): string {
  let value = literal;
  for (let level = depth; level >= 0 && value.includes('\\'); level--) {
    try {
      value = JSON.parse(`"${value.replace(CUT_ESCAPE, '$1')}"`) as string;
    } catch {
      // Broken escapes, or bare line breaks among them.
      return value;
    }
  }
  return value;
}

/** The literal of a text, without its quotes, escaped `depth` times more. */
export function escapedAt(text: string, depth: number): string {
  let literal = text;
  for (let level = depth; level >= 0; level--) literal = JSON.stringify(literal).slice(1, -1);
  return literal;
}
