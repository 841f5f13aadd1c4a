import { isBeyond } from '../common/exact-number.ts';
import { isBroken } from '../common/plain-text.ts';
import type { JsonValue } from '../model/json.ts';
import { PLAIN_KEY, placeInText } from './place-in-text.ts';

/** Deepest nesting that is read: PHP's own limit (json_encode, depth 512). Recursion over some thousands ends the process. */
export const DEEPEST = 512;

/** A text as JSON; `json` is undefined when it is none that can be relied on, and `problem` says why. */
export interface ReadJson {
  json: JsonValue | undefined;
  problem: string | null;
}

/**
 * Reads a text as JSON. What no two readers need to understand alike is not read: a byte order mark (RFC 8259, 8.1), a key
 * that stands twice in one object (4), a number that a double cannot hold (6), a text that is no Unicode (7, 8.2), and nesting
 * deeper than `deepest`.
 */
export function readJson(text: string, deepest = DEEPEST): ReadJson {
  if (text.startsWith('\ufeff'))
    return { json: undefined, problem: 'the body begins with a byte order mark' };
  // Looked at before it is parsed: the parser needs no stack, but memory for every level.
  const { tooDeep, members, broken, beyond } = scan(text, deepest);
  if (tooDeep) return { json: undefined, problem: `the body is nested deeper than ${deepest} levels` };
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch {
    // Broken JSON is a fact about the answer: the json check reports it.
    return { json: undefined, problem: NO_JSON };
  }
  const problem = ambiguity(text, membersOf(json) < members, broken, beyond);
  return problem === null ? { json, problem } : { json: undefined, problem };
}

/** What is told of bytes that are no UTF-8, and of a text that is no JSON. */
export const NO_UTF8 = 'the body is not valid UTF-8';
export const NO_JSON = 'the body is not JSON';

/** The bytes of an answer as text and as JSON: each answer is read alike, whichever call it answers. */
export function readAnswer(bytes: Uint8Array): ReadJson & { text: string | null } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, ...readJson(text) };
  } catch {
    // Invalid UTF-8 is a fact about the answer: the encoding check reports it.
    return { text: null, json: undefined, problem: NO_UTF8 };
  }
}

/** What a text shows before it is parsed. */
interface Scanned {
  tooDeep: boolean;
  /** Members of all its objects: each has one colon outside of strings. */
  members: number;
  /** Where the first string begins that holds half of a surrogate pair, and the first number that no double holds. */
  broken: number | null;
  beyond: number | null;
}

const HALF_OF_A_PAIR = /\\u[dD][89a-fA-F]/;
const [QUOTE, COLON, ZERO, NINE] = [0x22, 0x3a, 0x30, 0x39];
const [CASE, SMALL_E] = [0x20, 0x65];
const [BRACKET, BRACE, END_BRACKET, END_BRACE] = [0x5b, 0x7b, 0x5d, 0x7d];

// Walks over the structure alone, so that neither depth nor size needs a stack. What is no JSON gives what it gives.
function scan(text: string, deepest: number): Scanned {
  const scanned: Scanned = { tooDeep: false, members: 0, broken: null, beyond: null };
  let depth = 0;
  // Escapes alone can write half of a pair: what is not ASCII came through UTF-8.
  const mayBreak = HALF_OF_A_PAIR.test(text);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      const end = endOfString(text, at);
      if (mayBreak && scanned.broken === null && isBrokenString(text.slice(at, end + 1))) scanned.broken = at;
      at = end;
    } else if (sign === COLON) scanned.members += 1;
    else if (sign === BRACE || sign === BRACKET) {
      depth += 1;
      if (depth > deepest) return { ...scanned, tooDeep: true };
    } else if (sign === END_BRACE || sign === END_BRACKET) depth = Math.max(0, depth - 1);
    else if (sign >= ZERO && sign <= NINE) {
      const end = endOfNumber(text, at);
      if (scanned.beyond === null && mayBeBeyond(text, at, end) && isBeyond(text.slice(at, end)))
        scanned.beyond = at;
      at = end - 1;
    }
  }
  return scanned;
}

/** A number of so few signs, and without an exponent, is one that every double holds. */
const SHORT_NUMBER = 15;

function mayBeBeyond(text: string, start: number, end: number): boolean {
  if (end - start > SHORT_NUMBER) return true;
  for (let at = start; at < end; at += 1) if ((text.charCodeAt(at) | CASE) === SMALL_E) return true;
  return false;
}

// Fewer than the text has, exactly where a key stands twice in an object: the parser keeps the last.
function membersOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) for (const item of value) members += membersOf(item);
  else
    for (const key of Object.keys(value)) {
      const member = value[key];
      members += 1 + (typeof member === 'object' ? membersOf(member) : 0);
    }
  return members;
}

function ambiguity(
  text: string,
  isTwice: boolean,
  broken: number | null,
  beyond: number | null,
): string | null {
  if (isTwice) {
    const key = keyThatIsTwice(text);
    return `${PLAIN_KEY.test(key) ? `the key ${key}` : 'a key'} stands twice in one object`;
  }
  if (broken !== null)
    return `${placeInText(text, broken)}: expected text, came one with half of a surrogate pair, which is no character`;
  if (beyond !== null)
    return `${placeInText(text, beyond)}: expected a number that every reader can hold, came one beyond`;
  return null;
}

/** The first key of a JSON text that stands twice in its object; '' where none does. */
function keyThatIsTwice(text: string): string {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === BRACE || sign === BRACKET) open.push(sign === BRACE ? new Set() : null);
    else if (sign === END_BRACE || sign === END_BRACKET) open.pop();
    else if (sign === QUOTE) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys != null && isKey(text, end)) {
        const key = keyOf(text.slice(at, end + 1));
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
    }
  }
  return '';
}

/** Where the closing quote of the string stands that begins at `start`; the text's end when it is not closed. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

const OF_NUMBER = new Set(Array.from('0123456789.eE+-', (sign) => sign.charCodeAt(0)));

/** Where the number ends that begins at `start`; a sign before it stands outside. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && OF_NUMBER.has(text.charCodeAt(at))) at += 1;
  return at;
}

function isBrokenString(literal: string): boolean {
  return HALF_OF_A_PAIR.test(literal) && isBroken(keyOf(literal));
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

function keyOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    // Not JSON after all, which the parser will say.
    return literal;
  }
}
