import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCommand, scratchFolder } from './run-command.ts';
import { SHARED_RUNS, sharedRun } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

test.each(SHARED_RUNS)('the bundle of a real run agrees, whatever its verdict: %s', async (name) => {
  const { out, verdict } = await sharedRun(name);
  const { code, stdout, stderr } = await runCommand('verify.ts', [join(out, 'latest')]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`the audit's verdict is ${verdict}`);
});

test('the archive alone agrees too, and what it cannot show is said', async () => {
  const latest = join((await sharedRun('profile seed with read access')).out, 'latest');
  const archive = readdirSync(latest).find((file) => file.endsWith('.zip')) ?? 'no archive';
  const { code, stdout } = await runCommand('verify.ts', [join(latest, archive)]);
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
  const { code, stdout } = await runCommand('verify.ts', [copy]);
  expect(code).toBe(1);
  expect(stdout).toContain('**Executed**: 22');
  expect(stdout).toContain('**Executed**: 21');
  expect(stdout).toMatch(/\.md:\d+/);
});

test.each([
  ['nothing', 'none'],
  ['a folder that is no bundle', 'docs'],
])('%s exits with 2', async (_, path) => {
  const { code, stderr } = await runCommand('verify.ts', [path]);
  expect(code).toBe(2);
  expect(stderr).toContain('BUNDLE_REFUSED');
});
