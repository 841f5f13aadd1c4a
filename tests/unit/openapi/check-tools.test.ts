import { expect, test } from 'vitest';
import { callCommand } from '../../selftest/call-command.ts';
import { checkToolsMain } from '../../tools/check-tools.ts';

test.each(['--foo', 'foo'])('%s is told, and nothing is installed for it', async (argument) => {
  const { code, stdout, stderr } = await callCommand(checkToolsMain, [argument]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('USAGE');
});

test('--help says what it does and exits with 0', async () => {
  const { code, stdout } = await callCommand(checkToolsMain, ['--help']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('npm registry')]);
});
