import { crc32, inflateRawSync } from 'node:zlib';
import { addTo } from '../../common/group-by.ts';
import { once } from '../../common/once-for-bytes.ts';
import { refused } from '../refused.ts';
import { isLeftBehind } from './left-behind.ts';
import { type ZipEntry, zipDirectory } from './zip-directory.ts';

/** What an archive holds. */
export interface ZipContent {
  /** Every file, by its path, in the archive's order. */
  files: Map<string, Buffer>;
  /** What is other than in an archive that the audit writes, one sentence each; [] when it has that very form. */
  oddities: string[];
  /** True when another program packed it: every file in it is odd in one way. */
  repacked: boolean;
}

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const DESCRIPTOR_FLAG = 0x0008;
/** Stands for a size that an extra field has. */
const ZIP64 = 0xffffffff;
// As the audit writes it: MS-DOS time of 2000-01-01, a regular file with mode 644, names in UTF-8, made on Unix.
const WRITTEN = { modified: 0x28210000, mode: 0o100644, flags: 0x0800, needs: 20, madeBy: 0x033f } as const;

/**
 * Unpacks a zip into memory, within the limits. AuditError BUNDLE_REFUSED as `zipDirectory` throws it, and for entries that
 * overlap, whose two headers differ, or whose content has another size or CRC than they say.
 */
export function readZip(zip: Buffer): ZipContent {
  return once(zip, 'zip', () => unpack(zip));
}

function unpack(zip: Buffer): ZipContent {
  const { entries, start } = zipDirectory(zip);
  const files = new Map<string, Buffer>();
  const odd = new Map<string, string[]>();
  const spans: { from: number; to: number; path: string }[] = [];
  for (const entry of entries) {
    const { path, offset, packedBytes } = entry;
    const data = dataStart(zip, entry, start);
    spans.push({ from: offset, to: data + packedBytes, path });
    if (!path.endsWith('/')) files.set(path, contentOf(entry, zip.subarray(data, data + packedBytes)));
    // Those came from another program, and are told of where they are left out.
    if (isLeftBehind(path)) continue;
    for (const words of oddWords(entry, data - offset)) addTo(odd, words, path);
  }
  const paths = [...files.keys()].filter((path) => !isLeftBehind(path));
  const repacked = paths.length > 1 && [...odd.values()].some((of) => isOfAll(of, paths));
  const oddities = [...odd].flatMap(([words, of]) => sentences(words, of));
  oddities.push(...gaps(spans, start));
  const sorted = [...paths].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  if (paths.join('\n') !== sorted.join('\n')) oddities.push('its entries are not sorted by name');
  return { files, oddities, repacked };
}

function dataStart(zip: Buffer, entry: ZipEntry, end: number): number {
  const { offset, path } = entry;
  const at = { at: path };
  if (offset + LOCAL_BYTES > end || zip.readUInt32LE(offset) !== LOCAL_SIGNATURE) {
    throw refused('an entry that is not where the directory says', at);
  }
  const short = (position: number) => zip.readUInt16LE(offset + position);
  const long = (position: number) => zip.readUInt32LE(offset + position);
  const nameEnd = offset + LOCAL_BYTES + short(26);
  const data = nameEnd + short(28);
  if (data + entry.packedBytes > end) throw refused('an entry that reaches beyond its archive', at);
  if (long(18) === ZIP64 || long(22) === ZIP64) throw refused('a Zip64 entry', at);
  const described = (short(6) & DESCRIPTOR_FLAG) !== 0;
  const agrees =
    zip.subarray(offset + LOCAL_BYTES, nameEnd).equals(entry.name) &&
    short(6) === entry.flags &&
    short(8) === entry.method &&
    short(4) === entry.needs &&
    long(10) === entry.modified &&
    (described || (long(14) === entry.crc && long(18) === entry.packedBytes && long(22) === entry.bytes));
  if (!agrees) throw refused('an entry whose two headers differ', at);
  return data;
}

function contentOf(entry: ZipEntry, packed: Buffer): Buffer {
  const at = { at: entry.path };
  let content = packed;
  if (entry.method === 8) {
    try {
      // One byte more than it says, so that more than it says shows.
      content = inflateRawSync(packed, { maxOutputLength: entry.bytes + 1 });
    } catch (cause) {
      throw refused('an entry that cannot be unpacked, or is larger than it says', at, cause);
    }
  }
  if (content.length !== entry.bytes) throw refused('an entry of another size than it says', at);
  if (crc32(content) !== entry.crc) throw refused('an entry whose CRC is not that of its content', at);
  return content;
}

function isOfAll(odd: readonly string[], paths: readonly string[]): boolean {
  const of = new Set(odd);
  return paths.every((path) => of.has(path));
}

/** Entries that are odd in one way, up to which each of them is named. */
const NAMED = 3;

function sentences(words: string, of: readonly string[]): string[] {
  return of.length > NAMED
    ? [`${of[0]} and ${of.length - 1} other entries: each ${words}`]
    : of.map((path) => `${path} ${words}`);
}

function oddWords(entry: ZipEntry, headerBytes: number): string[] {
  const { path, method, flags, extras, modified, attributes, internal, madeBy, needs, name } = entry;
  const found: string[] = [];
  if (path.endsWith('/')) found.push('is a folder');
  if (method !== 0) found.push('is packed');
  if (flags !== WRITTEN.flags) found.push(`has the flags ${flags}`);
  if (extras > 0 || headerBytes !== LOCAL_BYTES + name.length) found.push('has extra fields or a comment');
  if (modified !== WRITTEN.modified) found.push('has a time of its own');
  if (attributes >>> 16 !== WRITTEN.mode || (attributes & 0xffff) !== 0) found.push('has another file mode');
  if (internal !== 0) found.push('has attributes of the program that wrote it');
  if (madeBy !== WRITTEN.madeBy || needs !== WRITTEN.needs) found.push('was made by another program');
  return found;
}

function gaps(spans: readonly { from: number; to: number; path: string }[], end: number): string[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const found: string[] = [];
  let reached = 0;
  for (const { from, to, path } of sorted) {
    if (from < reached) throw refused('entries that overlap', { at: path });
    if (from > reached) found.push(`bytes stand before ${path} that belong to no entry`);
    reached = to;
  }
  if (reached < end) found.push('bytes stand before the directory that belong to no entry');
  return found;
}
