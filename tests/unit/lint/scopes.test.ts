import { expect, test } from 'vitest';
import { readDocument } from '../../../src/lint/document/read-document.ts';
import { scopesOf } from '../../../src/lint/facts/scope.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { table, tests } from './forms.ts';

const MATRIX = table(
  '| Test | Call | Got | State |',
  '| 1.1 | orders | 200 | pass |',
  '| 1.2 | order, unknown | 404 | pass |',
  '| 1.3 | seats | 500 | fail |',
  '| 1.4 | hold | 201 | pass |',
);

// Each of these was taken for a contradiction: two runs, two sections, two things of one name.
const SOUND: [name: string, markdown: string][] = [
  [
    'a table of what was run again',
    `- 4 tests: 3 passed, 1 failed on the first day\n\n## Tests\n\n${MATRIX}\n\n## Repeats\n\n${table('| Test | Got | State |', '| 1.3 | 200 | pass |')}`,
  ],
  [
    'a verdict after the second run',
    `**Verdict:** READY\n\n## Summary\n\n- First run: 3 passed, 1 failed.\n- Second run: the one that failed passed.\n\n## Matrix\n\n${MATRIX}`,
  ],
  [
    'failures of another build',
    `# Release 5.4\n\n## Matrix of 5.4\n\n${tests('pass', 'pass', 'pass', 'fail')}\n\n## Before\n\nIn release 5.3 these failed: T-1 and T-2.`,
  ],
  [
    'another stand',
    `- Environment: staging\n\n## Tests\n\n${tests('pass', 'pass', 'pass', 'fail')}\n\n## Sandbox\n\n4 tests: 2 passed, 2 failed.`,
  ],
  [
    'counts of two sections',
    `## Orders\n\n${table('| Test | Code | Outcome |', '| 1.1 | 200 | passed |', '| 1.2 | 403 | denied |', '| 1.3 | 200 | passed |', '| 1.4 | 403 | denied |')}\n\n4 tests: 2 passed, 2 denied.\n\n## Seats\n\n${table('| Test | Code | Outcome |', '| 2.1 | 200 | passed |', '| 2.2 | 504 | failed |', '| 2.3 | 200 | passed |', '| 2.4 | 200 | passed |')}\n\n4 tests: 3 passed, 1 failed.`,
  ],
  [
    'tests that were left out before the start',
    `- 6 tests were planned, 4 were run. 2 tests (1.5, 1.6) were left out.\n\n## Matrix\n\n${MATRIX}`,
  ],
  [
    'a class that the document calls its own way',
    `## Summary\n\n- Tests executed: 9\n- Passed: 6\n- Turned away by the gateway: 3`,
  ],
  [
    'digests that are all cut to one length',
    `- Tests executed: 2\n\n## Files kept\n\n${table('| File | sha256 |', '| a.json | `18f9101c20234935` |', '| b.json | `7396223331d37069` |')}`,
  ],
  [
    'a thing without another one',
    '## Seats\n\n- ✅ 1.1 map of a small hall — 200, 180 seats\n- ✅ 1.2 map, event without seats — 200, empty list\n\n## End\n\nTests executed: 2',
  ],
  [
    'a test that ran beside one that failed',
    `## Tests\n\n${MATRIX}\n\n## Notes\n\n1.4 was held on a seat of the office, since 1.3 failed. What is missing there did not make 1.2 fail.`,
  ],
  [
    'no remarks on one of several things',
    `- Tests executed: 4\n\n## Details\n\n**Orders.** No remarks.\n\n**Seats.** They are slow.\n\n## Defects\n\n- Seats take 3 s`,
  ],
  [
    'the total of a column of seconds',
    `- 15 tests, 14 passed, 1 failed\n\n## Timings\n\n${table('| Round | Duration, s |', '| L1 | 48 |', '| L2 | 51 |', '| all | 99 |')}`,
  ],
  [
    'round numbers of two tables',
    `- Tests executed: 2\n\n## Rows\n\n${table('| Table | After |', '| orders | 31500 |', '| seats | 420 |')}\n\n## Log\n\nbarcodes: 13500 written.`,
  ],
  [
    'a failed test that is named like what was done',
    `## Discounts\n\n${table('| ID | Test | Result |', '| 2.7 | apply | ✅ |', '| 2.8 | negative value | ❌ |')}\n\n## Done\n\n- [x] negative discount deleted`,
  ],
  [
    'a check that is called as what there is none of',
    `- Tests executed: 2\n\nNo double rows are left.\n\n## Checks\n\n${table('| No | Check | Result |', '| 1 | no double rows | ✅ |', '| 2 | keys not empty | ✅ |')}`,
  ],
  [
    'the whole of a share',
    `## Failures\n\n${table('| Case | Area | Error |', '| C-1 | orders | timeout |', '| C-2 | orders | rounding |', '| C-3 | seats | timeout |', '| C-4 | seats | timeout |')}\n\n3 of 4 were timeouts.\n\nTests executed: 20`,
  ],
  [
    'what a check found before the load',
    `- Tests executed: 2\n\n## Rules\n\n${table('| Rule | What | Hits |', '| Q1 | client twice in one file | 18 |', '| Q2 | no phone | 4 |')}\n\n## Ticks\n\n- [x] no client loaded twice`,
  ],
  [
    'a row that fell, and none of another lost',
    `- Tests executed: 2\n\n## Data\n\n${table('| Table | Before | After |', '| orders | 540 | 540 |', '| holds | 12 | 11 |')}\n\nNo orders were lost.`,
  ],
  [
    'what was partly fulfilled',
    `## Сводка\n\n${table('| Состояние | Требований |', '| выполнено | 22 |', '| выполнено частично | 2 |')}`,
  ],
  [
    'what is closed by now',
    `Overall: no high finding is left\n\n- Tests executed: 2\n\n## Findings\n\n${table('| ID | Severity | State |', '| P-1 | high | fixed |', '| P-2 | low | open |')}`,
  ],
  [
    'remarks on another one',
    '## Площадки\n\nПлощадка «Север». Замечаний нет, выполнено 14 проверок.\n\nПлощадка «Юг». Два замечания, выполнено 9 проверок.\n\nВыполнено 23 теста.',
  ],
  [
    'what failed on the first of two days',
    `- Tests executed: 2\n\n## Checks\n\n${table('| Check | 1 May | 2 May |', '| no order without client | failed | ok |', '| keys not empty | ok | ok |')}\n\n## Ticks\n\n- [x] no orders without a client`,
  ],
  [
    'a row without what all of are verified',
    `Result: all fixes verified\n\n- Tests executed: 3\n\n## Verification of fixes\n\n${table('| Ticket | Severity | Fix |', '| T-1 | high | yes |', '| T-2 | low | no |', '| T-3 | low | yes |')}`,
  ],
];

test.each(SOUND)('a sound document gives no finding: %s', (_, markdown) => {
  expect(lintAudit(`# Report\n\n${markdown}\n`, null).map(({ message }) => message)).toEqual([]);
});

const RUNS = readDocument(
  `# Audit of 2026-05-04\n\n- Environment: staging\n\nFirst run: 9 passed. Second run: 12 passed.\n\n## Re-run\n\nAll went through.\n\n## Sandbox\n\nSeven passed.\n\n## In April\n\nSix passed.\n`,
);

test.each([
  ['a sentence and the next one', { line: 5, value: '9' }, { line: 5, value: '12' }, false],
  [
    'the first run and what stands below the heading of the second',
    { line: 5, value: '9' },
    { line: 9, value: '' },
    true,
  ],
  ['the second run, told twice', { line: 5, value: '12' }, { line: 9, value: '' }, false],
  ['the stand of the head and another one', { line: 3, value: '' }, { line: 13, value: '' }, true],
  ['the month of the head and another one', { line: 5, value: '9' }, { line: 17, value: '' }, true],
])('two places may differ where their marks do: %s', (_, one, other, expected) => {
  expect(scopesOf(RUNS).mayDiffer(one, other)).toBe(expected);
});

test('what one run says twice is compared, whatever other runs there are', () => {
  const text = (first: number) =>
    `# Report\n\nIn the first run ${first} tests passed.\n\n## Matrix (first run)\n\n${MATRIX}\n\n## Second run\n\n1.3 is answered with 200.\n`;
  expect(lintAudit(text(3), null)).toEqual([]);
  expect(lintAudit(text(1), null).map(({ rule }) => rule)).toContain('count-not-in-matrix');
});
