import * as zlib from 'node:zlib';

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;
type ZlibSync = (bytes: Buffer, options: { maxOutputLength: number; info: true }) => unknown;

// zstd came with Node.js 22.15 and 23.8.
const { zstdDecompressSync } = zlib as { zstdDecompressSync?: ZlibSync };

// RFC 9110, 8.4.1: x-gzip is gzip; deflate is the zlib format. br is RFC 7932, zstd RFC 8878.
const CODINGS = new Map<string, Unpack>([
  ['gzip', whole(zlib.gunzipSync)],
  ['x-gzip', whole(zlib.gunzipSync)],
  ['deflate', whole(zlib.inflateSync)],
  ['br', whole(zlib.brotliDecompressSync)],
  ['identity', (bytes) => bytes],
  ...(zstdDecompressSync === undefined ? [] : [['zstd', whole(zstdDecompressSync)] as const]),
]);

/** The first coding of a Content-Encoding that no client of today knows; null when there is none. The same on every Node.js. */
export function unknownCoding(header: string): string | null {
  return codingsIn(header).find((coding) => coding !== 'zstd' && !CODINGS.has(coding)) ?? null;
}

/**
 * The bytes of an answer without the codings of its Content-Encoding, which were put on in the order in which they are listed (RFC
 * 9110, 8.4). As they came where one of them cannot be undone here, or where nothing came: an answer without a body may have the
 * header. Throws a failure with a code of zlib's for bytes that are not packed so, from the first to the last, and
 * ERR_BUFFER_TOO_LARGE where they are more than `most`.
 */
export function unpacked(bytes: Buffer, header: string, most: number): Buffer {
  const steps = codingsIn(header).map((coding) => CODINGS.get(coding));
  if (bytes.length === 0 || steps.includes(undefined)) return bytes;
  return steps.reduceRight((packed, step) => step?.(packed, { maxOutputLength: most }) ?? packed, bytes);
}

// zlib tells a body that ends too early, and leaves what stands behind the end of one unread.
function whole(unpack: ZlibSync): Unpack {
  return (bytes, options) => {
    // What the types do not know: with `info` the engine comes beside the bytes.
    const { buffer, engine } = unpack(bytes, { ...options, info: true }) as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (engine.bytesWritten === bytes.length) return buffer;
    throw Object.assign(new Error('bytes stand behind the packed body'), { code: 'Z_DATA_ERROR' });
  };
}

function codingsIn(header: string): string[] {
  return header
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
}
