import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { exception } from './clickhouse-exception.ts';

const UNPACK = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * The body of a request, unpacked by its Content-Encoding: gzip, deflate or br. `limit` counts bytes, packed and
 * unpacked alike. Throws 307 TOO_MANY_BYTES (status 413) above it, 48 for another encoding, 354 for broken data.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read to its end all the same: a client that still writes would not see the answer.
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > limit) throw tooLarge(limit);
  const body = Buffer.concat(chunks);
  const encoding = (request.headers['content-encoding'] ?? '').toLowerCase();
  if (encoding === '' || encoding === 'identity') return body;
  if (!Object.hasOwn(UNPACK, encoding)) {
    throw exception(48, 'NOT_IMPLEMENTED', `Content-Encoding ${encoding.slice(0, 20)} is not supported here`);
  }
  try {
    return await UNPACK[encoding as keyof typeof UNPACK](body, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(limit);
    throw exception(354, 'ZLIB_INFLATE_FAILED', 'the body is not what its Content-Encoding says', 400);
  }
}

function tooLarge(limit: number): Error {
  return exception(307, 'TOO_MANY_BYTES', `the body has more than ${limit} bytes`);
}
