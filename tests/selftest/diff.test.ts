import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diffMain } from '../../scripts/commands/diff-main.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { runCommand, scratchFolder } from './run-command.ts';
import { sharedRun } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

let before: string;
const latest = (name: string) => join(folder.path, name, 'latest');

function auditAs(name: string, args: string[]) {
  const own = ['--profile', 'seed', '--access', 'read', ...args, '--out', join(folder.path, name)];
  return audit(own);
}

beforeAll(async () => {
  before = join((await sharedRun('profile seed with read access')).out, 'latest');
  await auditAs('after', ['--target', 'simulator', '--previous', before]);
});

test('two audits of one contract differ in nothing that matters, and the command exits with 0', async () => {
  const { code, stdout, stderr } = await runCommand('diff.ts', [before, latest('after'), '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const found = JSON.parse(stdout) as Comparison;
  expect(found).toMatchObject({ entries: [], fieldChanges: [], numbers: [], regressions: [] });
  expect(found.answersCompared).toBeGreaterThan(20);
  expect(found.unlike.join()).toContain('replay');
});

test('an archive is compared as its folder is', async () => {
  const archive = readdirSync(before).find((name) => name.endsWith('.zip')) ?? '';
  const [asFolder, asArchive] = await Promise.all(
    [before, join(before, archive)].map((path) =>
      callCommand(diffMain, [path, latest('after'), '--markdown']),
    ),
  );
  expect(asArchive).toEqual(asFolder);
  expect(asFolder?.stdout).toContain('# Comparison with the previous audit');
});

test('an audit that became worse exits with 1 and says in what', async () => {
  const good = await sharedRun('a few entries on recordings');
  const bad = await sharedRun('a few entries, one of which fails');
  const paths = [good, bad].map(({ out }) => join(out, 'latest'));
  const { code, stdout, stderr } = await callCommand(diffMain, paths);
  expect(code, stderr).toBe(1);
  expect(stdout).toMatch(/1\.2 (no longer run|newly failing)/);
  expect(stdout).toContain('from READY to NOT READY');
});

test('--previous puts the same comparison into section 4 and into audit.json', async () => {
  const { stdout } = await callCommand(diffMain, [before, latest('after'), '--json']);
  expect(modelIn(join(folder.path, 'after')).comparison).toEqual(JSON.parse(stdout));
  const document = documentIn(join(folder.path, 'after'));
  const section = document.slice(document.indexOf('## 4. '), document.indexOf('## 5. '));
  expect(section).toContain('### Comparison with the previous audit');
  expect(document).toContain(modelIn(join(before, '..')).integrity.evidenceSha256);
  expect(documentIn(join(before, '..'))).not.toContain('Comparison with the previous audit');
});

test('what is no audit exits with 2, and a run with it is not begun', async () => {
  const nothing = join(folder.path, 'nothing');
  expect((await callCommand(diffMain, [nothing, latest('after')])).code).toBe(2);
  const { code, stderr } = await auditAs('not-begun', ['--previous', nothing]);
  expect({ code, begun: existsSync(join(folder.path, 'not-begun')) }).toEqual({ code: 2, begun: false });
  expect(stderr).toContain('nothing');
});
