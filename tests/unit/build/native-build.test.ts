import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isForbidden } from '../../../src/build/build-records.mjs';
import { type BuildScope, freshBuild } from '../../../src/build/native-build.mjs';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';

/** What makes a build, beside its sources. */
const MAKERS = [
  'tsconfig.json',
  ...['build-records', 'native-build', 'translation'].map((name) => `src/build/${name}.mjs`),
];

let root: string;

// A project in small: a command, a contract test and a unit test, each of a module of its own and of a common one.
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'native-build-')));
  mkdirSync(join(root, 'node_modules'));
  for (const name of ['esbuild', '@esbuild'])
    symlinkSync(join(PROJECT_DIR, 'node_modules', name), join(root, 'node_modules', name), 'dir');
  for (const file of MAKERS) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(PROJECT_DIR, file), join(root, file));
  }
  source('src/command/vitest-config.ts', 'export const nothing = 0;\n');
  source('src/common.ts', 'export const word: string = "first";\n');
  source('src/own.ts', 'export const own = 1;\n');
  source('scripts/say.ts', 'export { word } from "../src/common.ts";\n');
  source('tests/contract/1.test.ts', 'export { own } from "../../src/own.ts";\n');
  source('tests/unit/word.test.ts', 'export { word } from "../../src/common.ts";\n');
  // What was saved in the very millisecond in which a build begins counts as changed: let it pass.
  const saved = statSync(join(root, 'tests/unit/word.test.ts')).ctimeMs;
  while (Date.now() <= saved);
});

afterEach(() => rmSync(root, { recursive: true }));

test('a build is made once, and serves until something changes', async () => {
  expect((await build('run')).made).toBe(true);
  expect((await build('run')).made).toBe(false);
  expect(await said('run')).toBe('first');
});

test('a build of every test serves the commands too, and one of the commands does not serve the tests', async () => {
  await build('run');
  expect((await build('all')).made).toBe(true);
  expect((await build('run')).made).toBe(false);
});

test('an edit of a module that is deep below makes another build, also one of the same length and time', async () => {
  await build('run');
  source('src/common.ts', 'export const word: string = "other";\n');
  const time = new Date('2025-01-01T00:00:00Z');
  utimesSync(join(root, 'src/common.ts'), time, time);
  expect((await build('run')).made).toBe(true);
  expect(await said('run')).toBe('other');
});

test('a file that was only touched needs no other build', async () => {
  await build('run');
  utimesSync(join(root, 'src/common.ts'), new Date(0), new Date(0));
  expect((await build('run')).made).toBe(false);
});

test('a build knows which of its sources are not as they were', async () => {
  const made = await build('run');
  utimesSync(join(root, 'src/own.ts'), new Date(0), new Date(0));
  expect(made.changed()).toEqual([]);
  source('src/common.ts', 'export const word: string = "other";\n');
  rmSync(join(root, 'src/own.ts'));
  expect(made.changed()).toEqual(['src/common.ts', 'src/own.ts']);
});

test.each(MAKERS)('an edit of %s makes another build', async (file) => {
  await build('run');
  const old = file.endsWith('.json') ? '{ "compilerOptions": { "target": "ES2022" } }' : '// other\n';
  source(file, old);
  expect((await build('run')).made).toBe(true);
});

test('a test file that is added or removed makes another build of all', async () => {
  await build('all');
  source('tests/unit/more.test.ts', 'export {};\n');
  const more = await build('all');
  expect(more.made).toBe(true);
  expect(more.entry('tests/unit/more.test.ts')).toMatch(/^file:/);
  rmSync(join(root, 'tests/unit/more.test.ts'));
  const less = await build('all');
  expect(() => less.entry('tests/unit/more.test.ts')).toThrow(RangeError);
});

test('a module that is gone makes another build, which says what is missing', async () => {
  await build('run');
  rmSync(join(root, 'src/own.ts'));
  await expect(build('run')).rejects.toThrow('own.ts');
});

test('a build that was deleted is made again', async () => {
  const { entry } = await build('run');
  rmSync(dirname(dirname(new URL(entry('scripts/say.ts')).pathname)), { recursive: true });
  expect((await build('run')).made).toBe(true);
});

test.each<[string, (file: string) => void]>([
  ['was emptied', (file) => writeFileSync(file, '')],
  ['was cut off', (file) => truncateSync(file, 20)],
  ['was removed', (file) => rmSync(file)],
])('a build of which a module %s is made again', async (_, spoil) => {
  const { entry } = await build('run');
  spoil(new URL(entry('scripts/say.ts')).pathname);
  expect((await build('run')).made).toBe(true);
  expect(await said('run')).toBe('first');
});

test.each(['', '{', '{}', '{"dir":"/","entries":[]}'])(
  'a build of which the record was cut off is made again: %j',
  async (left) => {
    const { entry } = await build('run');
    const cache = dirname(dirname(dirname(new URL(entry('scripts/say.ts')).pathname)));
    writeFileSync(join(cache, 'run.json'), left);
    expect((await build('run')).made).toBe(true);
    expect((await build('run')).made).toBe(false);
  },
);

test('whoever may read the checkout may read its build', async () => {
  const { entry } = await build('run');
  const folder = dirname(dirname(new URL(entry('scripts/say.ts')).pathname));
  expect(statSync(folder).mode & 0o777).toBe(0o755);
});

test.each([
  ['EACCES', true],
  ['EROFS', true],
  ['ENOSPC', true],
  ['ENOENT', false],
])('an error %s is of a place where this user may not write: %s', (code, isOne) => {
  expect(isForbidden(Object.assign(new Error('no'), { code }))).toBe(isOne);
});

test('the entries that a module is a part of are known, and no others', async () => {
  const { dependents } = await build('all');
  expect(dependents('src/common.ts')).toEqual(['scripts/say.ts', 'tests/unit/word.test.ts']);
  expect(dependents('src/own.ts')).toEqual(['tests/contract/1.test.ts']);
});

function build(scope: BuildScope) {
  return freshBuild(scope, root);
}

async function said(scope: BuildScope): Promise<string> {
  const { entry } = await build(scope);
  return ((await import(entry('scripts/say.ts'))) as { word: string }).word;
}

function source(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
