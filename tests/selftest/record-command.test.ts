import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { recordMain } from '../../scripts/commands/record-main.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { createMasker } from '../../src/masking/create-masker.ts';
import type { Manifest } from '../../src/targets/fixture-store.ts';
import { callCommand } from './call-command.ts';
import { runCommand, scratchFolder } from './run-command.ts';

const folder = scratchFolder();
afterAll(() => folder.remove());

function copyOfFixtures(name: string): string {
  const dir = join(folder.path, name);
  cpSync(FIXTURES_DIR, dir, { recursive: true });
  return dir;
}

const manifestIn = (dir: string) => JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;

test('the shipped recordings are what the simulator answers', async () => {
  const { code, stdout } = await callCommand(recordMain, []);
  expect(stdout).toMatch(/ 0 differ/);
  expect(code).toBe(0);
});

test('a recording that differs is shown and not written, and exits with 1', async () => {
  const dir = copyOfFixtures('compare');
  const file = join(dir, 'recordings', '4.2.json');
  const before = readFileSync(file, 'utf8').replace('"status": 200', '"status": 299');
  writeFileSync(file, before);
  const { code, stdout } = await runCommand('record.ts', ['4.2', '--fixtures', dir]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/-.*299[\s\S]*\+.*200/);
  expect(stdout).toMatch(/^Left out by --only 4\.2: \d{2} cases$/m);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('--update writes what differs and keeps the time of what does not', async () => {
  const dir = copyOfFixtures('update');
  const file = join(dir, 'recordings', '4.2.json');
  writeFileSync(file, '[]\n');
  const before = manifestIn(dir);
  const { code } = await callCommand(recordMain, ['4.1', '4.2', '--update', '--fixtures', dir], {
    SOURCE_DATE_EPOCH: '1762682400',
  });
  expect(code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(FIXTURES_DIR, 'recordings', '4.2.json'), 'utf8'));
  const after = manifestIn(dir);
  expect(after.recordings['4.2.json']?.recordedAt).toBe('2025-11-09T10:00:00.000Z');
  expect(after.recordings['4.1.json']).toEqual(before.recordings['4.1.json']);
});

test('an id without a case exits with 2', async () => {
  expect((await callCommand(recordMain, ['99.9'])).code).toBe(2);
});

test('the shipped recordings hold nothing unmasked', () => {
  const masker = createMasker();
  const hits = Object.keys(manifestIn(FIXTURES_DIR).recordings).flatMap((name) =>
    masker
      .scanJson(JSON.parse(readFileSync(join(FIXTURES_DIR, 'recordings', name), 'utf8')))
      .map((hit) => ({ name, ...hit })),
  );
  expect(hits).toEqual([]);
});
