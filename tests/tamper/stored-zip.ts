import { crc32 } from 'node:zlib';

/** How a forger's archive differs from one that the audit writes. */
export interface ZipChange {
  /** Order of the entries: their paths; sorted by bytes when absent. */
  order?: string[];
  /** MS-DOS time and date of every entry. */
  modified?: number;
  /** Unix mode of every entry. */
  mode?: number;
  /** Bytes after the last entry, before the directory. */
  padding?: number;
}

const WRITTEN_AT = 0x28210000;

/** A zip of stored entries in the form that the audit writes, or with what a forger changed about it. */
export function storedZip(files: ReadonlyMap<string, Buffer>, change: ZipChange = {}): Buffer {
  const { order, modified = WRITTEN_AT, mode = 0o100644, padding = 0 } = change;
  const paths = order ?? [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const path of paths) {
    const content = files.get(path) ?? Buffer.alloc(0);
    const name = Buffer.from(path, 'utf8');
    const common = commonHeader(content, name, modified);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x033f, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    parts.push(local, content);
    offset += local.length + content.length;
  }
  if (padding > 0) parts.push(Buffer.alloc(padding, 0x20));
  offset += padding;
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  // Of more entries than the field holds it says as many as it can.
  end.writeUInt16LE(Math.min(paths.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(paths.length, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

// What the local header and the directory have in common: from the version needed to the length of the extra fields.
function commonHeader(content: Buffer, name: Buffer, modified: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x0800, 2);
  header.writeUInt16LE(0, 4);
  header.writeUInt32LE(modified, 6);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}
