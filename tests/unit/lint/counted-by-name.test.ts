import { expect, test } from 'vitest';
import { readAndLint } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, table } from './forms.ts';

const below = (heading: string, text: string) => `\n\n## ${heading}\n\n${text}`;
const list = (...items: string[]) => items.map((item) => `- ${item}`).join('\n');
const numbered = (from: number, ...items: string[]) =>
  items.map((item, index) => `${from + index}. ${item}`).join('\n');

// A number that a report gives for what it lists elsewhere: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a list below an item',
    'rows-differ',
    `Made on Monday.\n\n- All 4 tables were created:\n  - orders_raw\n  - clients_raw\n  - events_raw`,
    '4',
    '3',
  ],
  [
    'a table of what the sentence above it counts among others',
    'rows-differ',
    `A schema with 4 tables, views and grants:\n\n${table('| Table | Purpose |', '| a | orders |', '| b | clients |', '| c | events |')}`,
    '4',
    '3',
  ],
  [
    'a label with the name of a list',
    'rows-differ',
    `### Steps completed\n\n${list('load', 'check', 'clean')}\n\n## End\n\n**Steps completed:** 5/5`,
    '5/5',
    '3/3',
  ],
  [
    'a row that says all of a list with its name',
    'rows-differ',
    `- Required tables verified:\n  - orders\n  - clients\n  - events${below('Check', table('| Point | State | Note |', '| Required tables present | ✅ | All 4 tables verified |', '| Image built | ✅ | yes |'))}`,
    '4',
    '3',
  ],
  [
    'lists that are numbered on',
    'rows-differ',
    `**Total queries tested:** 4\n\n## Order queries\n\n${numbered(1, 'orders', 'order')}\n\n## Client queries\n\n${numbered(3, 'clients', 'client', 'groups')}`,
    '4',
    '5',
  ],
  [
    'a row above a list that its name and its column lead to',
    'rows-differ',
    `${table('| Module | Documented calls | Made |', '| Archive | 4 | 0 |', '| Orders | 6 | 6 |')}\n\nThese archive calls are documented and not made:\n\n${list('read', 'write', 'list')}`,
    '| 4 |',
    '| 3 |',
  ],
  [
    'a section of which the overview has another number than it has headings',
    'rows-differ',
    `${table('| Part | Calls tried |', '| Orders | 2 |', '| Clients | 4 |', '| Events | 2 |')}${['Orders', 'Clients', 'Events'].map((name) => below(`${name} in full`, ['list', 'one', ...(name === 'Clients' ? ['groups'] : [])].map((call) => `### GET ${call} of ${name}\n\nAnswered.`).join('\n\n'))).join('')}`,
    '| 4 |',
    '| 3 |',
  ],
  [
    'headings with numbers of failures',
    'parts-do-not-add-up',
    `**Failed:** 9\n\n## What failed\n\n### Bookings (4 failures)\n\nWrong status.\n\n### Prices (3 failures)\n\nWrong sums.`,
    '9',
    '7',
  ],
  [
    'bold lines with numbers below a heading with their whole',
    'parts-do-not-add-up',
    `## Covered: 9 endpoints\n\n**Orders (3 endpoints)**\n\nRead only.\n\n**Clients (2 endpoints)**\n\nRead only.\n\n**Events (2 endpoints)**\n\nRead only.`,
    '9',
    '7',
  ],
  [
    'both numbers of a total of ratios',
    'sum-is-wrong',
    `\`\`\`\nUnit: 40/40 pass\nSmoke: 7/7 pass\nSdk: 12/13 pass\n\nTotal: 52/53 pass\n\`\`\``,
    '52/53',
    '59/60',
  ],
  [
    'a total of ratios in a column',
    'sum-is-wrong',
    table('| Part | Result |', '| Orders | 3/3 |', '| Clients | 4/4 |', '| **Total** | **8/8** |'),
    '8/8',
    '7/7',
  ],
  [
    'a breakdown in a block of text',
    'sum-is-wrong',
    `\`\`\`\nRoutes by kind (196 in all):\n- Orders   104 routes\n- Clients   60 routes\n- Events    35 routes\n\`\`\``,
    '196',
    '199',
  ],
  [
    'two parts and a total of one noun',
    'parts-do-not-add-up',
    list('Too early (< 2014): 207 records', 'Too late: 30 records', 'Total: 240 records'),
    '240',
    '237',
  ],
  [
    'a label of the whole and the column of that name',
    'sum-is-wrong',
    `**Total records checked:** 510${below('By day', table('| Day | Total records | Bad |', '| Mon | 117 | 3 |', '| Tue | 137 | 5 |', '| Wed | 260 | 6 |'))}`,
    '510',
    '514',
  ],
  [
    'as many and more, of a column with its unit',
    'sum-is-wrong',
    `**Total test count:** 33+${below('Modules', table('| Module | Test count | State |', '| a | 12 tests | new |', '| b | 9 tests | new |', '| c | 8 tests | old |'))}`,
    '33+',
    '29+',
  ],
  [
    'the sentence above a table and its total',
    'two-values',
    `## Loader\n\n225 rows in 2 files.\n\n${table('| File | Rows |', '| a | 110 |', '| b | 110 |', '| **Total** | **220** |')}`,
    '225',
    '220',
  ],
  [
    'about as many as the rows make',
    'sum-is-wrong',
    table('| Part | Open |', '| Orders | 2 |', '| Clients | 1 |', '| **Total** | **~8** |'),
    '~8',
    '~3',
  ],
  [
    'the totals of several tables',
    'parts-do-not-add-up',
    `**Total tests:** 61${below('Backend', table('| Module | Tests |', '| a | 20 |', '| b | 10 |', '| **Total** | **30** |'))}${below('Loader', table('| Module | Tests |', '| c | 12 |', '| d | 18 |', '| **Total** | **30** |'))}`,
    '61',
    '60',
  ],
  [
    'parts whose shares make all',
    'parts-do-not-add-up',
    `**Total records checked:** 520${below('Quality', list('Paid: 336 records (65.6%)', 'Open: 150 records (29.3%)', 'Void: 26 records (5.1%)'))}`,
    '520',
    '512',
  ],
  [
    'a part with a heading of its own',
    'parts-do-not-add-up',
    `### 2. Promo codes (9 calls)\n\nRead only.${below('In short', 'Promo codes: 6/7 calls pass.')}`,
    '(9',
    '(7',
  ],
  [
    'what is left of a ratio',
    'counts-do-not-add-up',
    '**Run:** 47 of 52 is what passed (47/52), with 3 failures left to look at',
    '3 failures',
    '5 failures',
  ],
  [
    'a ratio above a table',
    'count-not-in-matrix',
    `### Calls tried: 4/4 passing\n\n${table('| Call | Status |', '| a | ✅ PASS |', '| b | ✅ PASS |', '| c | ⚠️ slow |', '| d | ✅ PASS |')}`,
    '4/4',
    '3/4',
  ],
  [
    'a heading with the name of a column, and many rows',
    'rows-differ',
    `### Orders (9 endpoints)\n\n${table('| No | Endpoint |', ...Array.from({ length: 13 }, (_, index) => `| ${index + 1} | /a${index} |`))}`,
    '(9',
    '(13',
  ],
  [
    'a column of what was migrated',
    'sum-is-wrong',
    `${table('| Table | Records migrated | State |', '| a | 40 | ok |', '| b | 31 | ok |', '| c | 12 | ok |')}\n\n**Total records migrated: 82**`,
    '82',
    '83',
  ],
  [
    'a heading above parts of which one is about failures',
    'parts-do-not-add-up',
    `### Error handling (4 tests)\n\n${list('Server failures (3 tests: 500, 502, 503)', 'Bodies (2 tests)', 'Network failures (1 test)')}`,
    '(4 tests)',
    '(6 tests)',
  ],
  [
    'a status with a ratio above its table',
    'count-not-in-matrix',
    `**Status**: PASSED (2/2 tests)\n\n${table('| Test | Result |', '| a | PASSED |', '| b | PASSED |', '| c | PASSED |')}`,
    '2/2',
    '3/3',
  ],
  [
    'ratios without a line of their total',
    'parts-do-not-add-up',
    `**Total tests:** 41${below('In detail', numbered(1, 'Errors: 7/7', 'Schemas: 6/6', 'Prompts: 9/9', 'Workers: 10/10', 'Network: 8/8'))}`,
    '41',
    '40',
  ],
  [
    'an endpoint that is ticked and failed',
    'result-differs',
    `${list('✅ GET /balance', '✅ GET /orders')}${below('Failures', list('❌ GET /balance - 500 error', '❌ GET /reports - 500 error'))}`,
    '❌ GET /balance',
    '❌ GET /invoices',
  ],
  [
    'all of a number, twice',
    'two-values',
    `All 5 platforms are set up.${below('Keys', 'Keys were stored for all 7 platforms.')}`,
    '7',
    '5',
  ],
];

test.each(FORMS)('%s: told when it is wrong, and only then', (...form) => expectOnlyWhenWrong(form));

// What looks like it, and is something else.
const SOUND: readonly (readonly [string, string])[] = [
  [
    'what is told of one thing',
    `### Formats (5 formats tested)\n\n${list('Tested: A, B, C, D, E', 'Status: 400', 'Result: passed')}`,
  ],
  [
    'items that stand for several',
    `### Data (6 tests)\n\n${list('Duplicates (1 test)', 'Masks (2 tests)', 'Metadata (3 tests)')}`,
  ],
  [
    'tests of a part, and what is listed of it',
    `${table('| Part | Tests | State |', '| Archive | 2 | ok |', '| Orders | 3 | ok |')}\n\n## Archive\n\n${list('reads', 'writes', 'lists')}`,
  ],
  ['some of the things', `### Main steps\n\n${list('load', 'check')}\n\n## End\n\n**Steps:** 9`],
  [
    'a section with a second table',
    `${table('| Part | Checks |', '| Orders | 2 |', '| Clients | 2 |', '| Events | 2 |')}${['Orders', 'Clients', 'Events'].map((name) => below(name, table('| Check | Result |', `| ${name} one | ok |`, `| ${name} two | ok |`))).join('')}\n\nRetried:\n\n${table('| Check | Result |', '| Events two | ok |')}`,
  ],
  [
    'a total of three kinds of tests',
    `**Total tests:** 12\n\n## All\n\n${list('Unit: 70', 'Steps: 18', 'Smoke: 12')}\n\n**Total:** 100 tests`,
  ],
  ['errors beside failures', list('Tests failed: 6', 'Errors: 208')],
  [
    'a time that is rounded, and one of each test',
    list('Total duration: 74.6 seconds', 'Average test duration: 31 ms per test') +
      below('Log', 'Total duration: 1m 14s'),
  ],
  ['a percentage of what was before', 'Worked through 3 of 10 packages, which reduced the errors by 53%.'],
  [
    'a percentage of another sentence',
    'It found 31 of the 51; mended it says nothing wrong and the same 29 %.',
  ],
  ['stars', list('5-star answers: 2+', '4-star answers: 0', '3-star answers: 0')],
  ['names in brackets', 'Rows of 40 seats (1, 2, 3, 4, A, B, C).'],
  ['a tick of most, that says so', list('[x] Loader tests - 412/413 pass')],
  [
    'suites, and tests',
    list(
      'Total test suites: 18',
      'Passing: 9',
      'Failing: 9',
      'Total tests: 181',
      'Passing tests: 122',
      'Failing tests: 59',
    ),
  ],
  [
    'a name with a number above a list',
    `All aims of Sprint 6 were reached:\n\n${list('one', 'two', 'three', 'four')}`,
  ],
  ['what a share is of, in a log', '`100% tests passed, 0 tests failed out of 3`'],
  ['two kinds of tests in brackets', '**All kinds:** 100% passed (14 unit + 51 end to end)'],
  [
    'two places that say there is none',
    `## 1. No paging of orders\n\nThey come in one answer.\n\n${table('| Area | Mark | Why |', '| Speed | 4/10 | No paging of orders, large answers |', '| Looks | 8/10 | fine |')}`,
  ],
  [
    'a number of tests, which names no list',
    `#### Orders\n\n- **Tests:** 9\n- Filters\n\n## Tests\n\n${list('Mocks made', 'Cases written', 'Parts covered', 'Ways tried')}`,
  ],
  ['a product of three', 'Combinations: 2 × 3 × 2 = 12 settings'],
  [
    'a rate of some',
    `${list('Tests: 10', 'Passed: 8', 'Failed: 2')}\n\nAll 5 endpoints answer (100% success rate).`,
  ],
  [
    'a row that begins with all',
    `${table('| Part | Checks |', '| Orders | 3 |', '| Clients | 3 |', '| Export | 4 |')}${['Orders', 'Clients', 'Export'].map((name) => below(`${name} in full`, table('| Check | Result |', ...['a', 'b', ...(name === 'Export' ? ['All 9 columns present'] : []), 'c'].map((check) => `| ${check} | PASS |`)))).join('')}`,
  ],
  ['two cases of one endpoint', list('✅ GET /orders', '❌ GET /orders without a token: 401')],
  [
    'a property, and a tick with its word',
    `### Show 7\n\n${list('Free: No', 'Price: 900')}\n\n## Features\n\n${list('[x] Mark free or paid')}`,
  ],
  [
    'an answer that says that there is none',
    `- **Status**: 200 OK\n- **Response**: No seats left for this show\n- [x] Right form of the response`,
  ],
  [
    'what passed for one role and not for another',
    `## Admin\n\n${table('| Module | State |', '| Backup | ✅ works |', '| Audit | ✅ works |')}\n\n## Clerk\n\n${table('| Module | State |', '| Backup | ❌ no rights |', '| Audit | ✅ works |')}\n\n${list('[x] Backup')}`,
  ],
  [
    'no issues, and rows that passed',
    `**Status:** PASS - no issues found\n\n${table('| Item | Result | Note |', '| Form loads | PASS | renders |', '| CORS issues | PASS | none |')}`,
  ],
];

test.each(SOUND)('nothing is said of %s', (_, text) => {
  expect(readAndLint(`# Test report\n\nMade on 2026-11-02.\n\n${text}\n`, null).findings).toEqual([]);
});

test.each([
  [
    'a summary without a date',
    '# Backend verification summary\n\n- **Passed:** ✅ 10 (100%)\n- **Failed:** ❌ 0 (0%)\n',
  ],
  [
    'results in words',
    '# Отчёт о тестировании\n\n- Вход: успешно\n- Оплата: провал\n- Возврат: провал\n- Печать: успешно\n',
  ],
])('%s is the document of an audit', (_, text) => {
  expect(readAndLint(text, null).isAudit).toBe(true);
});

test.each([
  ['a guide', '# Testing guide\n\n## Usage\n\n- ✅ fast\n- ✅ small\n- ✅ sound\n- ✅ free\n'],
  [
    'the beginning of a project',
    '# Contract audit\n\n## Usage\n\n- ✅ fast\n- ✅ small\n- ✅ sound\n- ✅ free\n',
  ],
])('%s is none', (_, text) => {
  expect(readAndLint(text, null).isAudit).toBe(false);
});

test('a report without a date is read, by what it counts and marks', () => {
  const { isAudit } = readAndLint(
    '# API testing report\n\n- ✅ Orders work\n- ✅ Clients work\n- ❌ Events fail\n- ✅ Seats work\n',
    null,
  );
  expect(isAudit).toBe(true);
});
