import * as zlib from 'node:zlib';

/** Codings that superagent has unpacked by itself, where one stands alone. */
const UNPACKED_BEFORE = /^\s*(?:gzip|deflate|br)\s*$/i;

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

// zstd came with Node.js 22.15 and 23.8.
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: Unpack };

// RFC 9110, 8.4.1: x-gzip is gzip; deflate is the zlib format. br is RFC 7932, zstd RFC 8878.
const CODINGS = new Map<string, Unpack>([
  ['gzip', zlib.gunzipSync],
  ['x-gzip', zlib.gunzipSync],
  ['deflate', zlib.inflateSync],
  ['br', zlib.brotliDecompressSync],
  ['identity', (bytes) => bytes],
  ...(zstdDecompressSync === undefined ? [] : [['zstd', zstdDecompressSync] as const]),
]);

/** The first coding of a Content-Encoding that no client of today knows; null when there is none. The same on every Node.js. */
export function unknownCoding(header: string): string | null {
  return codingsIn(header).find((coding) => coding !== 'zstd' && !CODINGS.has(coding)) ?? null;
}

/**
 * The bytes of an answer without the codings of its Content-Encoding, which were put on in the order in which they are listed (RFC
 * 9110, 8.4). As they came where one of them cannot be undone here. Throws what zlib throws for bytes that are not packed so, and
 * ERR_BUFFER_TOO_LARGE where they are more than `most`.
 */
export function unpacked(bytes: Buffer, header: string, most: number): Buffer {
  const steps = codingsIn(header).map((coding) => CODINGS.get(coding));
  if (UNPACKED_BEFORE.test(header) || steps.includes(undefined)) return bytes;
  return steps.reduceRight((packed, step) => step?.(packed, { maxOutputLength: most }) ?? packed, bytes);
}

function codingsIn(header: string): string[] {
  return header
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
}
