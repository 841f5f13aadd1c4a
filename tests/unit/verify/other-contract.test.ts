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
  expect(other({ ...model, schemas: [OWN, SHIPPED] }, { sources: [SHIPPED, OWN] })).toBeNull();
});

test.each([
  ['one file more', { sources: [OWN, SHIPPED] }, [SHIPPED.file]],
  ['one file less', { sources: [] }, [OWN.file]],
  ['another sum', { sources: [{ ...OWN, sha256: 'c'.repeat(64) }] }, [OWN.file]],
  ['another document', { sources: [OWN], spec: 'other' }, [model.spec.file]],
  ['another document and file', { sources: [], spec: 'other' }, [model.spec.file, OWN.file]],
  ['another form of the document that is not in use', { sources: [OWN], documented: 'other' }, undefined],
])('what the checkout has otherwise is named: %s', (_, checkout, differs) => {
  const run = { ...model, schemas: [OWN] };
  expect(other(run, checkout)?.differs).toEqual(differs);
});

test('of a run of the documented profile the other document counts', () => {
  const run = { ...model, schemas: [], run: { ...model.run, profile: 'documented' as const } };
  expect(other(run, { spec: 'other' })).toBeNull();
  expect(other(run, { documented: 'other' })?.differs).toEqual([model.spec.file]);
});

test('a copy of the document under another name is one that is to be named', () => {
  const found = other({ ...model, schemas: [], spec: { ...model.spec, file: 'copy.md' } });
  expect(found?.differs).toEqual(['copy.md']);
  expect(found?.remedy).toContain('--spec');
});

test('a run of the documented profile beside a spec document of another name is of another contract', () => {
  const beside = { ...model.coverageOfSpec, file: 'of_a_team.md' };
  const run = { ...model, schemas: [], coverageOfSpec: beside };
  expect(other({ ...run, run: { ...model.run, profile: 'documented' as const } })?.differs).toEqual([
    'of_a_team.md',
  ]);
});

test('the checkout is named by its commit, or by its version where no commit is known', () => {
  const remedy = (commit: string | null) =>
    other({ ...model, schemas: [SHIPPED], run: { ...model.run, commit, toolVersion: '7.8.9' } })?.remedy;
  expect(remedy('0a1b2c')).toContain('0a1b2c');
  expect(remedy('0a1b2c')).not.toContain('7.8.9');
  expect(remedy(null)).toContain('7.8.9');
});

function other(
  run: AuditRun,
  { sources = [] as object[], spec = run.spec.sha256 as string, documented = run.spec.sha256 as string } = {},
) {
  const documents = {
    spec: { sha256: spec, file: model.coverageOfSpec.file },
    documented: { sha256: documented, file: model.spec.file },
  };
  return otherContract(run, { sources, documents } as unknown as Parameters<typeof otherContract>[1]);
}
