import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runMain } from '../../../scripts/commands/command-io.ts';
import { historyMain } from '../../../scripts/commands/history-main.ts';
import { readHistory } from '../../../src/history/read-history.ts';
import { bundleIn, tempFolder } from '../report/fixture-bundle.ts';
import { goodBut, goodPlays, runOf, START } from '../report/fixture-run.ts';

const HOUR = 3_600_000;

/** Three finished audits, of which the second failed and the last is `latest`. */
let folder = '';
let names: string[] = [];
beforeEach(async () => {
  folder = await tempFolder();
  const runs = [goodPlays(), goodBut('2.1', { failed: 'schema' }), goodPlays()];
  names = [];
  for (const [index, plays] of runs.entries()) {
    const startedAt = new Date(START.getTime() + index * HOUR);
    const { folder: made } = await bundleIn(folder, runOf(plays, { startedAt, finishedAt: startedAt }));
    names.push(made.name);
  }
});

type Told = { code: number; out: string; page: string };

function history(...args: string[]): Promise<Told> {
  return historyIn({}, ...args);
}

async function historyIn(env: Record<string, string>, ...args: string[]): Promise<Told> {
  let out = '';
  const say = (text: string) => {
    out += text;
  };
  const code = await runMain(historyMain, { args: [folder, ...args], env, stdout: say, stderr: say });
  return { code, out, page: await readFile(join(folder, 'index.html'), 'utf8').catch(() => '') };
}

test('every finished audit is there, newest first, with its verdict, counts and median', async () => {
  const { audits, others } = readHistory(folder);
  expect(others).toEqual([]);
  expect(audits.map((audit) => audit.folder)).toEqual(names.toReversed());
  expect(audits.map(({ status }) => status)).toEqual(['READY', 'NOT READY', 'READY']);
  expect(audits[1]).toMatchObject({ passed: 6, specified: 7, medianMs: 4 });
  expect(audits[0]?.rows).toBeGreaterThan(0);
});

test('without --lang the language is that of AUDIT_LANG, and one that is none is refused', async () => {
  const russian = await historyIn({ AUDIT_LANG: 'ru', AUDIT_TARGET: 'of an audit' });
  expect([russian.code, russian.page]).toEqual([0, expect.stringContaining('<html lang="ru"')]);
  expect((await historyIn({ AUDIT_LANG: 'ru' }, '--lang', 'en')).page).toContain('<html lang="en"');
  const none = await historyIn({ AUDIT_LANG: 'de' });
  expect([none.code, none.out]).toEqual([
    2,
    expect.stringContaining('"de" is not a value of --lang (AUDIT_LANG)'),
  ]);
});

test.each(['en', 'ru'])('the page in %s links to the page of each, and shows the trend', async (lang) => {
  const { code, page } = await history('--lang', lang);
  expect(code).toBe(0);
  expect(page).toContain(`<html lang="${lang}"`);
  for (const name of names)
    expect(page).toMatch(new RegExp(`href="${name}/qtickets_audit_\\d+_\\d+\\.html"`));
  expect(page.match(/class="trend"/g)).toHaveLength(3);
  expect(page).not.toContain('<script');
});

test('what is not finished, or cannot be read, is said and left out, and stays', async () => {
  await mkdir(join(folder, 'qtickets_replay_run_20240101_000000'));
  await mkdir(join(folder, 'qtickets_live_run_20240101_000000'));
  await writeFile(join(folder, 'qtickets_live_run_20240101_000000', 'UNFINISHED'), 'x');
  await writeFile(join(folder, names[0] ?? '', 'audit.json'), '{"schemaVersion":"1.0","run":{}}');
  const { audits, others } = readHistory(folder);
  expect(audits).toHaveLength(2);
  expect(others).toEqual([
    { folder: 'qtickets_live_run_20240101_000000', reason: 'unfinished' },
    { folder: 'qtickets_replay_run_20240101_000000', reason: 'unreadable' },
    { folder: names[0], reason: 'unreadable' },
  ]);
  await history('--keep', '1');
  expect(await readdir(folder)).toEqual(expect.arrayContaining(others.map((other) => other.folder)));
});

test('--keep leaves the newest, and that which is the latest', async () => {
  await history('--keep', '2');
  expect((await readdir(folder)).sort()).toEqual(['index.html', 'latest', ...names.slice(1)].sort());
  const startedAt = new Date(START.getTime() - HOUR);
  // Written last, and the oldest by its own time.
  const { folder: old } = await bundleIn(folder, runOf(goodPlays(), { startedAt, finishedAt: startedAt }));
  await history('--keep', '1');
  expect((await readdir(folder)).sort()).toEqual(['index.html', 'latest', old.name, names[2]].sort());
});

test.each([['0'], ['-1'], ['all'], ['1.5']])('--keep %s removes nothing, and is refused', async (keep) => {
  const { code, out } = await history('--keep', keep);
  expect(code).toBe(2);
  expect(out).toContain('--keep');
  expect(await readdir(folder)).toEqual(expect.arrayContaining(names));
});

test('a folder that is not there is refused, and one without audits is an empty page', async () => {
  expect(() => readHistory(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'USAGE' }));
  folder = await tempFolder();
  const { code, page } = await history();
  expect(code).toBe(0);
  expect(page).toContain('There is no finished audit');
});

test.each(['finished', 'unfinished'])(
  'the folder of one run, %s, is refused, and stays as it is',
  async (state) => {
    folder = join(folder, names[2] ?? '');
    if (state === 'unfinished') {
      await rm(join(folder, 'audit.json'));
      await writeFile(join(folder, 'UNFINISHED'), 'x');
    }
    const before = await readdir(folder);
    const { code, out } = await history();
    expect([code, out]).toEqual([2, expect.stringMatching(/^USAGE: .*one run/)]);
    expect(await readdir(folder)).toEqual(before);
  },
);
