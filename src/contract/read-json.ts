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
 * deeper than `DEEPEST`.
 */
export function readJson(text: string): ReadJson {
  if (text.startsWith('\ufeff'))
    return { json: undefined, problem: 'the body begins with a byte order mark' };
  const problem = ambiguity(text);
  // Looked at before it is parsed: the parser needs no stack, but memory for every level.
  if (problem === TOO_DEEP) return { json: undefined, problem };
  try {
    const json = JSON.parse(text) as JsonValue;
    return problem === null ? { json, problem } : { json: undefined, problem };
  } catch {
    // Broken JSON is a fact about the answer: the json check reports it.
    return { json: undefined, problem: NO_JSON };
  }
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

const TOO_DEEP = `the body is nested deeper than ${DEEPEST} levels`;

// Walks over the structure alone, so that neither depth nor size needs a stack. What is no JSON gives what it gives.
function ambiguity(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  let twice: string | null = null;
  let beyond: number | null = null;
  let broken: number | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > DEEPEST) return TOO_DEEP;
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (broken === null && isBrokenString(text.slice(at, end + 1))) broken = at;
      if (keys != null && isKey(text, end)) {
        const key = keyOf(text.slice(at, end + 1));
        if (keys.has(key)) twice ??= key;
        keys.add(key);
      }
      at = end;
    } else if (sign !== undefined && sign >= '0' && sign <= '9') {
      const end = endOfNumber(text, at);
      if (beyond === null && isBeyond(text.slice(at, end))) beyond = at;
      at = end - 1;
    }
  }
  if (twice === null && broken !== null)
    return `${placeInText(text, broken)}: expected text, came one with half of a surrogate pair, which is no character`;
  if (twice === null && beyond !== null)
    return `${placeInText(text, beyond)}: expected a number that every reader can hold, came one beyond`;
  if (twice === null) return null;
  return `${PLAIN_KEY.test(twice) ? `the key ${twice}` : 'a key'} stands twice in one object`;
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

const OF_NUMBER = /[0-9.eE+-]/;

/** Where the number ends that begins at `start`; a sign before it stands outside. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && OF_NUMBER.test(text[at] ?? '')) at += 1;
  return at;
}

/** Escapes alone can write half of a pair: what is not ASCII came through UTF-8. */
function isBrokenString(literal: string): boolean {
  return /\\u[dD][89a-fA-F]/.test(literal) && isBroken(keyOf(literal));
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
