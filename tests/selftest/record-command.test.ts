import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { caseMain } from '../../scripts/commands/case-main.ts';
import { driftMain } from '../../scripts/commands/drift-main.ts';
import { recordMain } from '../../scripts/commands/record-main.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { createMasker } from '../../src/masking/create-masker.ts';
import type { Manifest } from '../../src/targets/manifest.ts';
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

test('of a spec document with a few entries what it has is recorded and held, and a case is made of what it alone has', async () => {
  const path = join(folder.path, 'short');
  mkdirSync(path);
  const entry = (id: string, address: string) =>
    `### ${id}. Something\n**Request:**\n\`\`\`\nGET https://qtickets.ru${address}\n\`\`\`\n\n`;
  writeFileSync(
    join(path, 'requests.md'),
    `# Requests\n\n${entry('4.2', '/api/rest/v1/discounts')}${entry('9.1', '/api/rest/v1/color-themes')}`,
  );
  const config = join(path, 'qtickets.config.mjs');
  writeFileSync(config, "export default { spec: './requests.md', fixtures: './fixtures' };\n");
  const made = await callCommand(recordMain, ['--config', config, '--update']);
  expect(made.code, made.stderr).toBe(0);
  // Those of the vendor's calls are in the other document, which is whole.
  expect(made.stdout).toMatch(/spec document.*: 50 cases$/m);
  const recorded = Object.keys(manifestIn(join(path, 'fixtures')).recordings);
  expect(recorded.filter((file) => /^\d/.test(file))).toEqual(['4.2.json']);
  const held = await callCommand(driftMain, ['--config', config, '--target', 'simulator']);
  expect(held.code, held.stderr).toBe(0);
  const own = await callCommand(caseMain, ['9.1', '--config', config]);
  expect(own.code, own.stderr).toBe(0);
  expect(existsSync(join(path, 'cases', '9-1.cases.ts'))).toBe(true);
  // Profile audit has entries that this document lacks: it runs by a profile of its own alone.
  expect(own.stdout).toContain("profiles: { own: ['9.1'] }");
  expect(own.stdout).toMatch(/--profile <name> --only 9\.1$/m);
  expect((await callCommand(recordMain, ['1.2', '--config', config])).stderr).toContain('1.2');
});
