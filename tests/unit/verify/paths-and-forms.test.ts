import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pathProblem, sameWhereCaseIsLost } from '../../../src/verify/bytes/bundle-path.ts';
import { isLeftBehind, leftPlaces, withoutMark } from '../../../src/verify/bytes/left-behind.ts';
import { longList } from '../../../src/verify/bytes/long-list.ts';
import { otherFile } from '../../../src/verify/bytes/other-file.ts';
import { readJson, utf8Text } from '../../../src/verify/bytes/read-json.ts';
import { sizeOf } from '../../../src/verify/bytes/size-of.ts';
import { LIMITS } from '../../../src/verify/limits.ts';
import { tempFolder } from '../report/fixture-bundle.ts';

test.each([
  ...['a', 'a/b.json', 'a.b/c', '..a', 'a..b', 'a b', 'con1', 'console.txt', 'com', 'lpt', 'a/.b', 'ä.json'],
  'a'.repeat(LIMITS.pathLength),
])('a path that means the same everywhere: %j', (path) => {
  expect(pathProblem(path)).toBeNull();
});

test.each([
  ...[
    '',
    '/',
    '/a',
    'C:',
    'c:a',
    'a\\b',
    '.',
    '..',
    './a',
    'a/..',
    'a/./b',
    'a//b',
    'a/',
    'a.',
    'a ',
    'a./b',
    'a /b',
  ],
  ...[
    'con',
    'PRN',
    'aux.txt',
    'a/nul',
    'com0',
    'com9.x',
    'lpt0',
    'LPT9/a',
    'a\u0000',
    'a\u0085',
    'a\u200b',
    'a\u2028',
    'a\u2029',
  ],
  'a'.repeat(LIMITS.pathLength + 1),
])('a path that does not: %j', (path) => {
  expect(pathProblem(path)).toMatch(/\S/);
});

test('each kind of a wrong path is told in words of its own', () => {
  const kinds = ['', 'a'.repeat(300), '\u0007', '/a', '\\', '..', 'a//b', 'nul'].map(pathProblem);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test.each([
  [['a', 'b', 'ab'], null],
  [
    ['a', 'b', 'A', 'B'],
    ['a', 'A'],
  ],
  [
    ['\u00e9', 'e\u0301'],
    ['\u00e9', 'e\u0301'],
  ],
  [[], null],
])('two paths that are one where case or accents do not count: %j', (paths, twice) => {
  expect(sameWhereCaseIsLost(paths)).toEqual(twice);
});

test.each([
  ...['.DS_Store', 'logs/.DS_Store', '._a', 'a/._b', 'Icon\r', '.localized', '.VolumeIcon.icns', '.apdisk'],
  ...[
    'Thumbs.db',
    'thumbs.db:encryptable',
    'ehthumbs.db',
    'ehthumbs_vista.db',
    'Desktop.ini',
    'a:Zone.Identifier',
  ],
  ...[
    'a:SmartScreen',
    'a:AFP_AfpInfo:$DATA',
    '.directory',
    '.hidden',
    '.nfs0123456789abcdef',
    '.fuse_hidden0a',
  ],
  ...['.dropbox', '.dropbox.attr', '.stignore', '.syncthing.a.tmp', '.picasa.ini', '.gitkeep'],
  ...['.~lock.a.csv#', 'a/~$b.csv', '.a.swp', '.a.json.swo', '.#a', '#a#', 'a/b~', '.idea/a', 'a/.vscode/b'],
  ...[
    '__MACOSX/a',
    'a/__MACOSX/b',
    '.Spotlight-V100/a',
    '.Trashes/a',
    '.Trash-1/a',
    '.fseventsd/a',
    '.TemporaryItems/a',
  ],
  ...['.DocumentRevisions-V100/a', '.AppleDouble/a', '.AppleDB/a', '.AppleDesktop/a', '$RECYCLE.BIN/a'],
  ...[
    'System Volume Information/a',
    'lost+found/a',
    '@eaDir/a',
    '#recycle/a',
    '.stfolder/a',
    '.stversions/a/b',
    '.git/objects/ab/cd',
    '.hg/store/x',
    '.svn/wc.db',
  ],
])('left behind by a system: %j', (path) => {
  expect(isLeftBehind(path)).toBe(true);
  expect(withoutMark(path)).toBe(path.replace('\r', ''));
});

test.each([
  ...[
    'a',
    'DS_Store',
    'a.DS_Store',
    '.DS_Store.json',
    '._',
    'Icon',
    'Thumbs.db.json',
    'a:Other',
    '.nfs0123',
    '.fuse_hidden',
  ],
  ...['.~lock.a.csv', '~a', '.swp', 'a.swp', '~', '.gitconfig', '.idea', '.git', 'a.git/b'],
  ...['__MACOSX', 'a__MACOSX/b', '.Trash-/a', 'lost+found', '.syncthing.tmp', 'a\r'],
])('a file of its own: %j', (path) => {
  expect(isLeftBehind(path)).toBe(false);
  expect(withoutMark(path)).toBe(path);
});

test('what was left in a folder of another program is told as the folder', () => {
  const paths = [
    '.git/HEAD',
    '.git/objects/ab/cd',
    'logs/.svn/wc.db',
    'logs/.svn/entries',
    'logs/.DS_Store',
    'a~',
  ];
  expect(leftPlaces(paths)).toEqual(['.git/', 'logs/.svn/', 'logs/.DS_Store', 'a~']);
});

const ITEMS = LIMITS.listItems;
test.each<[string, Parameters<typeof longList>[0], string | null]>([
  ['nothing', undefined, null],
  ['a value', 'x'.repeat(ITEMS + 1), null],
  ['as many as there may be', { a: Array(ITEMS).fill(0) }, null],
  ['one more', { a: { b: Array(ITEMS + 1).fill(0) } }, '/a/b'],
  ['one more at the top', Array(ITEMS + 1).fill(null), '/'],
  ['the second of two', [[], Array(ITEMS + 1).fill(0)], '/1'],
])('more than any run tells: %s', (_, value, place) => {
  expect(longList(value)?.split(':')[0] ?? null).toBe(place);
});

test.each([
  ...['1f8b', '377abcaf271c', '526172211a07', 'fd377a585a00', '425a68', '28b52ffd', '504b0304'].map((hex) =>
    Buffer.from(`${hex}ff`, 'hex'),
  ),
  ...['<html>', '<!doctype html>', '\ufeff \n<!DOCTYPE HTML>', '  <HTML lang="en">'].map((text) =>
    Buffer.from(text),
  ),
  Buffer.from(`${'x'.repeat(257)}ustar`),
])('what is handed on in place of a bundle is told: %s', (bytes) => {
  expect(otherFile(bytes)).toMatch(/\S/);
});

test.each([
  '',
  'x',
  'text <html>',
  '<htm',
  `${'x'.repeat(256)}ustar`,
  `${'x'.repeat(258)}ustar`,
  `${' '.repeat(256)}<html>`,
  '\u001f',
])('what nobody knows is not: %j', (text) => {
  expect(otherFile(Buffer.from(text))).toBeNull();
});

test('each of them is told in words of its own', () => {
  const told = ['1f8b', '377abcaf271c', '526172211a07', 'fd377a585a00', '425a68', '28b52ffd', '504b0304'].map(
    (hex) => otherFile(Buffer.from(hex, 'hex')),
  );
  expect(new Set(told).size).toBe(told.length);
});

test.each<[string, string, keyof typeof LIMITS]>([
  ['arrays and objects inside each other', '[', 'jsonDepth'],
  ['arrays and objects', '[]', 'jsonContainers'],
  ['members', '0:', 'jsonMembers'],
  ['values', '0,', 'jsonCommas'],
])('a text with more %s than any file has is not parsed', (_, part, limit) => {
  const most = LIMITS[limit];
  // What is not parsed need not be JSON; what is parsed is told to be none.
  expect(readJson(Buffer.from(part.repeat(most))).problem).toBe('not valid JSON');
  expect(readJson(Buffer.from(part.repeat(most + 1))).problem).toContain(String(most));
  expect(readJson(Buffer.from(`"${part.repeat(most + 1)}\\"${part}"`)).problem).toBeNull();
});

test.each<[string, string, keyof typeof LIMITS, keyof typeof LIMITS]>([
  ['arrays and objects', '[]', 'jsonContainers', 'bytesOfContainer'],
  ['members', '0:', 'jsonMembers', 'bytesOfMember'],
  ['values', '0,', 'jsonCommas', 'bytesOfComma'],
])('a large text may have as many %s as its bytes hold', (_, part, limit, each) => {
  const parts = Buffer.from(part.repeat(LIMITS[limit] + 1));
  const large = Buffer.alloc((LIMITS[limit] + 1) * LIMITS[each], ' ');
  parts.copy(large);
  expect(readJson(large).problem).toBe('not valid JSON');
  expect(readJson(large.subarray(0, -LIMITS[each])).problem).toContain(String(LIMITS[limit]));
});

test('objects count as arrays do, and what is closed is not within anything', () => {
  expect(readJson(Buffer.from('{"a":'.repeat(LIMITS.jsonDepth + 1))).problem).toContain(
    String(LIMITS.jsonDepth),
  );
  expect(readJson(Buffer.from(`[${'{},[],'.repeat(LIMITS.jsonDepth)}0]`)).problem).toBeNull();
});

test('a byte order mark is kept, and what is no UTF-8 has no text', () => {
  expect(utf8Text(Buffer.from('\ufeffa'))).toBe('\ufeffa');
  expect(utf8Text(Buffer.from([0xc3]))).toBeNull();
});

test('the size of a folder is that of all files in it, without those that links point to', async () => {
  const folder = await tempFolder();
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'a'), 'four');
  writeFileSync(join(folder, 'in', 'b'), 'seventy');
  expect(sizeOf(folder)).toBe(11);
  expect(sizeOf(join(folder, 'a'))).toBe(4);
  expect(sizeOf(join(folder, 'none'))).toBe(0);
  symlinkSync('/etc', join(folder, 'in', 'c'));
  expect(sizeOf(folder)).toBe(15);
});
