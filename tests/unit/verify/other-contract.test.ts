import { expect, test } from 'vitest';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import { otherContract } from '../../../src/verify/contract/contract.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { goodPlays, runOf } from '../report/fixture-run.ts';

const model = modelOf(runOf(goodPlays()));
const OWN = { file: 'project/qtickets.config.ts', sha256: 'a'.repeat(64) };
const SHIPPED = { file: 'schemas/api/order.schema.json', sha256: 'b'.repeat(64) };

test.each([
  ['files of its project', [OWN], [/project/, /--config/], [/checkout/]],
  ['files of the package', [SHIPPED], [/checkout/], [/--config/]],
  ['both', [OWN, SHIPPED], [/--config/, /checkout/], []],
])('of a run with other %s it is said where it can be verified', (_, files, said, unsaid) => {
  const found = other({ ...model, schemas: files });
  expect(found?.differs).toEqual(files.map(({ file }) => file));
  for (const part of said) expect(found?.remedy).toMatch(part);
  for (const part of unsaid) expect(found?.remedy).not.toMatch(part);
});

test('a run of the same contract is comparable', () => {
  expect(other({ ...model, schemas: [] })).toBeNull();
});

function other(run: AuditRun) {
  const { sha256 } = run.spec;
  const documents = { spec: { sha256 }, documented: { sha256 } };
  return otherContract(run, { sources: [], documents } as unknown as Parameters<typeof otherContract>[1]);
}
