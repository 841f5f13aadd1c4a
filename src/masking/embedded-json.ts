import { type FieldKind, kindOfKey } from './field-kind.ts';

// `"key": "value"` as in JSON, or as in JSON inside a JSON string, where quotes are escaped once more.
const PLAIN = /"([A-Za-z_-]{3,24})"(\s*:\s*)("(?:[^"\\]|\\.)*")/g;
const ESCAPED = /\\"([A-Za-z_-]{3,24})\\"(\s*:\s*)(\\"(?:[^"\\]|\\[^"\\]|\\\\\\?[^\\])*?\\")/g;

/**
 * Masks fields of JSON that stands within a text, such as a message that quotes an answer: the names of persons, which
 * no pattern finds without their key. Only keys with one meaning count; `name` and `code` need the object around them.
 */
export function maskEmbeddedJson(text: string, mask: (kind: FieldKind, value: string) => string): string {
  if (!text.includes('":') && !text.includes('" :')) return text;
  return text
    .replace(PLAIN, (whole, key: string, colon: string, literal: string) => {
      const masked = maskLiteral(key, literal, mask);
      return masked === undefined ? whole : `"${key}"${colon}${masked}`;
    })
    .replace(ESCAPED, (whole, key: string, colon: string, literal: string) => {
      const masked = maskLiteral(key, unescaped(literal), mask);
      return masked === undefined ? whole : `\\"${key}\\"${colon}${JSON.stringify(masked).slice(1, -1)}`;
    });
}

function maskLiteral(key: string, literal: string, mask: (kind: FieldKind, value: string) => string) {
  const kind = kindOfKey(key);
  const value = kind === undefined ? undefined : stringOf(literal);
  if (kind === undefined || value === undefined) return undefined;
  const masked = mask(kind, value);
  return masked === value ? undefined : JSON.stringify(masked);
}

function unescaped(literal: string): string {
  return stringOf(`"${literal}"`) ?? literal;
}

function stringOf(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // The text is not JSON after all; the patterns for free text still apply to it.
    return undefined;
  }
}
