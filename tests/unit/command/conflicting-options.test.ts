import { expect, test } from 'vitest';
import { diffMain } from '../../../scripts/commands/diff-main.ts';
import { callCommand } from '../../selftest/call-command.ts';

test('two forms of one comparison at once are refused, and neither is printed', async () => {
  const { code, stdout, stderr } = await callCommand(diffMain, ['a', 'b', '--json', '--markdown']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/--markdown.*--json/s);
});
