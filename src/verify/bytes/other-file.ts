/** First bytes, in hex, of what is handed on in place of a bundle, and what it is. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['1f8b', 'a gzip archive: unpack this first'],
  ['377abcaf271c', 'a 7z archive: unpack this first'],
  ['526172211a07', 'a RAR archive: unpack this first'],
  ['fd377a585a00', 'an xz archive: unpack this first'],
  ['425a68', 'a bzip2 archive: unpack this first'],
  ['28b52ffd', 'a Zstandard archive: unpack this first'],
  [
    '504b0304',
    'a zip archive that is cut off, or that another program changed: download it once more, or unpack it first',
  ],
];
/** Where a tar says so. */
const TAR_AT = 257;

/** What stands in place of a file that Git LFS keeps apart (git-lfs, docs/spec.md), and what to do with it. */
export const POINTER = 'a pointer of Git LFS, not the file itself: fetch it with git lfs pull';
const POINTER_BEGINS = 'version https://git-lfs.github.com/spec/';

/** True for a pointer of Git LFS. */
export function isPointer(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, POINTER_BEGINS.length) === POINTER_BEGINS;
}

/** What a file that is no zip is in its place, and what to do with it; null for what nobody knows. */
export function otherFile(bytes: Buffer): string | null {
  if (isPointer(bytes)) return POINTER;
  const known = KNOWN.find(([first]) => bytes.toString('hex', 0, first.length / 2) === first);
  if (known !== undefined) return known[1];
  if (bytes.toString('latin1', TAR_AT, TAR_AT + 5) === 'ustar') return 'a tar archive: unpack this first';
  return /^\ufeff?\s*<(?:!doctype html|html)/i.test(bytes.toString('utf8', 0, 256))
    ? 'a web page: if it came in place of a download, sign in and download again'
    : null;
}
