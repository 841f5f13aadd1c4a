import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { type BundleFile, byPath } from './bundle-file.ts';

/**
 * A zip of the files, the same bytes for the same files everywhere: stored, sorted by name, one mode, one time. The zip
 * format writes local time, so the time is made in local time: its bytes are then the same in every time zone.
 */
export async function zipArchive(files: readonly BundleFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(2000, 0, 1);
  for (const { path, content } of byPath(files)) {
    zip.addBuffer(content, path, { mtime, mode: 0o100644, compress: false, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
