/** Of the bytes of a UTF-16 document, the signs of Markdown, of JSON and of requests give more zeros than this. */
const SHARE_OF_ZEROS = 0.1;
/** One of UTF-32 has half of its bytes or more; of UTF-16 no text has more than half. */
const SHARE_OF_ZEROS_OF_FOUR = 0.505;
/** The first bytes of a byte order mark of UTF-16 or, behind two zeros or before them, of UTF-32. */
const MARKS: ReadonlySet<string> = new Set(['fffe', 'feff']);

/** A file's text without its byte order mark, or in words what it is in place of UTF-8. */
export type TextFile = { text: string; problem: null } | { text: null; problem: string };

/** Reads the bytes of a file that people write: as UTF-8, and as nothing else. */
export function textOfFile(bytes: Uint8Array): TextFile {
  const text = utf8TextOf(bytes);
  if (text !== null && !text.includes('\0')) return { text, problem: null };
  return { text: null, problem: notUtf8(wideEncoding(bytes)).problem };
}

/** What bytes are in place of UTF-8, in words, and how to mend that. `wide`: their encoding by `wideEncoding`. */
export function notUtf8(wide: ReturnType<typeof wideEncoding>): { problem: string; remedy: string } {
  return {
    problem: `not UTF-8${wide === null ? '' : `, but ${wide}`}`,
    remedy: `Save it as UTF-8, for instance: iconv -f ${wide ?? 'WINDOWS-1251'} -t UTF-8 old.md > new.md`,
  };
}

/** Bytes as text, without a byte order mark; null for what is no UTF-8. */
export function utf8TextOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The encoding with more than a byte for each sign that bytes are a text in, with or without its mark; null for none. */
export function wideEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) / bytes.length;
  const isMarked = MARKS.has(Buffer.from(bytes.subarray(0, 2)).toString('hex'));
  if (!isMarked && !(zeros > SHARE_OF_ZEROS)) return null;
  // Of the four bytes of any sign at least one is zero, and of nearly every one two.
  return zeros > SHARE_OF_ZEROS_OF_FOUR ? 'UTF-32' : 'UTF-16';
}
