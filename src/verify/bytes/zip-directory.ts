import { LIMITS } from '../limits.ts';
import { refused } from '../refused.ts';
import { pathProblem, sameWhereCaseIsLost } from './bundle-path.ts';
import { withoutMark } from './left-behind.ts';

/** An entry as the central directory of an archive describes it. */
export interface ZipEntry {
  path: string;
  name: Buffer;
  flags: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Time and date in MS-DOS form. */
  modified: number;
  crc: number;
  packedBytes: number;
  bytes: number;
  /** Where its local header begins. */
  offset: number;
  /** Signs of the extra fields and the comment. */
  extras: number;
  /** Unix mode, and the MS-DOS attributes. */
  attributes: number;
  /** Attributes for the program that wrote it. */
  internal: number;
  madeBy: number;
  needs: number;
}

/** The entries of an archive, and where the central directory begins. */
export interface ZipDirectory {
  entries: ZipEntry[];
  start: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
// Encrypted, patched, strongly encrypted, with a masked directory (APPNOTE 4.4.4).
const UNREADABLE_FLAGS = 0x0001 | 0x0020 | 0x0040 | 0x2000;
const UTF8_FLAG = 0x0800;
const FILE_TYPE = 0o170000;

/** True for bytes that end with the record with which a zip without a comment ends: others are none, or only look like one. */
export function endsAsZip(bytes: Buffer): boolean {
  const end = bytes.length - END_BYTES;
  return end >= 0 && bytes.readUInt32LE(end) === END_SIGNATURE;
}

/**
 * Reads the central directory of a zip (APPNOTE 6.3) without unpacking anything. AuditError BUNDLE_REFUSED for what is no
 * plain archive: damaged, in several parts, Zip64, with bytes after its end, with a name that leaves the folder, that stands
 * twice or differs only by case, with links, with encryption, or larger than the limits.
 */
export function zipDirectory(zip: Buffer): ZipDirectory {
  if (!endsAsZip(zip))
    throw refused(
      zip.length === 0
        ? 'no zip archive, but an empty file: download it once more'
        : 'no zip archive, or one with bytes after its end',
    );
  const end = zip.length - END_BYTES;
  if (zip.readUInt16LE(end + 20) !== 0) throw refused('an archive that says it has a comment');
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((at) => zip.readUInt16LE(end + at));
  const size = zip.readUInt32LE(end + 12);
  const start = zip.readUInt32LE(end + 16);
  if (disk !== 0 || startDisk !== 0 || here !== count) throw refused('an archive in several parts');
  if (count === 0xffff || start === 0xffffffff) throw refused('a Zip64 archive');
  if (start + size !== end)
    throw refused(
      'an archive whose directory does not end where it must, as after a copy that rewrote line ends, or with bytes before it: copy it once more',
    );
  if ((count ?? 0) > LIMITS.files) throw refused(`an archive of ${count} entries (at most ${LIMITS.files})`);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < (count ?? 0); index += 1) {
    const { entry, next } = readEntry(zip, at, end);
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw refused('an archive with bytes in its directory that belong to no entry');
  refuseSet(entries);
  return { entries, start };
}

function readEntry(zip: Buffer, at: number, end: number): { entry: ZipEntry; next: number } {
  if (at + ENTRY_BYTES > end || zip.readUInt32LE(at) !== ENTRY_SIGNATURE) {
    throw refused('an archive with a damaged directory');
  }
  const short = (offset: number) => zip.readUInt16LE(at + offset);
  const long = (offset: number) => zip.readUInt32LE(at + offset);
  const nameEnd = at + ENTRY_BYTES + short(28);
  const extras = short(30) + short(32);
  const next = nameEnd + extras;
  if (next > end) throw refused('an archive with a damaged directory');
  const name = zip.subarray(at + ENTRY_BYTES, nameEnd);
  const entry: ZipEntry = {
    path: pathOf(name, short(8)),
    name,
    madeBy: short(4),
    needs: short(6),
    flags: short(8),
    method: short(10),
    modified: long(12),
    crc: long(16),
    packedBytes: long(20),
    bytes: long(24),
    extras,
    attributes: long(38),
    internal: short(36),
    offset: long(42),
  };
  if (short(34) !== 0) throw refused('an archive in several parts');
  refuseEntry(entry);
  return { entry, next };
}

function pathOf(name: Buffer, flags: number): string {
  const isAscii = name.every((byte) => byte < 0x80);
  if (!isAscii && (flags & UTF8_FLAG) === 0) throw refused('an entry whose name is in an unknown encoding');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch (cause) {
    throw refused('an entry whose name is not valid UTF-8', {}, cause);
  }
}

function refuseEntry(entry: ZipEntry): void {
  const { path, flags, method, packedBytes, bytes, attributes, offset } = entry;
  const at = { at: path };
  const problem = pathProblem(withoutMark(path).replace(/\/$/, ''));
  if (problem !== null) throw refused(`an entry with ${problem}`, at);
  if ((flags & UNREADABLE_FLAGS) !== 0) throw refused('an encrypted entry', at);
  if (method !== 0 && method !== 8) throw refused(`an entry packed by the unknown method ${method}`, at);
  if ([packedBytes, bytes, offset].includes(0xffffffff)) throw refused('a Zip64 entry', at);
  const type = (attributes >>> 16) & FILE_TYPE;
  if (type === 0o120000) throw refused('an entry that is a link', at);
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) throw refused('an entry that is no file', at);
  if (path.endsWith('/') && bytes > 0) throw refused('a folder with content', at);
  if (method === 0 && packedBytes !== bytes) throw refused('a stored entry of two sizes', at);
  if (bytes > LIMITS.fileBytes) {
    throw refused(`an entry of ${bytes} bytes (at most ${LIMITS.fileBytes})`, at);
  }
  if (bytes > LIMITS.ratioFrom && bytes > packedBytes * LIMITS.ratio) {
    throw refused(`an entry that grows more than ${LIMITS.ratio} times when it is unpacked`, at);
  }
}

function refuseSet(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > LIMITS.totalBytes) {
    throw refused(`an archive of ${total} bytes when it is unpacked (at most ${LIMITS.totalBytes})`);
  }
  // Of an archive as a whole: a thousand entries that each grow as they may would be as much.
  const packed = entries.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  if (total > LIMITS.archiveRatioFrom && total > packed * LIMITS.archiveRatio) {
    throw refused(
      `an archive that grows more than ${LIMITS.archiveRatio} times when it is unpacked: ${packed} to ${total} bytes`,
    );
  }
  const twice = sameWhereCaseIsLost(entries.map(({ path }) => path));
  if (twice === null) return;
  throw refused(twice[0] === twice[1] ? 'a name that stands twice' : 'two names that differ only by case', {
    at: twice.join(' and '),
  });
}
