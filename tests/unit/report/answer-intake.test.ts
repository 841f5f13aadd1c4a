import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWERS_FOLDER } from '../../../src/report/answer-files.ts';
import { AnswerIntake } from '../../../src/report/answer-intake.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qtickets-intake-'));
});

afterEach(() => rm(folder, { recursive: true }));

const settled = () => new AnswerIntake(folder, () => []).settle([]);

test('an answer that no evidence names is removed', async () => {
  await mkdir(join(folder, ANSWERS_FOLDER), { recursive: true });
  await writeFile(join(folder, ANSWERS_FOLDER, 'cut-off.json'), '{}');
  expect(await settled()).toEqual({ sums: [], hits: new Map(), problems: [] });
  expect(await readdir(join(folder, ANSWERS_FOLDER))).toEqual([]);
});

test('a run whose scenarios wrote no answer has no folder of them', async () => {
  expect(await settled()).toMatchObject({ sums: [], problems: [] });
});

test('a folder of answers that cannot be read is no empty one: what was cut off may be in it', async () => {
  await mkdir(join(folder, ANSWERS_FOLDER, '..'), { recursive: true });
  await writeFile(join(folder, ANSWERS_FOLDER), '');
  await expect(settled()).rejects.toMatchObject({ code: 'ENOTDIR' });
});
