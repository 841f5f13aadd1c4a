import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
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

test.each([
  ['has no commit', () => git('init', '-q'), /no commit/],
  ['has a head that names nothing', () => headOf('broken'), /cannot read.*\(fatal: /],
  ['has its .git elsewhere, and it is gone', () => gitFile('gitdir: /nowhere/at/all'), /cannot read/],
  ['is beside no git', () => withoutGit(), /not installed/],
  ['is none', () => undefined, null],
])('where a checkout %s, the reason is told', async (_, make, reason) => {
  rmSync(join(folder, '.git'), { recursive: true, force: true });
  make();
  const said: string[] = [];
  const facts = await gitFacts(folder, (text) => said.push(text)).finally(() => vi.unstubAllEnvs());
  expect(facts).toBeNull();
  expect(said).toHaveLength(reason === null ? 0 : 1);
  if (reason !== null) expect(said[0]).toMatch(reason);
});

function headOf(text: string): void {
  git('init', '-q');
  writeFileSync(join(folder, '.git', 'HEAD'), text);
}

function withoutGit(): void {
  git('init', '-q');
  vi.stubEnv('PATH', folder);
}

function gitFile(text: string): void {
  writeFileSync(join(folder, '.git'), text);
}
