import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import type { ContractCase } from '../../../src/model/case.ts';
import type { Documents } from '../../../src/model/plan.ts';
import type { SpecDocument } from '../../../src/model/spec.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { allCases } from '../../cases/all-cases.ts';

const options = DEFAULT_OPTIONS;
const documents = readDocuments(options);
const { spec } = documents;

function withSpec(changed: SpecDocument): Documents {
  return { ...documents, spec: changed };
}

function changed(id: string, change: Partial<ContractCase>): ContractCase[] {
  return allCases.map((contractCase) =>
    contractCase.id === id ? { ...contractCase, ...change } : contractCase,
  );
}

test('the seed profile is the 21 entries of the seed matrix', () => {
  const ids = planRun({ ...options, profile: 'seed' }, documents, allCases).selected.map(
    ({ entry }) => entry.id,
  );
  expect(ids).toEqual(
    '1.1 1.2 1.3 2.1 2.2 3.1 3.2 3.6 3.7 4.1 4.2 4.3 5.1 5.2 6.1 6.8 6.14 6.15 7.1 7.2 7.3'.split(' '),
  );
});

test('entries keep the order of the document, whatever the order of the cases', () => {
  const reversed = planRun(options, documents, [...allCases].reverse());
  expect(reversed.selected.map(({ entry }) => entry.id)).toEqual(
    planRun(options, documents, allCases).selected.map(({ entry }) => entry.id),
  );
});

test('an entry without a case is in the coverage, without a profile', () => {
  const plan = planRun(
    options,
    documents,
    allCases.filter(({ id }) => id !== '1.1'),
  );
  expect(plan.selected.map(({ entry }) => entry.id)).not.toContain('1.1');
  expect(plan.coverage.find(({ id }) => id === '1.1')).toMatchObject({ hasCase: false, profiles: [] });
  expect(plan.coverage).toHaveLength(spec.entries.length);
});

test('a case without its entry is refused', () => {
  const without = { ...spec, entries: spec.entries.filter(({ id }) => id !== '4.2') };
  expect(() => planRun(options, withSpec(without), allCases)).toThrow(
    expect.objectContaining({ code: 'SPEC_CASE_MISMATCH' }),
  );
});

test('a document with few entries is told where it lies, with what lacks and the profile that it would need', () => {
  const few = {
    ...spec,
    file: 'few.md',
    entries: spec.entries.filter(({ id }) => ['1.1', '7.2'].includes(id)),
  };
  const plan = () => planRun({ ...options, spec: 'docs/of/mine/few.md' }, withSpec(few), allCases);
  expect(plan).toThrow(
    expect.objectContaining({
      code: 'SPEC_CASE_MISMATCH',
      place: { file: 'docs/of/mine/few.md' },
      what: expect.stringMatching(/^31 .*1\.2, .* and 21 more$/),
      remedy: expect.stringContaining("own: ['1.1', '7.2']"),
    }),
  );
});

test('a case without its entry is of no concern to a profile that does not hold it', () => {
  const without = { ...spec, entries: spec.entries.filter(({ id }) => id !== '6.13') };
  expect(planRun({ ...options, profile: 'seed' }, withSpec(without), allCases).selected).toHaveLength(21);
});

test.each([{ method: 'PUT' as const }, { path: '/api/rest/v1/other' }])(
  'a case with another %o is refused, and both are shown',
  (change) => {
    const error = (() => {
      try {
        planRun(options, documents, changed('4.2', change));
      } catch (thrown) {
        return thrown as Error;
      }
      throw new Error('nothing was refused');
    })();
    expect(error).toMatchObject({ code: 'SPEC_CASE_MISMATCH', place: { line: 355 } });
    expect(error.message).toContain('GET /api/rest/v1/discounts');
    expect(error.message).toContain(Object.values(change)[0]);
  },
);

test('a profile without a case has nothing to run', () => {
  expect(() => planRun(options, documents, [])).toThrow(expect.objectContaining({ code: 'NOTHING_TO_RUN' }));
});

test.each([
  ['4.2', 'HTTP 404', false],
  ['4.2', '404 or 410', false],
  ['4.2', 'статус 201', true],
  ['4.2', 'HTTP/1.1 200 OK', true],
  ['4.2', 'a list of 404 discounts', true],
  ['7.2', 'HTTP 404 or `ORDER_NOT_FOUND`', true],
  ['7.2', 'HTTP 200', false],
  ['7.1', 'HTTP 401, or 403', true],
  ['7.1', 'HTTP 500', false],
])('of entry %s the expectation "%s" is held against its case', (id, expected, agrees) => {
  const entries = spec.entries.map((entry) => (entry.id === id ? { ...entry, expected } : entry));
  const plan = () => planRun(options, withSpec({ ...spec, entries }), allCases);
  if (agrees) expect(plan().selected).toHaveLength(33);
  else expect(plan).toThrow(expect.objectContaining({ code: 'SPEC_CASE_MISMATCH' }));
});
