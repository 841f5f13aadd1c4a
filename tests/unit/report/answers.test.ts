import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { writeAnswerFile } from '../../../src/report/answer-files.ts';
import { writeArchive } from '../../../src/report/archive.ts';
import { type Bundle, writeBundle } from '../../../src/report/write-bundle.ts';
import { bundleInput, filesBelow, modelOf, tempFolder } from './fixture-bundle.ts';
import { filedRun, goodBut, goodPlays, runOf } from './fixture-run.ts';

const ANSWER = 'artifacts/qtickets_responses/test_2_1.json';

test('evidence that is filed holds no body, and no more for a longer answer', () => {
  const answered = (length: number) =>
    filedRun(runOf(goodBut('7.2', { body: { error: 'gone', text: 'x'.repeat(length) } })));
  const [short, long] = [answered(10), answered(100_000)].map(({ evidence }) => JSON.stringify(evidence));
  expect(Math.abs((long?.length ?? 0) - (short?.length ?? 0))).toBeLessThan(20);
  expect(long).not.toContain('xxxx');
});

test('an answer is on disk as soon as its scenario is filed, and none overwrites another', async () => {
  const folder = await tempFolder();
  const [first, ...others] = runOf(goodPlays()).evidence;
  if (first === undefined) throw new RangeError('no evidence');
  const again = { ...first, actual: 'a second time' };
  const sums = [await writeAnswerFile(folder, first), await writeAnswerFile(folder, again)];
  expect(sums.map((sum) => sum?.path)).toEqual([
    'artifacts/qtickets_responses/test_1_1.json',
    'artifacts/qtickets_responses/test_1_1_2.json',
  ]);
  const text = await readFile(join(folder, sums[1]?.path ?? ''), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ actual: 'a second time', exchanges: first.exchanges });
  const aside = { ...first, counted: false };
  expect((await writeAnswerFile(folder, aside))?.path).toContain('/prerequisite_1_1.json');
  expect(await writeAnswerFile(folder, { ...first, skipReason: 'no id' })).toBeNull();
  expect(others.length).toBeGreaterThan(0);
});

test.each([
  [
    'changed',
    (file: string) => writeFile(file, '{"exchanges": "ann@example.org"}'),
    'is not what was written',
  ],
  ['cut off', (file: string) => writeFile(file, '{"exch'), 'is not what was written'],
  ['removed', (file: string) => rm(file), 'is gone'],
])('an answer that was %s before the bundle was sealed makes the run NOT READY', async (_, change, words) => {
  for (const taken of [true, false]) {
    const { bundle, scanned } = await sealedAfter(change, taken);
    expect(bundle.run.verdict.status).toBe('NOT READY');
    expect(bundle.run.integrity.problems).toEqual([expect.stringContaining(ANSWER)]);
    expect(bundle.run.integrity.problems[0]).toContain(words);
    const sealed = (await filesBelow(bundle.folder.path)).get(ANSWER)?.toString('utf8');
    // Whatever is sealed was scanned.
    if (sealed !== undefined) expect(scanned).toContain(sealed);
  }
});

test('each answer is scanned once, whether it was taken in before the end or not', async () => {
  for (const taken of [true, false]) {
    const { bundle, scanned } = await sealedAfter(async () => undefined, taken);
    expect(bundle.run.verdict.status).toBe('READY');
    const sealed = (await filesBelow(bundle.folder.path)).get(ANSWER)?.toString('utf8');
    expect(scanned.filter((text) => text === sealed)).toHaveLength(1);
  }
});

test('a file that no evidence names does not stay among the answers', async () => {
  const input = await bundleInput(await tempFolder(), runOf(goodPlays()));
  const stray = 'artifacts/qtickets_responses/test_9_9.json';
  await writeFile(join(input.folder.path, stray), '{}');
  const { folder, run } = await writeBundle(input);
  expect([...(await filesBelow(folder.path)).keys()]).not.toContain(stray);
  expect(run.verdict.status).toBe('READY');
});

test('a scenario whose answers were not written makes the run NOT READY', async () => {
  const input = await bundleInput(await tempFolder(), runOf(goodPlays()));
  const evidence = input.run.evidence.map((item) => (item.id === '2.1' ? { ...item, file: null } : item));
  const { run } = await writeBundle({ ...input, run: { ...input.run, evidence } });
  expect(run.verdict.status).toBe('NOT READY');
  expect(run.integrity.problems.join()).toContain('2.1');
  expect(modelOf(runOf(goodPlays())).integrity.problems).toEqual([]);
});

test('a file that changes while the archive is written stops the sealing', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/1.txt'), 'other bytes');
  const sealing = writeArchive(folder, 'x.zip', [{ path: 'a/1.txt', bytes: 11, sha256: 'f'.repeat(64) }]);
  await expect(sealing).rejects.toThrow(AuditError);
});

/** A bundle of a good run in which the answer of 2.1 was changed after it was written. */
async function sealedAfter(
  change: (file: string) => Promise<void>,
  taken: boolean,
): Promise<{ bundle: Bundle; scanned: string[] }> {
  const scanned: string[] = [];
  const scan = (_: string, content: string) => {
    scanned.push(content);
    return [];
  };
  const input = await bundleInput(await tempFolder(), runOf(goodPlays()), { scan });
  if (taken) for (const item of input.run.evidence) input.answers.take(item);
  if (taken) await input.answers.settle(input.run.evidence);
  await change(join(input.folder.path, ANSWER));
  return { bundle: await writeBundle(input), scanned };
}
