import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list } from './forms.ts';

const RATIOS = ['2.x Loans (4/4)', '3.x Halls (3/3)', '5.x Guards (5/5)'].map(
  (part) => `✅ ${part}: as agreed`,
);

// A number of tests that sections, or the list of them, do not make: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'additional tests and the list of them',
    'parts-do-not-add-up',
    `New tests: 11\n\nSections:\n\n${list('8.1-8.6: vault doors (6 tests)', '9.1-9.7: guards (7 tests)')}`,
    '11',
    '13',
  ],
  [
    'additional tests and the sections that have them',
    'parts-do-not-add-up',
    `- Additional tests: 11\n${below('Vault doors', '**6 additional tests completed:**')}${below('Guards', '7 additional tests run.')}`,
    '11',
    '13',
  ],
  [
    'additional tests, those before and a grand total',
    'parts-do-not-add-up',
    list('Additional tests: 11', 'Previous tests: 20 core tests (already run)', 'Grand total: 33 tests'),
    '33',
    '31',
  ],
  [
    'ticked ratios by section',
    'parts-do-not-add-up',
    `${list(...RATIOS)}${below('End', 'Step 2: All 11 tests executed')}`,
    'All 11',
    'All 12',
  ],
  [
    'ratios by section of which one sum fits',
    'parts-do-not-add-up',
    `Tests executed: 10 of 11\n\n${list('Loans (2.x): 4/4', 'Halls (3.x): 3/3', 'Guards (5.x): 3/5')}`,
    'of 11',
    'of 12',
  ],
  [
    'parts that did not run and what is left',
    'missing-count-differs',
    `Tests executed: 20 of 27\n\nMissing tests:\n\n${list('Vault doors 8.1-8.6 (6 tests): no key', 'Guards 9.1-9.2 (2 tests): no one there')}`,
    'of 27',
    'of 28',
  ],
];

test.each(FORMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

// What looks like one of these, and says nothing of the kind.
const NOTHING: readonly (readonly [string, string])[] = [
  [
    'a list of all sections below the number of additional tests',
    `Tests executed: 13\n\nAdditional tests: 4\n\nSections:\n\n${list('8.1-8.6: vault doors (6 tests)', '9.1-9.7: guards (7 tests)')}`,
  ],
  [
    'a list with a line that gives no number',
    `New tests: 11\n\n${list('8.1-8.6: vault doors (6 tests)', '7.1-7.2: loans', '9.1-9.7: guards (7 tests)')}`,
  ],
  [
    'additional tests of two runs',
    `- New tests: 4\n${below('Two', '- New tests: 6')}${below('A', '3 new tests run.')}${below('B', '2 new tests run.')}`,
  ],
  [
    'sections that stand in two ratios',
    `Tests executed: 12\n\n${list('Halls (2.x-3.x): 7/7', 'Loans (3.x): 3/3', 'Guards (5.x): 5/5')}`,
  ],
  [
    'two sums of which none fits',
    `Tests executed: 9 of 14\n\n${list('Loans (2.x): 4/4', 'Halls (3.x): 3/3', 'Guards (5.x): 3/5')}`,
  ],
  ['sections of which one may be left out', `Tests executed: 14\n\n${list(...RATIOS)}`],
  [
    'sections of which one where nothing ran may be left out',
    `Tests executed: 10 of 14\n\n${list('Loans (2.x): 4/4', 'Halls (3.x): 3/3', 'Guards (5.x): 3/5')}`,
  ],
  [
    'sections of which one tells no number of additional tests',
    `- Additional tests: 15\n${below('Vault doors', '**6 additional tests completed:**')}${below('Guards', '7 additional tests run.')}`,
  ],
  [
    'missing parts that are not all',
    `Tests executed: 20 of 29\n\nMissing tests:\n\n${list('Vault doors 8.1-8.6 (6 tests)', 'Guards 9.1-9.2 (2 tests)', 'All calls of the shop')}`,
  ],
  ['ratios that are far from the run', `Tests executed: 7\n\n${list(...RATIOS)}`],
  [
    'missing parts of which one has no number',
    `Tests executed: 20 of 27\n\nMissing tests:\n\n${list('Vault doors 8.1-8.6 (6 tests)', 'Loans 7.1', 'Guards 9.1-9.2 (2 tests)')}`,
  ],
];

test.each(NOTHING)('%s: nothing', (_, text) => {
  const found = lintAudit(`# Audit report\n\n${text}\n`, null).filter(
    ({ confidence }) => confidence !== 'low',
  );
  expect(found).toEqual([]);
});
