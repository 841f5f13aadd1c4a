import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { LIMITS } from '../../../src/verify/limits.ts';
import { storedZip } from '../../tamper/stored-zip.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

async function folderWith(make: (folder: string) => void): Promise<string> {
  const folder = await tempFolder();
  writeFileSync(join(folder, 'audit.json'), '{}\n');
  make(folder);
  return folder;
}

function refusal(path: string): string {
  try {
    openBundle(path);
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError);
    expect((error as AuditError).code).toBe('BUNDLE_REFUSED');
    return (error as AuditError).message;
  }
  throw new Error('the bundle was opened');
}

test.each<[string, (folder: string) => void, RegExp]>([
  ['a link to a file', (folder) => symlinkSync('/etc/hostname', join(folder, 'junit.xml')), /link/],
  ['a link to a folder', (folder) => symlinkSync('/etc', join(folder, 'logs')), /link/],
  [
    'two names that differ by case',
    (folder) => {
      writeFileSync(join(folder, 'Audit.json'), '{}');
    },
    /case/,
  ],
  ['a name with a control character', (folder) => writeFileSync(join(folder, 'a\u001b[2J'), ''), /control/],
  [
    'a huge file',
    (folder) => {
      writeFileSync(join(folder, 'junit.xml'), '');
      truncateSync(join(folder, 'junit.xml'), LIMITS.fileBytes + 1);
    },
    /at most/,
  ],
])('a folder with %s is refused', async (_, make, words) => {
  const message = refusal(await folderWith(make));
  expect(message).toMatch(words);
  expect(message).not.toContain('\u001b');
});

test('of a file that is no archive its name is told', async () => {
  const folder = await folderWith((path) => writeFileSync(join(path, 'notes.md'), '# Notes\n'));
  expect(refusal(join(folder, 'notes.md'))).toContain(join(folder, 'notes.md'));
});

test('a folder of too many files is refused', async () => {
  const folder = await folderWith((path) => {
    mkdirSync(join(path, 'artifacts'));
    for (let number = 0; number <= LIMITS.files; number += 1)
      writeFileSync(join(path, 'artifacts', `${number}`), '');
  });
  expect(refusal(folder)).toMatch(/more than/);
  expect(refusal(folder)).toContain(folder);
});

test('a folder that is no bundle, and a path where nothing is, are refused', async () => {
  expect(refusal(join(await tempFolder(), 'none'))).toMatch(/no such/);
  expect(refusal(await tempFolder())).toMatch(/neither/);
});

test('a link to the folder itself is followed: the newest run is one', async () => {
  const folder = await folderWith(() => {});
  const link = join(await tempFolder(), 'latest');
  symlinkSync(folder, link);
  expect([...openBundle(link).files.keys()]).toEqual(['audit.json']);
});

test('an archive alone is opened as one', async () => {
  const path = join(await tempFolder(), 'run.zip');
  writeFileSync(path, storedZip(new Map([['audit.json', Buffer.from('{}')]])));
  expect(openBundle(path)).toMatchObject({ source: 'archive', oddities: [] });
});

test('a folder of runs is refused by what is to be named in it', async () => {
  const runs = await tempFolder();
  mkdirSync(join(runs, 'latest'));
  writeFileSync(join(runs, 'latest', 'audit.json'), '{}\n');
  expect(refusal(runs)).toContain('`latest`');
});

test('what is neither a file nor a folder is told by the name that was given, whatever that leads to', async () => {
  const folder = await tempFolder();
  const given = join(folder, 'stdin');
  symlinkSync('/dev/null', given);
  expect(refusal(given)).toMatch(/^BUNDLE_REFUSED: .*stdin: neither a file nor a folder: standard input/);
});

const ARCHIVE = storedZip(new Map([['audit.json', Buffer.from('{}')]]));

test('an attestation is of an archive alone: one that is named beside a folder is not passed over', async () => {
  const folder = await folderWith((path) =>
    writeFileSync(join(path, 'attestation.json'), '{"predicateType":""}'),
  );
  const open = () => openBundle(folder, join(folder, 'attestation.json'));
  expect(open).toThrow(expect.objectContaining({ code: 'USAGE', place: { file: folder } }));
});

test.each([
  ['is not there', 'none.json'],
  ['is a folder', ''],
  ['is no JSON', 'run.zip'],
  ['is another file of a bundle', 'audit.json'],
])('an attestation that %s is told as that, and nothing is compared with it', async (_, name) => {
  const folder = await folderWith((path) => writeFileSync(join(path, 'run.zip'), ARCHIVE));
  const open = () => openBundle(join(folder, 'run.zip'), join(folder, name));
  expect(open).toThrow(expect.objectContaining({ code: 'USAGE', place: { file: join(folder, name) } }));
});
