import { expect, test } from 'vitest';
import { FIXTURES_DIR } from '../../../src/command/project-paths.ts';
import { requireRecordings } from '../../../src/command/require-inputs.ts';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { openFixtures } from '../../../src/targets/fixture-store.ts';
import { allCases } from '../../cases/all-cases.ts';

test('a recording that was made after this machine says it is now is refused, and an earlier one is not', () => {
  const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const fixtures = openFixtures(FIXTURES_DIR);
  const made = Object.values(fixtures.manifest().recordings).map(({ recordedAt }) => recordedAt);
  const last = made.sort().at(-1) ?? '';
  const atOnce = (now: Date | null) => () => requireRecordings(plan, fixtures, new Map(), now);
  expect(atOnce(new Date(0))).toThrow(
    expect.objectContaining({ code: 'USAGE', place: { file: expect.stringContaining('recordings') } }),
  );
  expect(atOnce(new Date(last))).not.toThrow();
  expect(atOnce(null)).not.toThrow();
});
