import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { type BundleFile, byPath } from './bundle-file.ts';

/**
 * A zip of the files, the same bytes for the same files everywhere: stored, sorted by name, one mode, one time. The time
 * is the zip format's earliest; it is written in local time, so it is made in local time.
 */
export async function zipArchive(files: readonly BundleFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(1980, 0, 1);
  for (const { path, content } of byPath(files)) {
    zip.addBuffer(content, path, { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
