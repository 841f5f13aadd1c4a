import { crc32, deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { AuditError } from '../../../src/model/errors.ts';
import { readZip } from '../../../src/verify/bytes/read-zip.ts';
import { LIMITS } from '../../../src/verify/limits.ts';
import { storedZip } from '../../tamper/stored-zip.ts';

const FILES = new Map([
  ['a.txt', Buffer.from('first')],
  ['b/c.txt', Buffer.from('second file')],
]);
const LOCAL = 30;
const CENTRAL = 46;

/** Offsets of the entries' records in the directory. */
function directory(zip: Buffer): number[] {
  const found: number[] = [];
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    found.push(at);
  }
  return found;
}

function changed(change: (zip: Buffer, records: number[]) => void, files = FILES): Buffer {
  const zip = storedZip(files);
  change(zip, directory(zip));
  return zip;
}

function named(path: string): Buffer {
  return storedZip(new Map([[path, Buffer.from('x')]]));
}

/** An archive of one deflated entry that claims a size. */
function deflated(content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content);
  const zip = storedZip(new Map([['a.txt', packed]]));
  const [record = 0] = directory(zip);
  zip.writeUInt16LE(8, 8);
  zip.writeUInt16LE(8, record + 10);
  for (const [at, value] of [
    [22, claimed],
    [record + 24, claimed],
  ] as const) {
    zip.writeUInt32LE(value, at);
  }
  return zip;
}

function refusal(zip: Buffer): string {
  try {
    readZip(zip);
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError);
    expect((error as AuditError).code).toBe('BUNDLE_REFUSED');
    return (error as AuditError).message;
  }
  throw new Error('the archive was opened');
}

test('an archive in the form of the audit is read, and has no oddity', () => {
  const { files, oddities } = readZip(storedZip(FILES));
  expect([...files].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
    ['a.txt', 'first'],
    ['b/c.txt', 'second file'],
  ]);
  expect(oddities).toEqual([]);
});

test.each<[string, Buffer, RegExp]>([
  ['a path above the folder', named('../a.txt'), /leaves the folder/],
  ['a path above the folder further in', named('a/../../b.txt'), /leaves the folder/],
  ['an absolute path', named('/etc/a.txt'), /absolute/],
  ['a drive', named('C:a.txt'), /absolute/],
  ['a backslash', named('a\\b.txt'), /backslash/],
  ['a name with a zero byte', named('a\u0000.txt'), /control/],
  ['a name that reads backwards', named('a\u202etxt.exe'), /control/],
  ['a name of a device', named('artifacts/nul.txt'), /another system/],
  ['a name with a dot at its end', named('a.txt.'), /another system/],
  ['an empty name', named(''), /empty/],
  ['a long name', named('a'.repeat(300)), /255/],
  [
    'two names by case',
    storedZip(
      new Map([
        ['a.txt', Buffer.from('1')],
        ['A.txt', Buffer.from('2')],
      ]),
    ),
    /case/,
  ],
  ['a name twice', storedZip(FILES, { order: ['a.txt', 'a.txt'] }), /twice/],
  ['a link', storedZip(FILES, { mode: 0o120777 }), /link/],
  ['a device', storedZip(FILES, { mode: 0o060644 }), /no file/],
  ['an encrypted entry', changed((zip, [at = 0]) => zip.writeUInt16LE(0x0801, at + 8)), /encrypted/],
  ['an unknown packing', changed((zip, [at = 0]) => zip.writeUInt16LE(12, at + 10)), /unknown method/],
  ['a Zip64 size', changed((zip, [at = 0]) => zip.writeUInt32LE(0xffffffff, at + 42)), /Zip64/],
  ['two headers that differ', changed((zip) => zip.writeUInt32LE(7, 14)), /headers/],
  ['sizes in an extra field', changed((zip) => zip.writeUInt32LE(0xffffffff, 18)), /Zip64/],
  ['two names of one entry', changed((zip) => zip.write('z', LOCAL)), /headers/],
  [
    'another CRC',
    changed((zip, [at = 0]) => {
      zip.writeUInt32LE(1, 14);
      zip.writeUInt32LE(1, at + 16);
    }),
    /CRC/,
  ],
  ['an entry elsewhere', changed((zip, [at = 0]) => zip.writeUInt32LE(9, at + 42)), /not where/],
  [
    'an entry beyond the archive',
    changed((zip, [at = 0]) => {
      for (const here of [at + 20, at + 24, 18, 22]) zip.writeUInt32LE(9_999, here);
    }),
    /beyond/,
  ],
  ['bytes after the end', Buffer.concat([storedZip(FILES), Buffer.from('more')]), /after its end/],
  ['a part of an archive', changed((zip) => zip.writeUInt16LE(1, zip.length - 18)), /several parts/],
  ['another number of entries', changed((zip) => zip.writeUInt16LE(1, zip.length - 12)), /several parts/],
  ['a directory that is cut off', changed((zip, [at = 0]) => zip.writeUInt32LE(0, at)), /damaged/],
  ['a text', Buffer.from('no archive at all, but long enough for an end'), /no zip/],
  ['nothing', Buffer.alloc(0), /no zip.*empty/],
  ['bytes before it', Buffer.concat([Buffer.from('\ufeff'), storedZip(FILES)]), /bytes before it/],
])('an archive with %s is refused', (_, zip, words) => {
  expect(refusal(zip)).toMatch(words);
});

test('an entry within another one is refused', () => {
  const inner = storedZip(new Map([['b', Buffer.from('1')]]));
  const [innerRecord = 0] = directory(inner);
  const outer = storedZip(new Map([['a', inner.subarray(0, innerRecord)]]));
  const [record = 0] = directory(outer);
  const end = outer.subarray(outer.length - 22);
  const second = Buffer.from(inner.subarray(innerRecord, inner.length - 22));
  second.writeUInt32LE(LOCAL + 1, 42);
  end.writeUInt16LE(2, 8);
  end.writeUInt16LE(2, 10);
  end.writeUInt32LE(end.readUInt32LE(12) + second.length, 12);
  const zip = Buffer.concat([outer.subarray(0, outer.length - 22), second, end]);
  expect(directory(zip)).toEqual([record, record + CENTRAL + 1]);
  expect(refusal(zip)).toMatch(/overlap/);
});

test('an archive that unpacks into too much is refused before it is unpacked', () => {
  expect(refusal(deflated(Buffer.alloc(4 * 1024 * 1024), 4 * 1024 * 1024))).toMatch(/100 times/);
  expect(refusal(deflated(Buffer.from('small'), LIMITS.fileBytes + 1))).toMatch(/at most/);
});

test('an entry that unpacks into more than it says is refused', () => {
  expect(refusal(deflated(Buffer.from('a text of some length'), 5))).toMatch(/larger than it says/);
});

test('an entry that was packed, has a time of its own or another mode is read, and said to be odd', () => {
  const packed = deflated(Buffer.from('first'), 5);
  for (const at of [14, (directory(packed)[0] ?? 0) + 16])
    packed.writeUInt32LE(crc32(Buffer.from('first')), at);
  expect(readZip(packed).oddities).toEqual(['a.txt is packed']);
  expect(readZip(packed).files.get('a.txt')?.toString()).toBe('first');
  expect(readZip(storedZip(FILES, { modified: 0x58210000 })).oddities).toHaveLength(2);
  expect(readZip(storedZip(FILES, { mode: 0o100755 })).oddities).toHaveLength(2);
  expect(readZip(storedZip(FILES, { padding: 3 })).oddities).toHaveLength(1);
  expect(readZip(storedZip(FILES, { order: ['b/c.txt', 'a.txt'] })).oddities).toHaveLength(1);
});

test('an archive that grows beyond measure as a whole is refused, though each of its entries is small', async () => {
  const zip = new ZipFile();
  const content = Buffer.alloc(LIMITS.ratioFrom);
  const many = LIMITS.archiveRatioFrom / LIMITS.ratioFrom + 1;
  for (let index = 0; index < many; index += 1) zip.addBuffer(content, `answers/${index}.json`);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  expect(() => readZip(Buffer.concat(chunks))).toThrow(/grows more than/);
});

test('what is odd alike in many entries is one sentence', () => {
  const many = new Map(['a', 'b', 'c', 'd', 'e'].map((name) => [name, Buffer.from(name)]));
  const { oddities, repacked } = readZip(storedZip(many, { modified: 0x58210000 }));
  expect(oddities).toHaveLength(1);
  expect(repacked).toBe(true);
  expect(readZip(storedZip(many)).repacked).toBe(false);
});
