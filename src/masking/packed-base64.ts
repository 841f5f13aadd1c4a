import { unzipSync } from 'node:zlib';

/** The beginning of gzip (RFC 1952) or zlib (RFC 1950) in Base64. */
export const PACKED_START = /H4sI|eJ[wxyz0-9A-Za-z]|eN[oprq]|eA[EF]/;
/** Base64 that begins so. */
export const PACKED_PART =
  /(?<![A-Za-z0-9+/_-])(?:H4sI|eJ[wxyz0-9A-Za-z]|eN[oprq]|eA[EF])[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** More than this is no message that somebody logged, and may be made to fill the memory. */
const MOST_BYTES = 1 << 20;
/** How often longer it may be than it was: the whole of a text is read in time that its length deserves. */
const MOST_TIMES = 50;

/** What was packed; null for what is no such thing, is broken, or would be too long. */
export function unpacked(base64: string): Buffer | null {
  const maxOutputLength = Math.min(MOST_BYTES, base64.length * MOST_TIMES);
  try {
    return unzipSync(Buffer.from(base64, 'base64'), { maxOutputLength });
  } catch {
    // Other bytes that begin alike, or cut off.
    return null;
  }
}

/** A text in pairs of digits: ten bytes or more, each of a readable sign, of ASCII or Russian. Of sums that long hardly any is so. */
export const HEX_TEXT =
  /(?<![0-9A-Za-z])(?:[2-7][0-9a-f]|[cd][0-9a-f][89ab][0-9a-f]){10,4000}(?![0-9A-Za-z])/;
