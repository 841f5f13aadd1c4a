import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { sha256 } from '../common/canonical-json.ts';
import { AuditError } from '../model/errors.ts';
import type { FileSum } from '../model/evidence.ts';
import { byPath } from './bundle-file.ts';

const STORED = { mode: 0o100644, compress: false, forceDosTimestamp: true } as const;

/**
 * Writes a zip of files of a folder, one at a time: the same bytes for the same files everywhere, stored, sorted by name, one
 * mode, one time. The zip format writes local time, so the time is made in local time: its bytes are then the same in every
 * time zone. AuditError REPORT_INVALID for a file that has no longer the sum that is told of it.
 */
export async function writeArchive(
  folder: string,
  path: string,
  files: readonly FileSum[],
): Promise<FileSum> {
  const zip = new ZipFile();
  const mtime = new Date(2000, 0, 1);
  const digest = createHash('sha256');
  let bytes = 0;
  const sums = new Transform({
    transform: (chunk: Buffer, _, done) => {
      bytes += chunk.length;
      digest.update(chunk);
      done(null, chunk);
    },
  });
  // Typed as any readable stream; yazl writes into it, whether or not it is read.
  const output = zip.outputStream as PassThrough;
  const written = pipeline(output, sums, createWriteStream(join(folder, path)));
  // Told when it is awaited below.
  written.catch(() => undefined);
  for (const file of byPath(files)) {
    zip.addBuffer(await sealedContent(folder, file), file.path, { ...STORED, mtime });
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), written]);
  }
  zip.end();
  await written;
  return { path, bytes, sha256: digest.digest('hex') };
}

async function sealedContent(folder: string, { path, sha256: sum }: FileSum): Promise<Buffer> {
  const content = await readFile(join(folder, path));
  if (sha256(content) === sum) return content;
  throw new AuditError(
    'REPORT_INVALID',
    'a file of the bundle was changed while the bundle was sealed',
    'Let nothing but the audit write into the folder of a run, and run it again.',
    { file: path },
  );
}
