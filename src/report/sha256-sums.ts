import { type BundleFile, byPath, fileSum } from './bundle-file.ts';

/** The text of a SHA256SUMS file, as `sha256sum -c` reads it: digest, two spaces, path; sorted by path. */
export function sha256Sums(files: readonly BundleFile[]): string {
  return byPath(files.map(fileSum))
    .map((sum) => `${sum.sha256}  ${sum.path}\n`)
    .join('');
}
