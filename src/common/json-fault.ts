/** Where a text stops being JSON, counted from 1, and what stands there. */
export interface JsonFault {
  line: number;
  column: number;
  found: string;
}

// Whitespace, a string, a number, a word, or a mark; strings as RFC 8259 has them.
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no control character stands in a JSON string.
  /[ \t\n\r]+|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,]/y;

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'end';

/**
 * The first place at which a text that `JSON.parse` refused is no JSON: what V8 says of it names no place in every release of
 * Node. Of a text that is JSON it gives its end.
 */
export function jsonFault(text: string): JsonFault {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) return faultAt(text, at);
    if (token.trim() !== '') {
      const next = follow(token, expected, open);
      if (next === null) return faultAt(text, at);
      expected = next;
    }
    at += token.length;
  }
  return faultAt(text, text.length);
}

/** What may come behind a token, which `open` takes in; null where the token must not stand. */
function follow(token: string, expected: Expected, open: ('{' | '[')[]): Expected | null {
  const closed = (): Expected => (open.length === 0 ? 'end' : 'commaOrEnd');
  const isValue = expected === 'value' || expected === 'valueOrEnd';
  switch (token) {
    case '{':
    case '[':
      if (!isValue) return null;
      open.push(token);
      return token === '{' ? 'nameOrEnd' : 'valueOrEnd';
    case '}':
    case ']': {
      const isEnd = expected === 'commaOrEnd' || expected === (token === '}' ? 'nameOrEnd' : 'valueOrEnd');
      if (!isEnd || open.pop() !== (token === '}' ? '{' : '[')) return null;
      return closed();
    }
    case ':':
      return expected === 'colon' ? 'value' : null;
    case ',':
      if (expected !== 'commaOrEnd') return null;
      return open.at(-1) === '{' ? 'name' : 'value';
    default:
      if (expected === 'name' || expected === 'nameOrEnd') return token.startsWith('"') ? 'colon' : null;
      return isValue ? closed() : null;
  }
}

function faultAt(text: string, at: number): JsonFault {
  const before = text.slice(0, at).split('\n');
  const found =
    at >= text.length
      ? 'the text ends too early'
      : `${JSON.stringify([...text.slice(at, at + 2)][0])} must not stand here`;
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found };
}
