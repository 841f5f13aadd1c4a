import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { type FolderFacts, scratchRoot } from '../../../src/command/scratch-root.ts';

const TMPFS = 0x01021994;
const GIB = 1024 ** 3;

function machine({ type = TMPFS, free = 8 * GIB, writable = true } = {}): FolderFacts {
  return {
    statfs: () => ({ type, bsize: 4096, bavail: free / 4096 }),
    requireWritable: () => {
      if (!writable) throw new Error('EACCES');
    },
  };
}

test('files that go with a run lie in memory where there is plenty', () => {
  expect(scratchRoot({}, machine())).toBe('/dev/shm');
  expect(scratchRoot({ TMPDIR: '' }, machine({ free: 4 * GIB }))).toBe('/dev/shm');
});

test.each([
  ['there is little memory', {}, machine({ free: 64 * 1024 ** 2 })],
  ['it is no memory', {}, machine({ type: 0xef53 })],
  ['this user may not write there', {}, machine({ writable: false })],
  ['another folder is named', { TMPDIR: tmpdir() }, machine()],
])('and in the folder for temporary files where %s', (_, env, facts) => {
  expect(scratchRoot(env, facts)).toBe(tmpdir());
});

test('a system without such a folder has the one for temporary files', () => {
  const none = () => {
    throw new Error('ENOENT');
  };
  expect(scratchRoot({}, { ...machine(), statfs: none })).toBe(tmpdir());
});
