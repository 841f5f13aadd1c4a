import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { thisProcess } from '../../../src/command/process-owner.ts';
import { makeWorkDir, removeDeadWorkDirs } from '../../../src/command/work-dir.ts';

const folder = mkdtempSync(join(tmpdir(), 'qtickets-work-dirs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that was there, and is gone. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function scratch(name: string, owner: unknown): void {
  mkdirSync(join(folder, name, 'clickhouse'), { recursive: true });
  writeFileSync(join(folder, name, 'owner.json'), JSON.stringify(owner));
}

test('folders of dead runs go, those of living ones, of other machines and of others stay', () => {
  const own = thisProcess();
  scratch('qtickets-audit-living', own);
  scratch('qtickets-audit-dead', { ...own, pid: deadPid() });
  scratch('qtickets-audit-elsewhere', { ...own, pid: deadPid(), host: 'another machine' });
  scratch('another-tool', { ...own, pid: deadPid() });
  mkdirSync(join(folder, 'qtickets-audit-being-made'));
  mkdirSync(join(folder, 'qtickets-audit-of-an-older-version'));
  utimesSync(join(folder, 'qtickets-audit-of-an-older-version'), 0, 0);
  // A number that another process has by now.
  if (own.began !== null) scratch('qtickets-audit-dead-too', { ...own, began: '1' });
  removeDeadWorkDirs(folder);
  expect(readdirSync(folder).sort()).toEqual([
    'another-tool',
    'qtickets-audit-being-made',
    'qtickets-audit-elsewhere',
    'qtickets-audit-living',
  ]);
});

test('where TMPDIR names no folder, the message names the variable', () => {
  vi.stubEnv('TMPDIR', join(folder, 'nowhere'));
  expect(() => makeWorkDir()).toThrow(/^FILE_SYSTEM: .*nowhere.*TMPDIR/s);
  vi.unstubAllEnvs();
});
