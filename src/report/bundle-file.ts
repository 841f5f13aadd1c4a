import { sha256 } from '../common/canonical-json.ts';
import type { FileSum } from '../model/evidence.ts';

/** A file of the bundle: its path within the run's folder, and its bytes. */
export interface BundleFile {
  path: string;
  content: Buffer;
}

/** A file of UTF-8 text. */
export function textFile(path: string, text: string): BundleFile {
  return { path, content: Buffer.from(text, 'utf8') };
}

/** Size and SHA-256 of a file. */
export function fileSum({ path, content }: BundleFile): FileSum {
  return { path, bytes: content.length, sha256: sha256(content) };
}

/** Files sorted by the bytes of their paths: the same on every machine and in every locale. */
export function byPath<T extends { path: string }>(files: readonly T[]): T[] {
  return [...files].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}
