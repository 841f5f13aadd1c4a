import type { FileSum } from '../model/evidence.ts';
import { byPath } from './bundle-file.ts';

/** The text of a SHA256SUMS file, as `sha256sum -c` reads it: digest, two spaces, path; sorted by path. */
export function sha256Sums(files: readonly FileSum[]): string {
  return byPath(files)
    .map((sum) => `${sum.sha256}  ${sum.path}\n`)
    .join('');
}
