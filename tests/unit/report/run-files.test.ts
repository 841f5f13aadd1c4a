import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { plainTranslatorOf } from '../../../src/documents/messages/translator.ts';
import { percent } from '../../../src/documents/words.ts';
import { writeArchive } from '../../../src/report/archive.ts';
import { byPath, fileSum, textFile } from '../../../src/report/bundle-file.ts';
import { countsCsv } from '../../../src/report/counts-csv.ts';
import { gitFacts } from '../../../src/report/git-facts.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { publicBaseUrl, withoutMachine } from '../../../src/report/public-text.ts';
import { claimRunFolder, pointLatest } from '../../../src/report/run-folder.ts';
import { tempFolder } from './fixture-bundle.ts';
import { START } from './fixture-run.ts';

test('runs that ask for the same folder at once get different ones', async () => {
  const out = join(await tempFolder(), 'new', 'reports');
  const folders = await Promise.all([1, 2, 3].map(() => claimRunFolder(out, 'replay', START)));
  expect(new Set(folders.map(({ runId }) => runId))).toEqual(
    new Set(['qtickets_replay_run_20251109_135921']),
  );
  expect(folders.map(({ name }) => name.slice(35)).sort()).toEqual(['', '_2', '_3']);
  expect((await readdir(out)).sort()).toEqual(folders.map(({ name }) => name).sort());
});

test('latest is replaced in place, and nothing else is left', async () => {
  const out = await tempFolder();
  await writeFile(join(out, 'latest'), 'a text file of an earlier run\n');
  const folder = await claimRunFolder(out, 'simulator', START);
  await pointLatest(out, folder);
  expect(await readlink(join(out, 'latest'))).toBe(folder.name);
  expect((await readdir(out)).sort()).toEqual(['latest', folder.name].sort());
});

test('latest that cannot be replaced is an error, and leaves nothing beside it', async () => {
  const out = await tempFolder();
  await mkdir(join(out, 'latest', 'kept'), { recursive: true });
  const folder = await claimRunFolder(out, 'replay', START);
  await expect(pointLatest(out, folder)).rejects.toThrow();
  expect((await readdir(out)).sort()).toEqual(['latest', folder.name].sort());
});

test('git facts name the commit and see changes, and are null outside a checkout', async () => {
  const folder = await tempFolder();
  expect(await gitFacts(folder)).toBeNull();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('init', '-q');
  expect(await gitFacts(folder, () => undefined)).toBeNull();
  git('commit', '-q', '--allow-empty', '-m', 'first');
  const commit = git('rev-parse', 'HEAD').trim();
  expect(await gitFacts(folder)).toEqual({ commit, dirty: false });
  await writeFile(join(folder, 'new.txt'), 'x');
  expect(await gitFacts(folder)).toEqual({ commit, dirty: true });
});

test('a checkout that git refuses, since it belongs to another user, is told as that', async () => {
  const folder = await tempFolder();
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const said: string[] = [];
  // What git's own tests use to play another owner.
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  const facts = await gitFacts(folder, (text) => said.push(text)).finally(() => vi.unstubAllEnvs());
  expect(facts).toBeNull();
  expect(said.join()).toContain('safe.directory');
  await gitFacts(await tempFolder(), (text) => said.push(text));
  expect(said).toHaveLength(1);
});

test('a base URL loses credentials, query and the port of this machine, and keeps that of others', () => {
  expect(publicBaseUrl('http://u:p@127.0.0.1:8080/api?token=x')).toBe('http://127.0.0.1/api');
  expect(publicBaseUrl('https://api.example.com:8443/rest/')).toBe('https://api.example.com:8443/rest/');
  expect(publicBaseUrl('localhost:1234')).not.toContain('1234');
});

test('folders of the machine are dropped as whole names only', () => {
  const roots = ['/srv/audit', '/srv'];
  expect(withoutMachine('file:///srv/audit/src/a.ts and /srv/auditor/b', roots)).toBe(
    'src/a.ts and auditor/b',
  );
  expect(withoutMachine('/srv2/a and /api/rest/v1', roots)).toBe('/srv2/a and /api/rest/v1');
  expect(withoutMachine('in /srv/audit', roots)).toBe('in .');
});

test('archives of the same files are equal whatever their order, and store them uncompressed', async () => {
  const folder = await tempFolder();
  const files = ['b/2.txt', 'a/1.txt'].map((path) => textFile(path, 'the same text '.repeat(40)));
  for (const { path, content } of files) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const sums = files.map(fileSum);
  const sum = await writeArchive(folder, 'one.zip', sums);
  await writeArchive(folder, 'other.zip', [...sums].reverse());
  const zip = await readFile(join(folder, 'one.zip'));
  expect(zip.equals(await readFile(join(folder, 'other.zip')))).toBe(true);
  expect(sum).toEqual(fileSum({ path: 'one.zip', content: zip }));
  expect(zip.includes('the same text '.repeat(40))).toBe(true);
});

test('paths sort by bytes', () => {
  expect(byPath(['b', 'é', 'B', 'a_', 'a.'].map((path) => ({ path }))).map(({ path }) => path)).toEqual([
    'B',
    'a.',
    'a_',
    'b',
    'é',
  ]);
});

test('pretty JSON sorts keys at every depth and keeps arrays', () => {
  expect(JSON.stringify(JSON.parse(prettyJson({ b: [{ d: 1, c: 2 }], a: null })))).toBe(
    '{"a":null,"b":[{"c":2,"d":1}]}',
  );
});

test('counts in CSV have a head, and leave the unknown empty', () => {
  const table = {
    name: 't',
    before: 1,
    after: 3,
    delta: 2,
    attributed: 2,
    others: 0,
    contested: 0,
    final: true,
    strays: [],
    columns: { compared: [], leftOut: [] },
    sources: [],
  };
  expect(countsCsv([{ ...table, maxVer: '7', maxSnapshotTs: null }])).toBe(
    'table_name,count_before,count_after,delta,max_ver,max_snapshot_ts\nt,1,3,2,7,\n',
  );
  expect(countsCsv([])).toBe('table_name,count_before,count_after,delta,max_ver,max_snapshot_ts\n');
});

test('a percentage reaches 100 only when nothing is missing', () => {
  const words = plainTranslatorOf('en');
  expect(percent(words, 299, 300)).toBe('99%');
  expect(percent(words, 300, 300)).toBe('100%');
  expect(percent(words, 0, 0)).toBe('n/a');
});
