import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { consoleSummary } from '../../../src/report/console/console-summary.ts';
import { PLAIN } from '../../../src/report/console/terminal.ts';
import { claimRunFolder, UNFINISHED } from '../../../src/report/run-folder.ts';
import { writeBundle } from '../../../src/report/write-bundle.ts';
import { openBundle } from '../../../src/verify/files/bundle.ts';
import { bundleIn, bundleInput, tempFolder } from './fixture-bundle.ts';
import { goodPlays, runOf, START } from './fixture-run.ts';

test.each(['audit.json', 'SHA256SUMS', 'ctrf.json', 'logs'])(
  'a bundle whose %s cannot be written is marked, is not latest, and the error names it',
  async (name) => {
    const out = await tempFolder();
    await writeFile(join(out, 'latest'), 'before\n');
    const input = await bundleInput(out, runOf(goodPlays()));
    // Where a file must be is a folder, and the other way round.
    if (name === 'logs') await writeFile(join(input.folder.path, name), '');
    else await mkdir(join(input.folder.path, name));
    await expect(writeBundle(input)).rejects.toMatchObject({
      code: 'FILE_SYSTEM',
      remedy: expect.stringContaining(input.folder.path),
    });
    expect(existsSync(join(input.folder.path, UNFINISHED))).toBe(true);
    expect(await readFile(join(out, 'latest'), 'utf8')).toBe('before\n');
  },
);

test('a folder is marked from its first moment until its bundle is whole', async () => {
  const out = await tempFolder();
  const claimed = await claimRunFolder(out, 'replay', START);
  expect(await readdir(claimed.path)).toEqual([UNFINISHED]);
  const { folder } = await bundleIn(out, runOf(goodPlays()));
  expect(existsSync(join(folder.path, UNFINISHED))).toBe(false);
  expect(() => openBundle(folder.path)).not.toThrow();
  await writeFile(join(folder.path, UNFINISHED), '');
  expect(() => openBundle(folder.path)).toThrow(/^BUNDLE_REFUSED/);
});

test('errors outside any case are on the console, each once with its count', async () => {
  const out = await tempFolder();
  const cause = 'TypeError: x is not a function\n    of a row';
  const unhandledErrors = [
    ...['1.1 List orders "all"', '2.1 List', '3.1 List'].map(
      (test) => `the test "${test}" left no evidence: ${cause}`,
    ),
    'the test file tests/contract/7-errors.test.ts broke: SyntaxError: once',
  ];
  const said = consoleSummary(await bundleIn(out, runOf(goodPlays(), { unhandledErrors })), {
    options: { ...DEFAULT_OPTIONS, out },
    project: PROJECT_DIR,
    terminal: PLAIN,
  });
  expect(said.split(cause)).toHaveLength(2);
  expect(said).toMatch(/\(3 times\): .*left no evidence: TypeError/);
  expect(said.match(/Error outside any case/g)).toHaveLength(2);
  expect(said.match(/SyntaxError: once/g)).toHaveLength(1);
});
