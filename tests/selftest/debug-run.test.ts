import { mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRun } from '../../src/model/audit-run.ts';
import { copyProject, type ProjectCopy } from './planted-project.ts';
import { type CommandResult, scratchFolder } from './run-command.ts';

// `npm test` with arguments of Vitest, in a copy of the project whose contract has a test file that breaks.
const folder = scratchFolder();
const NO_CONTRACT_TEST = 'tests/unit/common/turns.test.ts';
let project: ProjectCopy;
beforeAll(() => {
  project = copyProject(join(folder.path, 'copy'), [NO_CONTRACT_TEST]);
  project.change(
    'tests/contract/4-discounts.test.ts',
    "defineSection('4');",
    "throw new Error('broken file');",
  );
});
afterAll(() => folder.remove());

function npmTest(out: string, args: string[]): Promise<CommandResult> {
  return project.run('test.ts', args, { AUDIT_OUT: join(folder.path, out) });
}

test('a run of chosen tests is named a debug run, in its folder and its documents, and is never latest', async () => {
  const out = join(folder.path, 'chosen');
  mkdirSync(join(out, 'earlier'), { recursive: true });
  symlinkSync('earlier', join(out, 'latest'));
  const { stdout } = await npmTest('chosen', ['--project', 'contract', '-t', '^7\\.']);
  const [name = 'no folder', ...others] = readdirSync(out).filter((entry) => entry.startsWith('qtickets_'));
  expect(others).toEqual([]);
  expect(name).toMatch(/_debug$/);
  expect(readlinkSync(join(out, 'latest'))).toBe('earlier');
  const run = JSON.parse(readFileSync(join(out, name, 'audit.json'), 'utf8')) as AuditRun;
  expect(run).toMatchObject({ run: { debug: true }, coverage: { passed: 3 } });
  const document = readdirSync(join(out, name)).find((file) => file.endsWith('.md')) ?? 'no document';
  expect(readFileSync(join(out, name, document), 'utf8').split('\n')[0]).toContain('(debug run)');
  expect(stdout).toContain('A debug run');
});

test('where no contract test ran for an error, the error is told and nothing is said of a selection', async () => {
  const { code, stdout } = await npmTest('broken', ['tests/contract/4-discounts.test.ts']);
  expect(code).toBe(1);
  expect(stdout).not.toContain('No contract test was selected');
  const [, told] = stdout.split('No contract test ran');
  expect(told).toContain('broken file');
});

test('where nothing was selected that is said, and no folder is left', async () => {
  const { code, stdout } = await npmTest('nothing', [NO_CONTRACT_TEST]);
  expect(stdout).toContain('No contract test was selected');
  expect(code).toBe(0);
  expect(readdirSync(join(folder.path, 'nothing')).filter((name) => name.startsWith('qtickets_'))).toEqual(
    [],
  );
});
