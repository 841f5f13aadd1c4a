import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { callCommand } from './call-command.ts';
import { type CommandResult, runCommand, scratchFolder } from './run-command.ts';
import { SHARED_RUNS, sharedRun } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

// In the other order than the other files ask for them, so that two processes do not wait for each other.
test.each(SHARED_RUNS.toReversed())(
  'the bundle of a real run agrees, whatever its verdict: %s',
  async (name) => {
    const { out, verdict, spec } = await sharedRun(name);
    const { code, stdout, stderr } = await verify(
      join(out, 'latest'),
      ...(spec === null ? [] : ['--spec', spec]),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`the audit's verdict is ${verdict}`);
  },
);

test('an audit of a document of its own is not comparable, and exits with 3', async () => {
  const { out } = await sharedRun('an entry that fails');
  const { code, stdout } = await verify(join(out, 'latest'));
  expect(code).toBe(3);
  expect(stdout).toContain('--spec');
});

test('the archive alone agrees too, and what it cannot show is said', async () => {
  const latest = join((await sharedRun('profile seed with read access')).out, 'latest');
  const archive = readdirSync(latest).find((file) => file.endsWith('.zip')) ?? 'no archive';
  const { code, stdout } = await verify(join(latest, archive));
  expect(code).toBe(0);
  expect(stdout).toContain('Not checked:');
});

test('a number that is changed in the document exits with 1, and both values and their places are said', async () => {
  const copy = join(folder.path, 'changed');
  cpSync(join((await sharedRun('profile seed with read access')).out, 'latest'), copy, {
    recursive: true,
    dereference: true,
  });
  const name = readdirSync(copy).find((file) => file.endsWith('.md')) ?? 'no document';
  const text = readFileSync(join(copy, name), 'utf8');
  writeFileSync(join(copy, name), text.replace('- **Executed**: 21 (', '- **Executed**: 22 ('));
  const { code, stdout } = await verify(copy);
  expect(code).toBe(1);
  expect(stdout).toContain('**Executed**: 22');
  expect(stdout).toContain('**Executed**: 21');
  expect(stdout).toMatch(/\.md:\d+/);
});

test.each([
  ['nothing', 'none', verify],
  ['a folder that is no bundle, given to the command,', 'docs', verifyByCommand],
])('%s exits with 2', async (_, path, run) => {
  const { code, stderr } = await run(path);
  expect(code).toBe(2);
  expect(stderr).toContain('BUNDLE_REFUSED');
});

function verify(...args: string[]): Promise<CommandResult> {
  return callCommand(verifyMain, args);
}

function verifyByCommand(path: string): Promise<CommandResult> {
  return runCommand('verify.ts', [path]);
}
