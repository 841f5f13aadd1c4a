import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { vitestFolder, withVitest } from '../../../src/command/vitest-version.ts';

const broken = () =>
  Promise.reject(new Error('Cannot find module @own/binding\nand where it was looked for'));

test('a Vitest that lacks a part of its own is told as that, in one line', async () => {
  await expect(withVitest(broken, broken)).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    message: expect.stringMatching(/@own\/binding\n.*optional/),
  });
});

test('what goes wrong while Vitest can be loaded is told as it is', async () => {
  const error = new Error('a defect of our own');
  await expect(
    withVitest(
      () => Promise.reject(error),
      async () => ({}),
    ),
  ).rejects.toBe(error);
  expect(await withVitest(async () => 'loaded', broken)).toBe('loaded');
});

test('where no Vitest is, it is told what to install; with Plug’n’Play, how its packages get folders', () => {
  const told = (plugAndPlay?: string) => {
    try {
      return vitestFolder(tmpdir(), plugAndPlay);
    } catch (error) {
      return error;
    }
  };
  expect(told()).toMatchObject({
    code: 'PACKAGE_MISSING',
    remedy: expect.stringContaining('--include=optional'),
  });
  expect(told('3')).toMatchObject({ code: 'PACKAGE_MISSING', remedy: expect.stringContaining('nodeLinker') });
});
