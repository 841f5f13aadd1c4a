/** Of the bytes of a UTF-16 document, the signs of Markdown, of JSON and of requests give more zeros than this. */
const SHARE_OF_ZEROS = 0.1;

/** A file's text without its byte order mark, or in words what it is in place of UTF-8. */
export type TextFile = { text: string; problem: null } | { text: null; problem: string };

/** Reads the bytes of a file that people write: as UTF-8, and as nothing else. */
export function textOfFile(bytes: Uint8Array): TextFile {
  const text = utf8TextOf(bytes);
  if (text !== null && !text.includes('\0')) return { text, problem: null };
  return { text: null, problem: `not UTF-8${isUtf16(bytes) ? ', but UTF-16' : ''}` };
}

/** Bytes as text, without a byte order mark; null for what is no UTF-8. */
export function utf8TextOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** True for bytes that are a text in UTF-16, with or without its mark. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) > bytes.length * SHARE_OF_ZEROS;
}
