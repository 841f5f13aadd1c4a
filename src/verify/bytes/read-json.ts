import { once } from '../../common/once-for-bytes.ts';
import type { JsonValue } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** RFC 8259, section 8.1: no JSON begins so. */
const MARKED = 'not JSON: it begins with a byte order mark';

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
  const tooMuch = excessOf(bytes);
  if (tooMuch !== null) return { value: undefined, problem: tooMuch };
  const text = utf8Text(bytes);
  if (text === null) return { value: undefined, problem: 'not valid UTF-8' };
  try {
    return { value: JSON.parse(text) as JsonValue, problem: null };
  } catch {
    return { value: undefined, problem: text.startsWith('\ufeff') ? MARKED : 'not valid JSON' };
  }
}

/** Of what a text has more than any file of a bundle, by its signs outside of strings; null for nothing. */
function excessOf(bytes: Uint8Array): string | null {
  const { jsonDepth } = LIMITS;
  // What a text may cost follows its bytes; of a small one nothing has to be counted so closely.
  const jsonContainers = atMost(LIMITS.jsonContainers, bytes, LIMITS.bytesOfContainer);
  const jsonMembers = atMost(LIMITS.jsonMembers, bytes, LIMITS.bytesOfMember);
  const jsonCommas = atMost(LIMITS.jsonCommas, bytes, LIMITS.bytesOfComma);
  let depth = 0;
  let containers = 0;
  let members = 0;
  let commas = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      containers += 1;
      if (depth > jsonDepth) return `more than ${jsonDepth} arrays and objects inside each other`;
      if (containers > jsonContainers) return `more than ${jsonContainers} arrays and objects`;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    else if (byte === 0x3a) {
      members += 1;
      if (members > jsonMembers) return `more than ${jsonMembers} members`;
    } else if (byte === 0x2c) {
      commas += 1;
      if (commas > jsonCommas) return `more than ${jsonCommas} values`;
    }
  }
  return null;
}

function atMost(least: number, bytes: Uint8Array, each: number): number {
  return Math.max(least, Math.floor(bytes.length / each));
}
