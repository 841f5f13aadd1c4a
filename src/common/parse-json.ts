import type { JsonValue } from '../model/json.ts';

const MINUS_ZERO = /(?:^|[[:,\s])-0(?:[.eE][\d.eE+-]*)?(?:[\]},\s]|$)/;

/**
 * A text as JSON, in which `-0` is 0: they are one number, PHP writes `-0.0` of what it rounded, and a comparison of structures
 * would tell them apart. Throws the SyntaxError of `JSON.parse`.
 */
export function parseJson(text: string): JsonValue {
  return MINUS_ZERO.test(text) ? JSON.parse(text, plainZero) : JSON.parse(text);
}

function plainZero(_: string, value: JsonValue): JsonValue {
  return value === 0 ? 0 : value;
}
