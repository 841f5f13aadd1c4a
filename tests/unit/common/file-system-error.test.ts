import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileSystemError, withFiles } from '../../../src/common/file-system-error.ts';
import { makeFolders } from '../../../src/common/make-folders.ts';
import { callCommand } from '../../selftest/call-command.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'files-test-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Node's error of a system call, as it throws it. */
function thrown(code: string, words: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: ${words}, write`), { code, errno: -1, syscall: 'write', ...more });
}

test.each([
  ['ENOSPC', 'no space left on device', /room/],
  ['EROFS', 'read-only file system', /mount/],
  ['EACCES', 'permission denied', /right/],
  ['EMFILE', 'too many open files', /ulimit/],
  ['ESTALE', 'stale file handle', /system says/],
])('%s has a code, what and a remedy', (code, words, remedy) => {
  const error = fileSystemError(thrown(code, words, { path: '/somewhere' }), 'do otherwise');
  expect(error?.code).toBe('FILE_SYSTEM');
  expect(error?.message).toContain(`/somewhere: write failed with ${code}, ${words}`);
  expect(error?.remedy).toMatch(remedy);
  expect(error?.remedy).toMatch(/, or do otherwise\.$/);
});

test('what is no file is no error of files', async () => {
  expect(fileSystemError(new TypeError('a defect'))).toBeNull();
  expect(fileSystemError('words')).toBeNull();
  const server = createServer();
  const refused = await new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(0, '192.0.2.1');
  });
  expect(fileSystemError(refused)).toBeNull();
});

test('what fails of something else stays as it is', async () => {
  const defect = new TypeError('a defect');
  await expect(withFiles(() => Promise.reject(defect))).rejects.toBe(defect);
});

test('folders are made, also by several at once, and what cannot be made ends', async () => {
  const path = join(await folder(), 'a', 'b', 'c');
  await Promise.all([makeFolders(path), makeFolders(path), makeFolders(join(path, 'd'))]);
  await makeFolders(path);
  await writeFile(join(path, 'file'), '');
  await expect(makeFolders(join(path, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolders(join(path, 'file', 'x'))).rejects.toThrow();
  if (process.platform === 'linux')
    await expect(makeFolders('/proc/x/y')).rejects.toMatchObject({ syscall: 'mkdir' });
});

test('a command tells a file that it cannot use without a stack, and a defect with one', async () => {
  const path = await folder();
  await mkdir(join(path, 'x'));
  const failing = (error: unknown) => () => Promise.reject(error);
  const files = await callCommand(failing(thrown('ENOSPC', 'no space left on device')), []);
  expect(files).toMatchObject({ code: 2, stdout: '' });
  expect(files.stderr).toMatch(/^FILE_SYSTEM: write failed with ENOSPC/);
  expect(files.stderr).not.toMatch(/^\s+at /m);
  const defect = await callCommand(failing(new TypeError('a defect')), []);
  expect(defect.code).toBe(2);
  expect(defect.stderr).toMatch(/^\s+at /m);
});
