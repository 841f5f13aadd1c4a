import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyMain } from '../../scripts/commands/verify-main.ts';
import { openAlterableRun } from './altered-run.ts';
import { audit } from './audit-in-process.ts';
import { documentIn, modelIn } from './audit-of.ts';
import { callCommand } from './call-command.ts';
import { openLiveAccount } from './live-account.ts';
import { scratchFolder } from './run-command.ts';

// An account that has little is not broken: what an empty list leaves unproved is told, and makes the verdict CONDITIONAL.

const folder = scratchFolder();
afterAll(() => folder.remove());

test('a live account that is young is CONDITIONAL', async () => {
  const out = join(folder.path, 'young');
  const account = await openLiveAccount({ dataset: 'young' });
  const args = ['--target', 'live', '--routes', 'documented', '--profile', 'full', '--out', out];
  const { code } = await audit(args, { env: account.env }).finally(account.close);
  const run = modelIn(out);
  expect(run.entries.filter(({ class: kind }) => kind === 'failed').map(({ id }) => id)).toEqual([]);
  expect([run.verdict.status, code]).toEqual(['CONDITIONAL', 0]);
  // No order, no second page, no promo code: passed, with nothing to see.
  const document = documentIn(out).replaceAll('\\', '');
  const empty = ['1.1', '1.2', '1.3', '1.4', '1.5', '4.3', '5.1'];
  for (const id of empty) {
    const entry = run.entries.find((one) => one.id === id);
    expect(entry?.class, id).toBe('succeeded');
    expect(entry?.scenarios[0]?.notes.join(), id).toContain('nothing to see');
    expect(
      document.split('\n').find((line) => line.startsWith(`| ${id} `)),
      id,
    ).toContain('passed, nothing to see');
  }
  const reason = run.verdict.reasons.find((text) => text.startsWith('Passed with nothing to see'));
  for (const id of empty) expect(reason).toContain(id);
  const { code: verified, stdout, stderr } = await callCommand(verifyMain, [join(out, 'latest')]);
  expect({ verified, said: verified === 0 ? '' : stdout + stderr }).toEqual({ verified: 0, said: '' });
});

test('recordings whose lists are empty pass, each with what it does not show', async () => {
  const run = await openAlterableRun();
  try {
    for (const id of [
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
      '2.1',
      '2.2',
      '3.1',
      '3.2',
      '4.1',
      '4.2',
      '4.3',
      '5.1',
    ]) {
      const evidence = await run.evidenceOf(id, {
        recordings: (recordings) => {
          for (const { response } of recordings) {
            const body = response as { paging?: object };
            Object.assign(body, { data: [] });
            if (body.paging !== undefined) Object.assign(body.paging, { total: 0 });
          }
        },
      });
      const { checks, findings, notes } = evidence;
      expect(
        checks.filter(({ result }) => result === 'fail'),
        id,
      ).toEqual([]);
      expect(
        findings.map(({ kind }) => kind),
        id,
      ).toContain('nothing-to-check');
      expect(notes.join(), id).toContain('nothing to see');
    }
  } finally {
    await run.close();
  }
});
