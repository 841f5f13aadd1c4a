import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenarioFiler } from '../../../src/command/file-scenario.ts';
import { clockFrom } from '../../../src/common/clock.ts';
import { createMasker } from '../../../src/masking/create-masker.ts';
import { tempFolder } from '../report/fixture-bundle.ts';
import { JOBS } from '../report/fixture-plan.ts';
import { goodBut, runOf, START } from '../report/fixture-run.ts';

const run = {
  ...runOf(goodBut('1.1', { actual: `ann@example.org failed in ${process.cwd()}/src/x.ts` })),
  masker: createMasker(),
  clock: clockFrom({ SOURCE_DATE_EPOCH: '1762700000' }),
  snapshotTs: START,
};
const first = run.evidence.slice(0, 1).map((evidence) => {
  for (const { response } of evidence.exchanges) if (response !== null) response.headers['date'] = 'today';
  return evidence;
});

test('what is written and what is kept have no unmasked words, no folders and no time of the server', async () => {
  const folder = await tempFolder();
  for (const evidence of first) {
    const { filed, answer } = await scenarioFiler(run, { folder, workDir: folder })(evidence);
    expect(answer).toBeNull();
    const written = await readFile(join(folder, filed.file?.path ?? ''), 'utf8');
    for (const text of [written, JSON.stringify(filed)]) {
      expect(text).toContain('failed in src/x.ts');
      expect(text).not.toMatch(/ann@example|today/);
      expect(text).not.toContain(process.cwd());
    }
    expect(written).toContain(START.toUTCString());
    expect(filed.loadedAnswers[0]?.items[0]).toMatchObject({ loader: 'orders', keys: ['1', '2', '3'] });
  }
});

test('of a table that took no rows nothing counts as loaded', async () => {
  const [orders] = first;
  const refused = {
    ...(orders as (typeof first)[number]),
    rows: (orders?.rows ?? []).filter(({ table }) => table === JOBS),
  };
  const { filed } = await scenarioFiler(run, { folder: null, workDir: await tempFolder() })(refused);
  expect(filed.loaded).toBe(true);
  expect(filed.loadedAnswers[0]?.items).toEqual([]);
});

test('tests alone write nothing, and give the answers to whoever shows them', async () => {
  for (const evidence of first) {
    const { filed, answer } = await scenarioFiler(run, { folder: null, workDir: await tempFolder() })(
      evidence,
    );
    expect(JSON.parse(answer?.content.toString('utf8') ?? '')).toMatchObject({ id: evidence.id });
    expect(answer?.content.toString('utf8')).not.toMatch(/ann@example|today/);
    expect(filed.file).toBeNull();
    expect(filed.exchanges).toHaveLength(evidence.exchanges.length);
  }
});
