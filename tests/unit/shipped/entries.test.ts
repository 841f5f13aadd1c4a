import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { readDocuments } from '../../../src/spec/read-documents.ts';
import { readSpec } from '../../../src/spec/read-spec.ts';
import { allCases } from '../../cases/all-cases.ts';

// What the package brings, apart from how it works: none of it may be lost, and a team may add to it.

const SPEC = 'tests/spec/qtickets_api_test_requests.md';
const RUSSIAN = 'tests/spec/qtickets_api_test_requests.ru.md';

const range = (section: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${section}.${from + index}`);

test('the shipped document has the 51 entries of its 7 sections', () => {
  const wanted = Object.entries([10, 4, 7, 5, 5, 15, 5]).flatMap(([index, last]) =>
    range(Number(index) + 1, 1, last),
  );
  expect(wanted).toHaveLength(51);
  expect(readSpec(SPEC).entries.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
});

test('the audit profile has the 33 entries of the reference', () => {
  const { selected } = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const wanted = [
    ...range(1, 1, 3),
    ...range(2, 1, 2),
    ...range(3, 1, 3),
    ...range(3, 6, 7),
    ...range(4, 1, 3),
    ...range(5, 1, 2),
    ...range(6, 1, 15),
    ...range(7, 1, 3),
  ];
  expect(wanted).toHaveLength(33);
  expect(selected.map(({ entry }) => entry.id)).toEqual(expect.arrayContaining(wanted));
});

test('the Russian document gives the same entries, but for titles and the words of an expected answer', () => {
  const same = ({
    title: _,
    expected,
    firstLine: __,
    lastLine: ___,
    ...rest
  }: ReturnType<typeof readSpec>['entries'][number]) => ({
    ...rest,
    isExpected: expected !== undefined,
  });
  const [english, russian] = [readSpec(SPEC), readSpec(RUSSIAN)];
  const known = new Set(russian.entries.map(({ id }) => id));
  expect(russian.entries.length).toBeGreaterThan(50);
  expect(russian.entries.map(same)).toEqual(english.entries.filter(({ id }) => known.has(id)).map(same));
  expect(russian.commonHeaders).toEqual(english.commonHeaders);
});
