import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lintAuditMain } from '../../scripts/commands/lint-audit-main.ts';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { audit } from './audit-in-process.ts';
import { runIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { shownArguments } from './documented/shown-commands.ts';
import { scratchFolder } from './run-command.ts';
import { specAskingForUnpaidOrders } from './shared-runs.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

test('--only runs what it names, says what it left out, and moves no latest; verify and the lint agree', async () => {
  const out = join(folder.path, 'only');
  const { code, stdout } = await audit(['--only', '2.2,6.13,7', '--out', out]);
  expect(code).toBe(0);
  const { path, model } = runIn(out);
  expect(model.entries.filter(({ class: kind }) => kind !== 'notExecuted').map(({ id }) => id)).toEqual([
    '2.2',
    '6.13',
    '7.1',
    '7.2',
    '7.3',
  ]);
  expect(model.verdict.status).toBe('CONDITIONAL');
  expect(model.coverage.notExecuted).toHaveLength(28);
  expect(model.coverage.notExecuted.every(({ reason }) => reason.includes('--only'))).toBe(true);
  expect(stdout).toMatch(/Left out by --only .*: 28 of 33/);
  expect(existsSync(join(out, 'latest'))).toBe(false);
  expect(await callCommand(verifyMain, [path])).toMatchObject({ code: 0 });
  const document = readdirSync(path).find((name) => name.endsWith('.md')) ?? '';
  expect(await callCommand(lintAuditMain, [join(path, document)])).toMatchObject({ code: 0 });
});

test('--only failed runs what failed in the last run, and latest stays where it was', async () => {
  const out = join(folder.path, 'failed');
  const given = ['--target', 'simulator', '--spec', specAskingForUnpaidOrders(), '--out', out];
  expect((await audit([...given, '--only', '1.1-1.3'])).code).toBe(1);
  const before = readdirSync(out).filter((name) => name !== 'latest');
  const { code, stdout } = await audit([...given, ...shownArguments('npm run audit -- --only failed')]);
  expect(code).toBe(1);
  expect(stdout).toContain('1.2');
  const [made = ''] = readdirSync(out).filter((name) => name !== 'latest' && !before.includes(name));
  const model = JSON.parse(readFileSync(join(out, made, 'audit.json'), 'utf8')) as AuditRun;
  expect(model.entries.filter(({ class: kind }) => kind !== 'notExecuted').map(({ id }) => id)).toEqual([
    '1.2',
  ]);
  expect(() => readlinkSync(join(out, 'latest'))).toThrow();
});

test('what cannot be chosen is told before anything is done', async () => {
  const out = join(folder.path, 'refused');
  for (const only of ['9.9', 'failed', '1.4', '']) {
    expect(await audit(['--only', only, '--out', out])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--only'),
    });
  }
  expect((await audit(['--only', 'FAILED', '--out', out])).stderr).toContain('no finished run');
  expect(existsSync(out)).toBe(false);
});
