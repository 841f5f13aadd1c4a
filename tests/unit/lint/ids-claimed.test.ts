import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, table } from './forms.ts';

const matrix = (...ids: string[]) =>
  below(
    'Test matrix',
    table('| ID | Call | Expected | Actual |', ...ids.map((id) => `| ${id} | GET /halls | 200 | 200 |`)),
  );
const OPEN = below('Not executed', '**Loans 8.4-8.7**: 4 tests missing');

// Ids that one place says ran, and another one not: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a range that works, and was not run',
    'id-run-and-missing',
    `- Reads (8.1-8.9) fully functional${OPEN}`,
    '8.1-8.9',
    '8.1-8.3',
  ],
  [
    'a range that rows came from, and was not run',
    'id-run-and-missing',
    `## Warehouse\n\n${table('| Table | Count before | Count after | Delta | Source |', '| stg_halls_raw | 0 | 7 | +7 | Reads (8.1-8.9) |')}${OPEN}`,
    '8.1-8.9',
    '8.1-8.3',
  ],
  [
    'a ticked range without a row for each',
    'id-without-row',
    `- [x] Tests 3.1-3.5 completed${matrix('3.1', '3.2', '3.4')}`,
    '3.1-3.5 completed',
    '3.1, 3.2 and 3.4 completed',
  ],
  [
    'a sentence with two lists of ids',
    'two-values',
    `- Missing vault tests (8.1-8.4, 8.6-8.9) now executed${below('End', 'All missing vault tests (8.1-8.4, 8.6-8.8) now executed.')}`,
    '8.6-8.9',
    '8.6-8.8',
  ],
];

test.each(FORMS)('%s', (...form) => {
  expectOnlyWhenWrong(form);
});

// What looks like one of these, and says nothing of the kind.
const NOTHING: readonly (readonly [string, string])[] = [
  ['a range that works but for some', `- Reads (8.1-8.9) functional except for loans${OPEN}`],
  ['a range of which few did not run', `- Reads (8.1-8.30) fully functional${OPEN}`],
  ['a range that is not ticked', `- [ ] Tests 3.1-3.5 completed${matrix('3.1', '3.2', '3.4')}`],
  ['a range of which the matrix has little', `- [x] Tests 3.1-3.8 completed${matrix('3.1', '3.2', '2.4')}`],
  [
    'a ticked range of which as many have no row as were left out',
    `Tests executed: 3 of 5\n\n- [x] Tests 3.1-3.5 completed${matrix('3.1', '3.2', '3.4')}`,
  ],
  [
    'a ticked range of which some are left out by name',
    `- [x] Tests 3.1-3.5 completed\n- Writes (3.3, 3.5) are not for this account${matrix('3.1', '3.2', '3.4')}`,
  ],
  [
    'one sentence of two sections',
    `- Missing vault tests (8.1-8.4) now executed\n- Missing vault tests (9.1-9.4) now executed`,
  ],
  ['a few words said of two things', `- Vault tests (8.1-8.4)\n- Vault tests (8.1-8.5)`],
];

test.each(NOTHING)('%s: nothing', (_, text) => {
  const found = lintAudit(`# Audit report\n\n${text}\n`, null).filter(
    ({ confidence }) => confidence !== 'low',
  );
  expect(found).toEqual([]);
});
