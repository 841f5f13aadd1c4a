import { basename } from 'node:path';
import { wideEncoding } from '../../common/text-file.ts';
import { isLeftBehind, leftPlaces } from '../bytes/left-behind.ts';
import { isPointer, POINTER } from '../bytes/other-file.ts';
import { refused } from '../refused.ts';
import type { Bundle } from './bundle.ts';
import { fileKind, fileOf, isOutside, pathOf } from './layout.ts';
import { withNamesAsWritten } from './names-as-written.ts';

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const BYTES_THAT_TELL = 4096;
/** Texts that are read before what else is in a bundle, so that each of their lines would be told as another disagreement. */
const SAVED_ALONE = ['model', 'log', 'sums'] as const;

/**
 * A bundle as people hand it on: without what other programs leave, which is told in a note, and the content of an archive that
 * was unpacked by hand as what the archive holds. AuditError BUNDLE_REFUSED, with what to unpack or to name first, for a folder or archive
 * around a run's folder, for a run's folder that was packed, for an archive that another program packed again, for what an editor saved in
 * another encoding, for pointers of Git LFS, and for folders or ends of lines that got lost on the way.
 */
export function asHandled(given: Bundle, path: string): Bundle {
  const left = [...given.files.keys()].filter(isLeftBehind);
  const { files, notes: renamed } = withNamesAsWritten(
    new Map([...given.files].filter(([name]) => !isLeftBehind(name))),
  );
  const notes = [
    ...leftPlaces(left).map(
      (name) => `${name} was left by another program: it is no part of the bundle, and was not read`,
    ),
    ...renamed,
  ];
  const names = [...files.keys()];
  refuseAround(given.source, names, path);
  refuseFlat(names, path);
  refusePointers(files, path);
  refuseSavedAnew(files, path);
  refuseOtherLines(files, path);
  if (given.source === 'archive') {
    refusePacked(names, given.repacked === true, path);
    return { ...given, files, notes };
  }
  refuseBesideArchive(names, path);
  if (names.some(isOutside)) return { ...given, files, notes };
  const unpacked =
    'this folder holds what the archive of a run holds, and nothing that lies beside an archive: it was verified as that, but for the form of the archive';
  return { source: 'archive', files, oddities: [], notes: [...notes, unpacked] };
}

// One folder or several, however deep, in which the runs are.
function refuseAround(source: Bundle['source'], names: readonly string[], path: string): void {
  if (names.some((name) => ['model', 'log'].includes(fileKind(name) ?? ''))) return;
  const folders = [...new Set(names.flatMap((name) => folderOfRun(name) ?? []))];
  const [first] = folders;
  if (first === undefined) return;
  const isOne = folders.length === 1 && names.every((name) => name.startsWith(`${first}/`));
  const which = isOne ? `the folder ${first}` : `${folders.length} folders of runs`;
  throw refused(
    source === 'archive'
      ? `it holds ${which}: unpack this first, and name the folder`
      : `it holds ${which}: name ${folders.length === 1 ? 'that folder' : 'one of them'}`,
    { file: path },
  );
}

function folderOfRun(name: string): string | null {
  const slash = name.lastIndexOf('/');
  return slash > 0 && ['model', 'sums'].includes(fileKind(name.slice(slash + 1)) ?? '')
    ? name.slice(0, slash)
    : null;
}

// Some programs unpack without folders, or pack so.
function refuseFlat(names: readonly string[], path: string): void {
  const log = names.find((name) => fileKind(`logs/${name}`) === 'log');
  if (log === undefined) return;
  throw refused(
    `${log} lies beside audit.json, not in logs: its folders were lost when it was packed or unpacked. Unpack it with its folders, or name the archive`,
    { file: path },
  );
}

// A clone without what Git LFS keeps apart.
function refusePointers(files: Bundle['files'], path: string): void {
  const [first, ...more] = [...files].filter(([, bytes]) => isPointer(bytes)).map(([name]) => name);
  if (first === undefined) return;
  throw refused(
    `${first}${more.length === 0 ? ' is' : ` and ${more.length} other files of it are each`} ${POINTER}`,
    { file: path },
  );
}

// What an audit writes begins with no mark, and is UTF-8: somebody's editor wrote these.
function refuseSavedAnew(files: Bundle['files'], path: string): void {
  for (const kind of SAVED_ALONE) {
    const [name, bytes] = fileOf(files, kind);
    // A log may have megabytes, and its first lines tell.
    const wide = bytes === null ? null : wideEncoding(bytes.subarray(0, BYTES_THAT_TELL));
    const isMarked = bytes?.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) === true;
    if (wide === null && !isMarked) continue;
    throw refused(
      `${name} ${wide === null ? 'begins with a byte order mark' : `is ${wide}`}: an editor saved it anew. Name the archive`,
      { file: path },
    );
  }
}

// Every line of the log, or of the sums, ends so: none was written so, and a carriage return within a line is an escape there.
function refuseOtherLines(files: Bundle['files'], path: string): void {
  for (const [kind, what] of [
    ['log', 'its log'],
    ['sums', 'its sums'],
  ] as const) {
    const [, bytes] = fileOf(files, kind);
    if (bytes === null || !/^[^\r\n]+\r\n(?:[^\r\n]*\r\n)*$/.test(bytes.toString('latin1'))) continue;
    throw refused(
      `the lines of ${what} end with CR and LF: its files were rewritten, by git with core.autocrlf for instance. Name the archive, or mark the folder with \`* -text\` in .gitattributes`,
      { file: path },
    );
  }
}

function refuseBesideArchive(names: readonly string[], path: string): void {
  const outside = names.filter(isOutside);
  const archive = pathOf(outside, 'archive');
  if (archive === null) return;
  const isWithoutContent = outside.length === names.length;
  // A run's folder has its sums and its attestation: with neither, the archive was unpacked where it lay.
  if (!isWithoutContent && outside.length > 1) return;
  throw refused(
    isWithoutContent
      ? `it holds the archive ${archive}, and not what is in it: name the archive`
      : `it holds ${archive} beside what was unpacked of it, and no SHA256SUMS: name the archive`,
    { file: path },
  );
}

function refusePacked(names: readonly string[], repacked: boolean, path: string): void {
  const inner = names.find((name) => fileKind(basename(name)) === 'archive');
  if (inner !== undefined && names.every((name) => isOutside(basename(name))))
    throw refused(`it holds the archive ${inner}: unpack this first, and name that`, { file: path });
  if (inner !== undefined || names.some((name) => fileKind(name) === 'sums')) {
    throw refused(
      `it is a run's folder that was packed (by a CI, for instance), not the archive of a run: unpack this first, and name the folder${inner === undefined ? '' : `, or its ${basename(inner)} alone`}`,
      { file: path },
    );
  }
  if (repacked) {
    throw refused(
      'it was packed again by another program: its bytes are not those that the audit wrote. Unpack this first, and name the folder',
      { file: path },
    );
  }
}
