import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AlterableRun, failedChecks, listIn, openAlterableRun } from './altered-run.ts';

let altered: AlterableRun;
beforeAll(async () => {
  altered = await openAlterableRun();
});
afterAll(() => altered?.close());

test('a field that the schema does not name is a finding, and fails nothing', async () => {
  const evidence = await altered.evidenceOf('2.1', {
    recordings: (recordings) => {
      for (const client of listIn(recordings).slice(0, 3)) client['loyalty_level'] = 'gold';
    },
  });
  expect(failedChecks(evidence)).toEqual([]);
  expect(evidence.findings).toEqual([
    { kind: 'unknown-field', message: expect.stringContaining('loyalty_level') },
  ]);
  expect(evidence.findings[0]?.message).toContain('3 of 95');
});

test('a field that the schema names and no object has is counted with the objects that were looked at', async () => {
  const evidence = await altered.evidenceOf('1.1');
  const baskets = evidence.fieldUses.find(({ schema, at }) => schema === 'basket.schema.json' && at === '');
  expect(baskets?.absent).toContain('gpass_url');
  expect(baskets?.objects).toBeGreaterThan(100);
  expect(evidence.findings).toEqual([]);
});

test('a name that is personal data is masked in the finding', async () => {
  const evidence = await altered.evidenceOf('2.1', {
    recordings: (recordings) => {
      for (const client of listIn(recordings).slice(0, 1)) client['anna@example.org'] = true;
    },
  });
  expect(JSON.stringify([evidence.findings, evidence.fieldUses])).not.toContain('anna@example.org');
  expect(evidence.findings).toHaveLength(1);
});
