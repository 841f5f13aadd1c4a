import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { type Verification, verifyBundle } from '../../../src/verify/verify-bundle.ts';
import type { Files } from '../../tamper/seal-again.ts';
import { storedZip } from '../../tamper/stored-zip.ts';
import { tempFolder } from '../report/fixture-bundle.ts';
import { smallBundle } from './small-bundle.ts';

// Bundles go through file managers, archivers and CIs on their way: none of that is a forgery.

let files: Files;
beforeAll(async () => {
  files = await smallBundle();
});

const tools = {
  key: null,
  modelSchemas: loadSchemas('schemas/audit'),
};

async function folderOf(content: Files, below = ''): Promise<string> {
  const folder = await tempFolder();
  for (const [path, bytes] of content) {
    mkdirSync(dirname(join(folder, below, path)), { recursive: true });
    writeFileSync(join(folder, below, path), bytes);
  }
  return folder;
}

async function zipOf(content: Files): Promise<string> {
  const path = join(await tempFolder(), 'handed-on.zip');
  writeFileSync(path, storedZip(content));
  return path;
}

function opened(path: string): Verification {
  return verifyBundle(openBundle(path), tools);
}

function refusal(path: string): string {
  try {
    openBundle(path);
  } catch (error) {
    expect(error).toMatchObject({ code: 'BUNDLE_REFUSED' });
    return String(error);
  }
  throw new Error('the bundle was opened');
}

function withMore(content: Files, ...names: string[]): Files {
  return new Map([...content, ...names.map((name) => [name, Buffer.from('x')] as const)]);
}

/** What the archive of a run holds. */
function archived(): Files {
  const beside = /^(?:SHA256SUMS|attestation.*\.json|.*\.zip)$/;
  return new Map([...files].filter(([path]) => !beside.test(path)));
}

test('what a file manager leaves is a note', async () => {
  const left = ['.DS_Store', 'logs/._x', 'artifacts/Thumbs.db', 'desktop.ini', '__MACOSX/._audit.json'];
  const result = opened(await folderOf(withMore(files, ...left)));
  expect(result.disagreements).toEqual([]);
  for (const name of left) expect(result.notes.some((note) => note.startsWith(name))).toBe(true);
});

test('any other file that no bundle has still disagrees', async () => {
  const result = opened(await folderOf(withMore(files, 'logs/notes.txt', 'DS_Store')));
  expect(result.agrees).toBe(false);
});

test.each([
  ['flat', ''],
  ['in a folder', 'qtickets_replay_run_20251109_135921/'],
])("a run's folder that a CI packed %s is to be unpacked first", async (_, below) => {
  const packed = new Map([...files].map(([path, bytes]) => [`${below}${path}`, bytes] as const));
  expect(refusal(await zipOf(packed))).toContain('unpack this first');
  expect(refusal(await zipOf(withMore(packed, '.DS_Store')))).toContain('unpack this first');
});

test("a folder around a run's folder names that one", async () => {
  expect(refusal(await folderOf(files, 'run-1'))).toContain('run-1');
});

test('an archive that was unpacked by hand agrees, with a note', async () => {
  const result = opened(await folderOf(archived()));
  expect(result.disagreements).toEqual([]);
  expect(result.notes.join()).toContain('archive');
  // What lies beside an archive is left out, and said to be.
  expect(result.notChecked.join()).toContain('SHA256SUMS');
});

test('an archive that was unpacked and changed does not', async () => {
  const content = archived();
  const [name = '', bytes = Buffer.alloc(0)] = [...content].find(([path]) => path.endsWith('.md')) ?? [];
  content.set(name, Buffer.concat([bytes, Buffer.from('\nREADY\n')]));
  expect(opened(await folderOf(content)).agrees).toBe(false);
});

test('an archive that another program packed again is to be unpacked first', async () => {
  const path = join(await tempFolder(), 'again.zip');
  const zip = storedZip(archived());
  // Version made by: another system, in every entry of the directory.
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at !== -1;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  )
    zip.writeUInt16LE(0x0014, at + 4);
  writeFileSync(path, zip);
  expect(refusal(path)).toContain('npack this first');
});

test('the archive itself agrees as before', async () => {
  const [, zip = Buffer.alloc(0)] = [...files].find(([path]) => path.endsWith('.zip')) ?? [];
  const path = join(await tempFolder(), 'own.zip');
  writeFileSync(path, zip);
  expect(opened(path).disagreements).toEqual([]);
});
