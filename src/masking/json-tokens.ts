/** A string of JSON in a text: its content's place, quotes left out. */
export interface StringToken {
  type: 'string';
  start: number;
  end: number;
  /** Where reading goes on. */
  next: number;
  /** False when the text, or the string around it, ends before the string does. */
  closed: boolean;
}

/** A bracket, a colon or a comma. `start` is its place. */
export interface SignToken {
  type: '{' | '}' | '[' | ']' | ':' | ',' | 'break';
  start: number;
}

const SIGNS = /["{}[\]:,]/g;

/**
 * Tokens of the JSON that a text holds, whatever stands around it and however broken it is. At depth 0 quotes are bare; at
 * depth 1 they are escaped, as in JSON inside a JSON string, and a bare one is a `break`; and so on. A quote that opens no
 * string where JSON has one is passed over, so that a stray quote in prose does not turn the rest inside out.
 */
export function* jsonTokens(text: string, depth: number): Generator<StringToken | SignToken> {
  let last: string = 'break';
  for (let at = nextSign(text, 0); at !== -1; ) {
    const sign = text.charAt(at);
    if (sign !== '"') {
      yield { type: sign as SignToken['type'], start: at };
      last = sign;
      at = nextSign(text, at + 1);
      continue;
    }
    const level = escapeLevel(text, at);
    if (level < depth) {
      yield { type: 'break', start: at };
      last = 'break';
    }
    const token = level === depth ? stringFrom(text, at + 1, depth) : null;
    if (token !== null && !isOdd(text, token) && stands(text, token, last)) {
      yield token;
      last = 'string';
      at = nextSign(text, token.next);
    } else at = nextSign(text, at + 1);
  }
}

function nextSign(text: string, from: number): number {
  SIGNS.lastIndex = from;
  return SIGNS.exec(text)?.index ?? -1;
}

// Somebody put quotes around a whole object: `Response: "{"client_name":"..."}"`.
function isOdd(text: string, { start, end, closed }: StringToken): boolean {
  return closed && end - start < 8 && /^\s*[[{][[{\s]*$/.test(text.slice(start, end));
}

// A name is followed by a colon, a value comes after one; items stand in brackets or after a comma.
function stands(text: string, { next, closed }: StringToken, last: string): boolean {
  if (last === ':' || last === '[' || last === ',') return true;
  return closed && /^\s*:/.test(text.slice(next, next + 16));
}

function stringFrom(text: string, start: number, depth: number): StringToken {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    const level = escapeLevel(text, at);
    if (level > depth) continue;
    const closed = level === depth;
    const end = closed ? at - (2 ** depth - 1) : at;
    return { type: 'string', start, end: Math.max(start, end), next: closed ? at + 1 : at, closed };
  }
  return { type: 'string', start, end: text.length, next: text.length, closed: false };
}

// How often the quote is escaped: 0 backslashes before it, 1, 3 or 7. Pairs beyond that are content of the string.
function escapeLevel(text: string, at: number): number {
  let level = 0;
  for (let count = backslashes(text, at); count % 2 === 1; count = (count - 1) / 2) level += 1;
  return level;
}

function backslashes(text: string, at: number): number {
  let count = 0;
  while (text.charAt(at - count - 1) === '\\') count += 1;
  return count;
}
