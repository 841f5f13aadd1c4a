import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gitFacts } from '../../../src/report/git-facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'git-facts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder });

test('a file that git was told not to look at is a change when it is another than in the commit', async () => {
  git('init', '-q');
  writeFileSync(join(folder, 'rule.ts'), 'strict\n');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  expect((await gitFacts(folder))?.dirty).toBe(false);
  git('update-index', '--assume-unchanged', 'rule.ts');
  expect((await gitFacts(folder))?.dirty).toBe(false);
  writeFileSync(join(folder, 'rule.ts'), 'loose\n');
  expect((await gitFacts(folder))?.dirty).toBe(true);
  git('update-index', '--no-assume-unchanged', 'rule.ts');
  git('update-index', '--skip-worktree', 'rule.ts');
  expect((await gitFacts(folder))?.dirty).toBe(true);
  rmSync(join(folder, 'rule.ts'));
  expect((await gitFacts(folder))?.dirty).toBe(false);
});
