import { expect, test } from 'vitest';
import { readAndLint } from '../../../src/lint/lint-audit.ts';
import { below, list, table } from './forms.ts';

// What looks like it, and is something else.
const SOUND: readonly (readonly [string, string])[] = [
  [
    'numbers of one form beside each other',
    'All routers load (orders: 18 routes, clients: 10 routes, events: 7 routes).',
  ],
  ['two statuses', '- First count: 100% "good" (taking 400/404 for good)'],
  ['a share of another thing', 'The loader is covered well (95/100) but leaves 80% of the other unused.'],
  ['a total of failures', list('Passed: 215', 'Failed: 7', 'Total: 8 failures')],
  [
    'some of the things',
    `We made 2 of 3 changes:\n\n${list('names are kept', 'dates are kept', 'marks are lost')}`,
  ],
  [
    'words for an option',
    `**Status**: ⚠️ Partial\n\n## Summary\n\nA disk is full.\n\n### Option 1: a host\n\n**Pros**:\n${list('Quick', 'Production-ready')}`,
  ],
  ['the number of a name', list('Fastest: Model 2.5 (463 ms)', 'Slowest: Model 1 (974 ms)')],
  ['a score', table('| Part | Points |', '| Speed | 100 |', '| Size | 100 |', '| Overall score | 100 |')],
  [
    'a version before and after',
    `- Version: 1.6.0${below('Environment', '- Version: 1.5.2 → 1.6.0 (minor)')}`,
  ],
  [
    'a report that was written on',
    'Report generated: 2026-04-17T21:30:00Z\n\nReport updated: 2026-04-17T21:37:00Z',
  ],
  [
    'a run that was over before its report was written',
    list(
      'Start time: 2026-04-17T02:43:00Z',
      'Completion time: 2026-04-17T02:56:00Z',
      'Total duration: 13 minutes',
    ) + below('End', 'Report generated: 2026-04-17T03:00:00Z'),
  ],
  [
    'files among other things',
    `### Guides (4 files)\n\n${list('`a.md` - one', '`b.md` - two', 'A note on tests', 'A note on runs')}`,
  ],
  ['some, and more of them', `### Nodes (5)\n\n${list('`node-a` - one', '`node-b` - two', 'And 3 more...')}`],
  [
    'what was measured',
    `**Queries** (6 tests):\n\n${list('Average: 1996 ms', 'Fastest: 1963 ms', 'Slowest: 2021 ms')}`,
  ],
  [
    'what units are told of',
    ['Halls (6 tools)', 'Users (7 tools)', 'Files (5 tools)']
      .map((title) => below(title, list('kept for long', 'found at once', 'shared', 'counted')))
      .join(''),
  ],
  [
    'sections of which one has no number',
    `## Suite: 15 tests${['Reads (3 tests)', 'Writes (4 tests)', 'Finds (4 tests)', 'Ends'].map((title) => `\n\n### ${title}\n\nThey went well.`).join('')}`,
  ],
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
  [
    'a number whose tests stand beside it, and what is told of its part',
    `- Halls tests: 3 (3.1-3.3)\n\n### Halls\n\n${list('Details: 1 hall', 'Rows: 20', 'Seats: 400', 'Left: 12')}`,
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
  [
    'things in brackets, and what is told of them',
    `All 4 tables (orders, clients, events, seats):\n\n${list('have a key', 'have a version', 'are not empty')}`,
  ],
  [
    'none of them above a list with numbers',
    `These loaders have 0 files left:\n\n${list('Orders: 40 files', 'Clients: 12 files')}`,
  ],
  [
    'numbers of which the first is the newer one',
    table('| What | May | April | Change |', '| Events | 7 | 7 | 0 |', '| Rows | 80 | 70 | +10 |'),
  ],
  ['the best of several scores', `Tries of the quiz:\n\n${list('Best score: 92', 'Average: 78')}`],
  [
    'a label that leads to several lists',
    `**Hints:** 4\n\n## Logging\n\nHints:\n\n${list('use levels', 'name the job')}\n\n## Retries\n\nHints:\n\nWait longer.`,
  ],
  ['a question with both answers in its name', '**GO/NO-GO:** ✅ GO\n\n## Approval\n\n**Status:** APPROVED'],
  [
    'ready with something to be done first',
    'Система готова к использованию с учётом исправления найденных ошибок.\n\n## Итог\n\n**Результат:** РАБОТАЕТ С ЗАМЕЧАНИЯМИ',
  ],
  [
    'the commits of several changes',
    `## Found and mended\n\n${['e597510a', '18636383', '7897c04a'].map((hash, index) => `### Fix ${index + 1}\n\n- Commit: ${hash}${'0'.repeat(32)}`).join('\n\n')}`,
  ],
  ['several operations in one word', `4 endpoints for seats:\n\n${list('CRUD of seats', 'Booking')}`],
  [
    'limits in thousands, and how much faster an answer is',
    table(
      '| Measure | Target | Result | Status |',
      '| Average | ≤ 1,000 ms | 117 ms | ✅ 8.5× better |',
      '| Slowest | ≤ 3,000 ms | 264 ms | ✅ 11.4× better |',
    ),
  ],
  [
    'shares by which answers are faster',
    table(
      '| Measure | Was | Is | Change |',
      '| Average | 3,451 ms | 117 ms | 96.6% faster |',
      '| Max | 6,595 ms | 337 ms | 94.9% faster |',
    ),
  ],
  [
    'two numbers in a heading, and a table of one of them',
    `## Results: 9 of 9 passed (first round: 7, second: 2)\n\n${table('| # | Case |', ...[1, 2, 3, 4, 5, 6, 7].map((id) => `| ${id} | case ${id} |`))}`,
  ],
  ["a database's own date for none", '- Some days are 0000-00-00, and are loaded as NULL'],
  ['a share beside what stood still', 'В итоге 0 % ошибок даже при отказе 2 из 3 узлов.'],
  [
    'what several files were looked through for',
    `All 3 files were reviewed for:\n\n${list('syntax', 'types', 'keys', 'grants', 'names')}`,
  ],
  ['causes of failures', `### What fails in the loader (9 failures)\n\n1. Timers\n2. Limits\n3. Sums`],
  [
    'two sizes in rows that are alike by chance',
    table('| File | Bytes |', '| orders.json | 191583 |', '| clients.json | 119583 |'),
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
  [
    'an audit of data',
    `# Аудит таблицы мест\n\n${table('| Зал | Мест | С ценой |', '| Большой | 400 | 380 |', '| Малый | 90 | 90 |', '| Фойе | 12 | 0 |', '| Балкон | 60 | 60 |', '| Итого | 562 | 530 |')}\n\n- пустых имён: 3\n`,
  ],
  [
    'a summary of an import',
    `# Import summary\n\n${list('Processed all 6 files', 'Converted 40 prices', 'Imported 38 of them', 'Completed in 2 parts')}\n`,
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
