import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const speeds = (share: string, from = '800 ms', to = '600 ms') =>
  `Tests run: 3\n\n${table('| Part | Before | After | Improvement |', `| Import | ${from} | ${to} | ${share} |`)}`;

// A change in per cent, beside the two values that it is of, and a rate of what is left.
const FORMS: Form[] = [
  ['the row of a table', 'percent-is-wrong', speeds('40% faster'), '40%', '25%'],
  ['a difference and its share', 'percent-is-wrong', speeds('-200 (35% less)'), '35%', '25%'],
  ['two units of time', 'percent-is-wrong', speeds('-50%', '2 s', '500 ms'), '50%', '75%'],
  ['an arrow', 'percent-is-wrong', 'Archive: 90MB → 60MB (45.0% smaller)', '45.0%', '33.3%'],
  ['an arrow and a sign', 'percent-is-wrong', 'Crates: 40 -> 50 (+45%)', '45%', '25%'],
  ['a sentence', 'percent-is-wrong', 'Errors went down from 60 to 45 (a 40% reduction).', '40%', '25%'],
  ['the share before its values', 'percent-is-wrong', 'Import: 40% faster (600ms vs 800ms)', '40%', '25%'],
  [
    'a rate that leaves out those skipped',
    'percent-is-wrong',
    list(
      'Total tests: 9',
      'Passed: 3',
      'Failed: 1',
      'Skipped: 5',
      'Success rate: 33.3% (excluding skipped tests)',
    ),
    '33.3%',
    '75%',
  ],
  ['по-русски', 'percent-is-wrong', 'Ошибок стало меньше: с 60 до 45 (на 40 % меньше).', '40', '25'],
];

test.each(FORMS)('%s: told when it is wrong, and only then', (...form) => expectOnlyWhenWrong(form));

const SOUND: readonly (readonly [string, string])[] = [
  ['of the second value', speeds('33% faster')],
  ['as a ratio', speeds('75% of it')],
  ['in points', speeds('+15%', '60%', '75%')],
  ['about so much', speeds('~27% faster')],
  ['at least so much', speeds('> 10%')],
  ['values that were rounded', speeds('64% faster', '3 s', '1 s')],
  ['two kinds of values', speeds('+15%', '60%', '75')],
  [
    'a table of another run between',
    table('| Part | Before | Now | After | Change |', '| A | 8 | 7 | 6 | 5% |'),
  ],
  ['what passed', list('Tests: 10 → 12 (90% passing)', 'Rows from 4 to 9: 99% loaded')],
  ['a growth that is called coverage', 'Coverage improvement: 300% more halls'],
  ['three steps', 'Crates: 40 → 50 → 60 (+50%)'],
  ['a share of something else', 'It grew from 40 to 60. Of these 80% were new.'],
  ['nothing before', 'Crates: 0 → 60 (+100%)'],
  ['all of it', 'Crates: 60 → 0 (100% fewer)'],
];

test.each(SOUND)('sound: %s', (_, text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
