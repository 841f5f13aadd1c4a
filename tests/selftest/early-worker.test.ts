import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { removeDeadWorkDirs } from '../../src/command/work-dir.ts';
import { runCommand, scratchFolder } from './run-command.ts';
import { signedRun } from './signed-run.ts';

// The process of the tests is started before the run is known to be possible: what is tested is what becomes of it.

const folder = scratchFolder();
afterAll(() => folder.remove());

function temporary(name: string): string {
  const path = join(folder.path, name);
  mkdirSync(path);
  return path;
}

test('an audit that cannot run ends by itself, and leaves nothing in the temporary folder', async () => {
  const TMPDIR = temporary('refused');
  const { code, stderr } = await runCommand('audit.ts', ['--spec', 'nowhere.md'], { env: { TMPDIR } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^USAGE: nowhere\.md/);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test('an audit that ran leaves nothing in the temporary folder', async () => {
  const { result, temporary: left } = await signedRun();
  expect([result.code, result.stdout.split('\n')[0]]).toEqual([0, 'Auditing profile audit, target replay.']);
  expect(left).toEqual([]);
});

test.skipIf(!existsSync('/proc'))(
  'the process of the tests ends with the command, even one that is killed',
  async () => {
    const TMPDIR = temporary('killed');
    const command = spawn(
      process.execPath,
      [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'audit', '--out', join(folder.path, 'killed-reports')],
      { cwd: PROJECT_DIR, env: { ...process.env, TMPDIR }, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let said = '';
    await new Promise<void>((resolve) => {
      command.stdout.on('data', (bytes) => {
        said += String(bytes);
        if (/^1\. /m.test(said)) resolve();
      });
    });
    const children = childrenOf(command.pid ?? 0);
    expect(children.length).toBeGreaterThan(0);
    command.kill('SIGKILL');
    await expect.poll(() => children.filter(isAlive), { timeout: 20_000 }).toEqual([]);
    // What a killed run left goes with the next one.
    expect(readdirSync(TMPDIR)).not.toEqual([]);
    removeDeadWorkDirs(TMPDIR);
    expect(readdirSync(TMPDIR)).toEqual([]);
  },
);

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => statusOf(other)?.parent === pid);
}

function isAlive(pid: number): boolean {
  const status = statusOf(pid);
  return status !== null && status.state !== 'Z';
}

/** State and parent of a process; null when there is none. */
function statusOf(pid: number): { state: string; parent: number } | null {
  try {
    const [, state = '', parent = ''] =
      /^State:\s+(\w)[\s\S]*^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return { state, parent: Number(parent) };
  } catch {
    // It has ended.
    return null;
  }
}
