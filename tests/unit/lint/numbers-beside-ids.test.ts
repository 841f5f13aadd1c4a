import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const LOANS = ['Loans tried: 4 (2.1-2.4)', 'Vault doors: 2 (4.1-4.2)', 'Guards called: 3 (5.1-5.3)'];
const calls = (...ids: string[]) => table('| Test | Call |', ...ids.map((id) => `| ${id} | GET /halls |`));

// A number of tests that is not that of its ids, and ids outside their range: wrong once, and then put right.
const FORMS: Form[] = [
  ['a number behind its ids', 'id-count-differs', '- 8.1-8.6: vault doors (4 tests)', '4 tests', '6 tests'],
  [
    'a number behind its ids and no colon',
    'id-count-differs',
    '- Tests 8.1-8.6 vault doors (4 tests)',
    '4 tests',
    '6 tests',
  ],
  [
    'число за номерами',
    'id-count-differs',
    '- Тесты 8.1–8.6: двери хранилища (4 теста)',
    '4 теста',
    '6 тестов',
  ],
  ['a range of two', 'id-count-differs', '- Vault doors: 3 tests (8.1-8.2)', '3 tests', '2 tests'],
  [
    'a key number that alone does not count its ids',
    'id-count-differs',
    list(...LOANS, 'Halls tried: 4 (3.1-3.6)'),
    'tried: 4 (3.1',
    'tried: 6 (3.1',
  ],
  [
    'a heading with a range and a row outside it',
    'id-out-of-range',
    `## Vault doors (Tests 8.1-8.4)\n\n${calls('8.1', '8.2', '8.3')}\n\nMore:\n\n${calls('8.4', '8.5')}`,
    '8.1-8.4',
    '8.1-8.5',
  ],
  [
    'a line with a range and an item outside it',
    'id-out-of-range',
    `**Vault doors (8.1-8.4)**\n\n${list('8.1 open', '8.2 shut', '8.3 lock', '8.5 ring')}`,
    '8.5 ring',
    '8.4 ring',
  ],
  [
    'a heading with a range and another number of tests below it',
    'id-count-differs',
    '## Vault doors (8.1-8.4)\n\n3 additional tests completed:\n\nAll opened.',
    '3 additional',
    '4 additional',
  ],
  [
    'a heading with a range and fewer rows than are told',
    'id-count-differs',
    `## Vault doors (8.1-8.4)\n\n4 tests:\n\n${calls('8.1', '8.2', '8.4')}`,
    '| 8.4 | GET /halls |',
    '| 8.3 | GET /halls |\n| 8.4 | GET /halls |',
  ],
];

test.each(FORMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

// What looks like one of these, and says nothing of the kind.
const NOTHING: readonly (readonly [string, string])[] = [
  ['ends of a range over sections', '- 2.1-8.6: all halls (40 tests)'],
  ['a key number of things', list(...LOANS, 'Halls found: 80 (3.1-3.6)')],
  [
    'two key numbers that count no ids',
    list(...LOANS, 'Halls found: 4 (3.1-3.6)', 'Shops found: 2 (6.1-6.3)'),
  ],
  ['key numbers of which too few count their ids', list(...LOANS.slice(1), 'Halls found: 4 (3.1-3.6)')],
  ['key numbers of two lists', `${list(...LOANS)}${below('Found', list('Halls found: 4 (3.1-3.6)'))}`],
  ['a number of those that ran alone', '## Vault doors (8.1-8.4)\n\n3 tests executed:\n\nAll opened.'],
  ['some of a range', `## Vault doors (8.1-8.9)\n\n${calls('8.1', '8.11')}`],
  ['rows of another section', `## Vault doors (8.1-8.3)\n\n${calls('8.1', '8.2', '8.3', '9.1')}`],
  [
    'a number of those that ran, where some did not',
    `## Vault doors (8.1-8.4)\n\n3 tests:\n\nAll opened.${below('Left', 'Not executed: 8.4')}`,
  ],
  ['a heading with a range alone', `## Vault doors (8.1-8.4)\n\n${calls('8.1', '8.2', '8.4')}`],
];

test.each(NOTHING)('%s: nothing', (_, text) => {
  const found = lintAudit(`# Audit report\n\n${text}\n`, null).filter(
    ({ confidence }) => confidence !== 'low',
  );
  expect(found).toEqual([]);
});

test('numbers beside their ids are told however many they are', () => {
  const lines = [1, 2, 3, 4].map((section) => `Section ${section}: 9 tests (${section}.1-${section}.5)`);
  const found = lintAudit(`# Audit report\n\n${list(...lines)}\n`, null);
  expect(found.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual(
    lines.map(() => 'id-count-differs medium'),
  );
});

test('what is told elsewhere is no less sure for them', () => {
  const lines = [1, 2].map((section) => `Section ${section}: 9 tests (${section}.1-${section}.5)`);
  const elsewhere = `${below('Failed tests', list('5.1 no key', '5.2 no one there'))}`;
  const found = lintAudit(`# Audit report\n\n- Failed: 3\n${list(...lines)}${elsewhere}\n`, null);
  expect(found.map(({ rule, confidence }) => `${rule} ${confidence}`)).toEqual(
    [1, 2, 3].map(() => 'id-count-differs medium'),
  );
});
