import type { JsonValue } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';
import { once } from './digest.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A JSON value, or why there is none. */
export type ReadJson = { value: JsonValue; problem: null } | { value: undefined; problem: string };

/** Reads a file as JSON in UTF-8. What is too deep is not parsed at all: what comes after it would end the process. */
export function readJson(bytes: Uint8Array): ReadJson {
  return once(bytes, 'json', () => parse(bytes));
}

/** The text of a file in UTF-8; null when it is none. A byte order mark is kept. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(bytes: Uint8Array): ReadJson {
  if (depthOf(bytes) > LIMITS.jsonDepth) {
    return {
      value: undefined,
      problem: `more than ${LIMITS.jsonDepth} arrays and objects inside each other`,
    };
  }
  const text = utf8Text(bytes);
  if (text === null) return { value: undefined, problem: 'not valid UTF-8' };
  try {
    return { value: JSON.parse(text) as JsonValue, problem: null };
  } catch {
    return { value: undefined, problem: 'not valid JSON' };
  }
}

/** How many arrays and objects stand inside each other at most, by their brackets outside of strings. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return deepest;
}
