import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { writeArchive } from '../../../src/report/archive.ts';
import { readZip } from '../../../src/verify/bytes/read-zip.ts';
import { holdsInTime } from './property.ts';

// Other names are refused, as those of devices are.
const name = fc.stringMatching(/^f[a-zа-яё0-9_-]{0,10}\.json$/);
const files = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 200 })), {
  selector: ([path]) => path,
  minLength: 1,
  maxLength: 6,
});

async function archiveOf(
  list: readonly (readonly [string, Uint8Array])[],
  read: (zip: Buffer) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zip-test-'));
  try {
    const sums = [];
    for (const [path, content] of list) {
      const place = join(folder, 'in', path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, content);
      sums.push({
        path: `in/${path}`,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    }
    const written = await writeArchive(folder, 'all.zip', sums);
    const zip = await readFile(join(folder, 'all.zip'));
    expect(written).toMatchObject({
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
    });
    read(zip);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('what is put into an archive is what comes out of it', async () => {
  await holdsInTime(
    20,
    fc.asyncProperty(files, (list) =>
      archiveOf(list, (zip) => {
        const { files: found, oddities } = readZip(zip);
        expect(oddities).toEqual([]);
        expect([...found.keys()].sort()).toEqual(list.map(([path]) => `in/${path}`).sort());
        for (const [path, content] of list)
          expect(Buffer.from(content).equals(found.get(`in/${path}`) ?? Buffer.alloc(1))).toBe(true);
      }),
    ),
  );
});

test('no byte of an archive can be another without being seen', async () => {
  await holdsInTime(
    10,
    fc.asyncProperty(
      files,
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 5, maxLength: 15 }),
      (list, flips) =>
        archiveOf(list, (zip) => {
          for (const [at, by] of flips) {
            const other = Buffer.from(zip);
            const place = at % other.length;
            other[place] = (other[place] ?? 0) ^ by;
            expect([place, isSeen(other, list)]).toEqual([place, true]);
          }
        }),
    ),
  );
});

// Refused with a typed error, told of as odd, or of other names than the bundle's list of sums has.
function isSeen(zip: Buffer, list: readonly (readonly [string, Uint8Array])[]): boolean {
  try {
    const { files: found, oddities } = readZip(zip);
    return (
      oddities.length > 0 || list.some(([path, content]) => found.get(`in/${path}`)?.equals(content) !== true)
    );
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError);
    return true;
  }
}
