import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { type Verification, verifyBundle } from '../../../src/verify/verify-bundle.ts';
import type { Files } from '../../tamper/seal-again.ts';
import { storedZip, type ZipChange } from '../../tamper/stored-zip.ts';
import { tempFolder } from '../report/fixture-bundle.ts';
import { smallBundle } from './small-bundle.ts';
import { smallPlan } from './small-plan.ts';

// Bundles go through file managers, archivers and CIs on their way: none of that is a forgery.

let files: Files;
beforeAll(async () => {
  files = await smallBundle();
});

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`;

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
    // The file that is wrong is named.
    expect(error).toMatchObject({ code: 'BUNDLE_REFUSED', place: { file: expect.stringMatching(/./) } });
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

test('what another program leaves is a note', async () => {
  const left = [
    ...['.DS_Store', 'logs/._x', 'artifacts/Thumbs.db', 'desktop.ini', '__MACOSX/._audit.json', 'Icon\r'],
    ...[
      'audit.json:Zone.Identifier',
      'artifacts/@eaDir/x@SynoEAStream',
      '$RECYCLE.BIN/x',
      '.fseventsd/no_log',
    ],
    ...['.~lock.clickhouse_counts.csv#', 'artifacts/~$counts.csv', '.audit.json.swp', 'audit.json~'],
    ...['.#audit.json', '#audit.json#', '.idea/workspace.xml', 'logs/.vscode/settings.json', '.gitkeep'],
    ...['logs/.nfs000000000a1b2c3d00000001', '.dropbox.attr', 'logs/.AppleDouble/x', '.Trash-1000/files/x'],
  ];
  const result = opened(await folderOf(withMore(files, ...left)));
  expect(result.disagreements).toEqual([]);
  expect(result.notes.filter((note) => note.includes('left by another program'))).toHaveLength(left.length);
});

test('any other file that no bundle has still disagrees', async () => {
  for (const name of ['logs/notes.txt', 'DS_Store', 'Icon', 'audit.json:Other', 'logs/.nfs', 'RECYCLE.BIN/x'])
    expect(opened(await folderOf(withMore(files, name))).agrees).toBe(false);
});

test.each([
  ['flat', ''],
  ['in a folder', 'qtickets_replay_run_20251109_135921/'],
])("a run's folder that a CI packed %s is to be unpacked first", async (_, below) => {
  const packed = new Map([...files].map(([path, bytes]) => [`${below}${path}`, bytes] as const));
  expect(refusal(await zipOf(packed))).toContain('unpack this first');
  expect(refusal(await zipOf(withMore(packed, '.DS_Store')))).toContain('unpack this first');
});

test.each(['run-1', 'run-1/run-1', 'a/b/c/run-1'])(
  "a folder around a run's folder names that one: %s",
  async (below) => {
    expect(refusal(await folderOf(files, below))).toContain(`the folder ${below}:`);
    expect(
      refusal(await zipOf(new Map([...files].map(([name, bytes]) => [`${below}/${name}`, bytes])))),
    ).toContain(`the folder ${below}: unpack this first`);
  },
);

test('a folder of several runs says to name one of them', async () => {
  const two = new Map(
    ['a', 'b'].flatMap((run) => [...files].map(([name, bytes]) => [`${run}/${name}`, bytes])),
  );
  expect(refusal(await folderOf(two))).toContain('2 folders');
  // One run, and something beside its folder.
  expect(
    refusal(await folderOf(withMore(new Map([...files].map(([name, bytes]) => [`a/${name}`, bytes])), 'x'))),
  ).not.toContain('the folder a:');
  // As it lies in a project, with a link to the newest.
  const reports = await folderOf(files, 'run-1');
  symlinkSync('run-1', join(reports, 'latest'));
  expect(refusal(reports)).toContain('latest');
});

test('folders that were lost on the way are told', async () => {
  const flat = (content: Files): Files =>
    new Map([...content].map(([name, bytes]) => [basename(name), bytes]));
  expect(refusal(await folderOf(flat(files)))).toContain('folders were lost');
  expect(refusal(await zipOf(flat(archived())))).toContain('folders were lost');
});

test('ends of lines that git rewrote are told, not as hundreds of disagreements', async () => {
  const rewritten = (content: Files): Files =>
    new Map(
      [...content].map(([name, bytes]) => [
        name,
        name.endsWith('.zip')
          ? bytes
          : Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
      ]),
    );
  expect(refusal(await folderOf(rewritten(files)))).toContain('autocrlf');
  expect(refusal(await folderOf(rewritten(archived())))).toContain('autocrlf');
  // One line alone is no such thing.
  const [log = '', bytes = Buffer.alloc(0)] = [...files].find(([name]) => name.endsWith('.jsonl')) ?? [];
  const changed = new Map([...files, [log, Buffer.from(bytes.toString().replace('\n', '\r\n'))]]);
  expect(opened(await folderOf(changed)).agrees).toBe(false);
});

test.each(['audit.json', 'SHA256SUMS', '.jsonl'])(
  'what an editor saved in another encoding is told, not as many disagreements: %s',
  async (ending) => {
    const [name = '', bytes = Buffer.alloc(0)] = [...files].find(([path]) => path.endsWith(ending)) ?? [];
    const as = async (saved: Buffer) => refusal(await folderOf(new Map([...files, [name, saved]])));
    expect(await as(Buffer.concat([Buffer.from('\ufeff'), bytes]))).toContain(
      `${name} begins with a byte order mark`,
    );
    expect(await as(Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'))).toContain(`${name} is UTF-16`);
  },
);

test.each([['.zip'], ['.json'], ['.html']])(
  'pointers of Git LFS are told, not as disagreements: of files that end with %s',
  async (ending) => {
    const cloned = [...files].map(
      ([name, bytes]) => [name, name.endsWith(ending) ? Buffer.from(POINTER) : bytes] as const,
    );
    expect(refusal(await folderOf(new Map(cloned)))).toContain('git lfs pull');
  },
);

test('a name whose accents a system wrote in another form is a note, and another name disagrees', async () => {
  const plan = smallPlan();
  const file = 'Запросы к залу й.md';
  const documents = plan.documents.map((one) => (one.kind === 'spec' ? { ...one, file } : one));
  const own = await smallBundle({ change: { plan: { ...plan, documents, spec: { ...plan.spec, file } } } });
  const as = (called: string): Files =>
    new Map([...own].map(([name, bytes]) => [name.replace(file, called), bytes]));
  const taken = opened(await folderOf(as(file.normalize('NFD'))));
  expect(taken.disagreements).toEqual([]);
  expect(taken.notes.join()).toContain('Unicode');
  expect(opened(await folderOf(as(file))).notes).toEqual([]);
  expect(opened(await folderOf(as('Запросы к залу и.md'))).agrees).toBe(false);
});

test('a folder that holds the archive says to name that', async () => {
  const beside = new Map([...files].filter(([name]) => !archived().has(name)));
  const [zip = '', bytes = Buffer.alloc(0)] = [...files].find(([name]) => name.endsWith('.zip')) ?? [];
  expect(refusal(await folderOf(beside))).toContain(`name the archive`);
  // Unpacked where it lay.
  expect(refusal(await folderOf(new Map([...archived(), [zip, bytes]])))).toContain(`name the archive`);
  expect(refusal(await zipOf(new Map([[zip, bytes]])))).toContain('name that');
  // A run's folder without its sums is no such thing.
  const without = new Map([...files].filter(([name]) => name !== 'SHA256SUMS'));
  expect(opened(await folderOf(without)).agrees).toBe(false);
});

test.each<[string, string | Buffer, string]>([
  ['run.tar.gz', Buffer.from('1f8b0800', 'hex'), 'gzip'],
  ['run.7z', Buffer.from('377abcaf271c0004', 'hex'), '7z'],
  ['run.rar', Buffer.from('526172211a0701', 'hex'), 'RAR'],
  ['run.tar', Buffer.from(`${'\0'.repeat(257)}ustar`), 'tar'],
  ['run.zip', storedZip(new Map([['audit.json', Buffer.from('{}')]])).subarray(0, 60), 'cut off'],
  ['run.zip', '<!DOCTYPE html><title>Sign in</title>', 'web page'],
  [
    'qtickets_run_20251109_135921.zip',
    storedZip(new Map([['audit.json', Buffer.from('{}')]])).subarray(0, 60),
    'cut off',
  ],
  ['qtickets_run_20251109_135921.zip', POINTER, 'git lfs pull'],
  ['audit.json', POINTER, 'git lfs pull'],
  ['audit.json', '{}', 'one file of a bundle'],
  ['qtickets_audit_20251109_135921.html', '<!doctype html>', 'one file of a bundle'],
])('what is handed on in place of an archive is told: %s', async (name, content, words) => {
  const path = join(await tempFolder(), name);
  writeFileSync(path, content);
  expect(refusal(path)).toContain(words);
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

test.each<[string, ZipChange]>([
  ['with the times of its files', { modified: 0x5b6f_6c00 }],
  ['with the modes of another system', { mode: 0 }],
])('an archive that another program packed again is to be unpacked first: %s', async (_, change) => {
  const path = join(await tempFolder(), 'again.zip');
  writeFileSync(path, storedZip(archived(), change));
  expect(refusal(path)).toContain('npack this first');
});

test('an archive in the folder that another program packed again is told in a few disagreements', async () => {
  const [name = ''] = [...files].find(([path]) => path.endsWith('.zip')) ?? [];
  const again = storedZip(archived(), { modified: 0x5b6f_6c00, mode: 0 });
  const { disagreements } = opened(await folderOf(new Map([...files, [name, again]])));
  expect(disagreements.filter(({ check }) => check === 'archive')).toHaveLength(2);
});

test('what is odd in other entries is told, too, where a file that a file manager left is odd alike', async () => {
  const path = join(await tempFolder(), 'left.zip');
  const zip = storedZip(withMore(archived(), '.DS_Store'));
  writeFileSync(path, zip);
  expect(opened(path).disagreements).toEqual([]);
  // That file, which is the first, and more of them than are named one by one.
  for (let [at, entry] = [-1, 0]; entry < 5; entry += 1) {
    at = zip.indexOf('PK\u0001\u0002', at + 1, 'latin1');
    zip.writeUInt16LE(1, at + 36);
  }
  writeFileSync(path, zip);
  expect(opened(path).disagreements).not.toEqual([]);
});

test('the archive itself agrees as before', async () => {
  const [, zip = Buffer.alloc(0)] = [...files].find(([path]) => path.endsWith('.zip')) ?? [];
  const path = join(await tempFolder(), 'own.zip');
  writeFileSync(path, zip);
  expect(opened(path).disagreements).toEqual([]);
});

test('sums whose lines an editor ended with CR and LF are told as that, with one line so as a disagreement', async () => {
  const sums = files.get('SHA256SUMS')?.toString() ?? '';
  const as = (text: string) => folderOf(new Map([...files, ['SHA256SUMS', Buffer.from(text)]]));
  expect(refusal(await as(sums.replaceAll('\n', '\r\n')))).toContain('CR and LF');
  expect(opened(await as(sums.replace('\n', '\r\n'))).agrees).toBe(false);
});

const told = async (change: (text: string) => string) => {
  const bytes = Buffer.from(change(files.get('attestation.json')?.toString() ?? ''));
  const found = opened(await folderOf(new Map([...files, ['attestation.json', bytes]])));
  expect(found.agrees).toBe(false);
  return found.disagreements.flatMap(({ check, first }) => (check === 'attestation' ? [first.value] : []));
};

test.each<[string, (text: string) => string, string]>([
  ['with other ends of lines', (text) => text.replaceAll('\n', '\r\n'), 'CR and LF'],
  ['with a byte order mark', (text) => `\ufeff${text}`, 'byte order mark'],
  ['in one line', (text) => JSON.stringify(JSON.parse(text)), 'saved it anew'],
])('an attestation that was saved anew %s is told once', async (_, change, words) => {
  expect(await told(change)).toEqual([expect.stringContaining(words)]);
});

test('an attestation that says something else is told by its lines, however it was saved', async () => {
  const other = (text: string) => text.replaceAll('"PASSED"', '"FAILED"').replaceAll('"WARNED"', '"FAILED"');
  expect(await told(other)).toEqual(expect.arrayContaining([expect.stringContaining('FAILED')]));
  expect((await told((text) => other(text).replaceAll('\n', '\r\n'))).join()).toContain('FAILED');
  expect((await told(() => 'nothing'))[0]).toBe('nothing');
});
