import { expect, test } from 'vitest';
import type { Confidence } from '../../../src/lint/confidence.ts';
import type { RuleId } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { RULES } from '../../../src/lint/rules/all-rules.ts';
import { below, list, table } from './forms.ts';

const RUN = list('Tests executed: 4', 'Passed: 3', 'Failed: 1');

// Of one rule, what was seldom wrong in documents that it did not know, and what was often.
const FORMS: readonly (readonly [string, RuleId, string, Confidence])[] = [
  ['a range beside a number', 'id-count-differs', '- Denied tests: 4 (6.1-6.3)', 'medium'],
  ['two ids beside a number', 'id-count-differs', '- Tests not executed: 9 (1.1, 7.3)', 'low'],
  ['READY beside a failure', 'status-hides-failures', `Verdict: READY\n\n${RUN}`, 'low'],
  [
    'READY beside an open blocker',
    'status-hides-failures',
    `Verdict: READY\n\n${RUN}\n\n${table('| Defect | Severity | State |', '| Rows are lost | Blocker | Open |')}`,
    'medium',
  ],
  ['two other verdicts', 'status-differs', `Verdict: READY${below('End', 'Verdict: NOT READY')}`, 'medium'],
  [
    'one that is incomplete',
    'status-differs',
    `Verdict: NOT READY${below('End', 'Verdict: INCOMPLETE')}`,
    'low',
  ],
  [
    'a checksum that is still to come',
    'tick-denies-itself',
    '- [x] Archive with SHA-256 (to be calculated)',
    'medium',
  ],
  ['a tick at less than half of the tests', 'tick-denies-itself', '- [x] Write tests: 3/8', 'medium'],
  ['a tick at most of the tests', 'tick-denies-itself', '- [x] All write tests: 6/8', 'low'],
  ['a tick at less than half of what is no test', 'tick-denies-itself', '- [x] Calls: 5/15min', 'low'],
  [
    'a row that ended in an error, ticked for ending without',
    'tick-denies-itself',
    table(
      '| Criterion | State | Remark |',
      '| The load ends without errors | ✅ | Ended with an error of the gate |',
      '| The tables exist | ✅ | all of them |',
    ),
    'medium',
  ],
  ['a lack that its own text names', 'tick-denies-itself', '- [x] Refunds: not tested', 'low'],
  [
    'what is not done yet',
    'tick-not-earned',
    `- [x] Manifest written and verified${below('Left', '- Manifest: not yet written')}`,
    'medium',
  ],
  [
    'what is not so of its name',
    'tick-not-earned',
    `- [x] Backup restored${below('Left', '- Backup: not tested')}`,
    'low',
  ],
  [
    'all tests passed, and one failed, where the run is summed up',
    'none-but-some',
    `## Summary\n\n${list('Tests run: 4', 'Tests failed: 1')}${below('Results', 'No defects! All tests passed.')}`,
    'medium',
  ],
  [
    'all tests of a part passed, and one of the run failed',
    'none-but-some',
    `## Summary\n\nAll tests passed.${below('Halls', list('Tests run: 4', 'Tests failed: 1'))}`,
    'low',
  ],
  ['all tests passed, and one failed', 'tick-not-earned', `${RUN}\n- [x] All tests passed`, 'medium'],
  [
    'all of something else passed, and a test failed',
    'tick-not-earned',
    `${RUN}\n- [x] All quality checks passed`,
    'low',
  ],
  [
    'two numbers of tests executed',
    'two-values',
    `- Tests executed: 4${below('End', '- Tests executed: 5')}`,
    'medium',
  ],
  [
    'totals of two parts',
    'two-values',
    `## Tests${['75', '21'].map((all, index) => `\n\n### Part ${index + 1}\n\n${table('| Measure | Value |', `| Total tests | ${all} |`, '| Skipped | 0 |')}`).join('')}`,
    'low',
  ],
  [
    'one label with two numbers',
    'two-values',
    `- Tests executed: 4${below('Key metrics', '- Discounts verified: 3')}${below('Final metrics', '- Discounts verified: 5')}`,
    'medium',
  ],
  [
    'two labels of one thing',
    'two-values',
    `- Tests executed: 4${below('Metrics', '- Clients: 2\n- Total clients: 95')}`,
    'low',
  ],
  ['two numbers that passed', 'two-values', `- Passed: 4${below('End', '- Passed: 5')}`, 'low'],
  [
    'a code of two things',
    'id-counted-twice',
    table('| ID | Defect |', '| K-1 | one |', '| K-2 | two |', '| K-2 | three |', '| K-4 | four |'),
    'high',
  ],
  [
    'a number of two rows',
    'id-counted-twice',
    table('| # | Step |', '| 1 | one |', '| 2 | two |', '| 2 | three |', '| 3 | four |'),
    'low',
  ],
];

test.each(FORMS)('%s: %s', (_, rule, text, confidence) => {
  const found = lintAudit(`# QTickets audit report\n\n${text}\n`, null).filter((one) => one.rule === rule);
  expect(found.map((one) => one.confidence)).toEqual([confidence]);
});

// In a report of another thing: what is put together by its words is a hint, and what stands in one place is not.
const ELSEWHERE: readonly (readonly [string, RuleId, string, Confidence])[] = [
  ['two verdicts far apart', 'status-differs', `Verdict: READY${below('End', 'Verdict: NOT READY')}`, 'low'],
  ['two verdicts below each other', 'status-differs', 'Verdict: READY\n\nFinal verdict: NOT READY', 'medium'],
  [
    'two numbers of tests far apart',
    'two-values',
    `- Tests executed: 4${below('End', '- Tests executed: 5')}`,
    'low',
  ],
  [
    'classes in one list',
    'counts-do-not-add-up',
    list('Tests executed: 14', 'Passed: 11', 'Failed: 2'),
    'medium',
  ],
  [
    'parts in a sentence',
    'parts-do-not-add-up',
    'We read 312 lines: 290 agree, 15 differ and 9 are new.',
    'low',
  ],
  ['a share right behind its counts', 'percent-is-wrong', 'Covered: 38 of 42 (95%)', 'medium'],
  [
    'a share far from its counts',
    'percent-is-wrong',
    'Of the pages 38 of 42 were opened by a person of the group, which makes 95% of these.',
    'low',
  ],
  [
    'ready beside an open blocker',
    'status-hides-failures',
    `Verdict: READY${below('Defects', table('| Defect | Severity | State |', '| Lines are lost | Blocker | Open |'))}`,
    'low',
  ],
  [
    'a total below its column',
    'sum-is-wrong',
    table('| Part | Files |', '| a | 3 |', '| b | 4 |', '| Total | 8 |'),
    'high',
  ],
  [
    'names below their number',
    'rows-differ',
    `## New files (3)\n\n${list('src/a.ts', 'src/b.ts')}`,
    'medium',
  ],
  [
    'words below a number',
    'rows-differ',
    `## Storage (3 tools)\n\n${list('Files are kept for long', 'Copies are made')}`,
    'low',
  ],
];

test.each(ELSEWHERE)('elsewhere, %s: %s', (_, rule, text, confidence) => {
  const found = lintAudit(`# Report\n\n${text}\n`, null).filter((one) => one.rule === rule);
  expect(found.map((one) => one.confidence)).toEqual([confidence]);
});

test('no finding is surer than its rule was on documents that it did not know', () => {
  const rows = ['1.1', '1.2', '2.1', '2.2'].map((id) => `| ${id} | 200 | 200 |`);
  const matrix = table('| ID | Expected | Actual |', ...rows);
  const found = lintAudit(`# QTickets audit\n\n- Tests executed: 5\n${below('Test matrix', matrix)}\n`, null);
  expect(found.map(({ rule, confidence }) => [rule, confidence])).toEqual([
    ['count-not-in-matrix', 'medium'],
  ]);
});

test.each([
  [2, 'high'],
  [3, 'low'],
])('%d codes of two things each are %s', (count, confidence) => {
  const twice = Array.from({ length: count }, (_, index) => [`K-${index}`, `K-${index}`]).flat();
  const once = Array.from({ length: 2 * count + 3 }, (_, index) => `D-${index}`);
  const rows = [...twice, ...once].map((code, index) => `| ${code} | thing ${index} |`);
  const found = lintAudit(`# Audit report\n\n${table('| ID | Defect |', ...rows)}\n`, null);
  expect(found.map((one) => one.confidence)).toEqual(Array.from({ length: count }, () => confidence));
});

test('sums that are wrong are told however many they are', () => {
  const wrong = (name: string) =>
    below(name, table('| Table | Rows |', '| a | 20 |', '| b | 30 |', '| **Total** | 60 |'));
  const found = lintAudit(`# Audit report\n${['One', 'Two', 'Three', 'Four'].map(wrong).join('')}\n`, null);
  expect(found.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual(
    Array.from({ length: 4 }, () => 'sum-is-wrong high'),
  );
});

test('every rule has one place', () => {
  const all = Object.values(RULES).flat();
  expect(new Set(all).size).toBe(all.length);
});
