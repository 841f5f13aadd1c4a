import { expect, test } from 'vitest';
import { lintAudit, readAndLint } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const COUNTS = table(
  '| Table | Before | After | Delta |',
  '| stg_museum_visits_raw | 0 | 40 | +40 |',
  '| stg_museum_guides_raw | 0 | 12 | +12 |',
  '| fact_museum_day | 0 | 40 | +40 |',
  '| meta_loads | 3 | 9 | +6 |',
);
const CALLS = below(
  'Test matrix',
  table(
    '| ID | Endpoint | Expected | Result |',
    '| 1.1 | GET /visits | 200 | 200 |',
    '| 2.1 | POST /partners/stock/add | 403 | 403 |',
    '| 2.2 | POST /partners/stock/add | 403 | 403 |',
    '| 2.3 | POST /partners/stock/drop | 403 | 403 |',
    '| 2.4 | POST /partners/stock/check | 200 | 200 |',
    '| 3.1 | GET /visits/9 | 404 | 404 |',
  ),
);

const MATRIX = below(
  'Test matrix',
  table(
    '| ID | Endpoint | Result | CH delta |',
    ...[1, 2, 3, 4, 5, 6].map((id) => `| 1.${id} | GET /visits | 200 | +${id} museum_visits_raw |`),
  ),
);

// What is said of tables of counts and of the matrix: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'a total of the records, of which the tables have another number in every way',
    'sum-is-wrong',
    `- **Total records loaded**: 71${below('Warehouse', COUNTS)}`,
    '71',
    '98',
  ],
  [
    'a total of new records that the raw tables do not make',
    'sum-is-wrong',
    `Loaded on Monday: 1,052 total records.${below('Warehouse', COUNTS)}`,
    '1,052',
    '52',
  ],
  [
    'a total in Russian',
    'sum-is-wrong',
    `- **Всего обработано**: 77 записей${below('Хранилище', COUNTS)}`,
    '77',
    '92',
  ],
  [
    'a number of refusals of one status',
    'count-not-in-matrix',
    `${CALLS}${below('Errors', '- Permission denied (partners API): 4 tests - expected HTTP 403')}`,
    '4 tests',
    '3 tests',
  ],
  [
    'a number of calls by the words in their paths',
    'count-not-in-matrix',
    `${CALLS}${below('Metrics', '- Changes of the stock (add/drop): 2 tests')}`,
    '2 tests',
    '3 tests',
  ],
  [
    'a key number that the metrics have otherwise',
    'key-number-differs',
    `## Summary\n\n### Key numbers\n\n${list('Clients fetched: 6', 'Tests executed: 5')}${below('Metrics', '### Clients\n\n- Total clients fetched: 31')}`,
    ': 6',
    ': 31',
  ],
  [
    'all tables filled, with the number of all that there are',
    'table-is-empty',
    `${below('Warehouse', COUNTS.replaceAll('40', '0'))}${below('End', 'All 4 staging tables have records.')}`,
    'All 4',
    'Some',
  ],
  [
    'all tables filled, below what was asked for and is done',
    'table-is-empty',
    `${below('Warehouse', COUNTS.replace('12 | +12', '0 | +0'))}${below('✅ Requirements', '- Tables: all tables with count_after > 0')}`,
    'all tables',
    'most tables',
  ],
  [
    'records of the inventory',
    'delta-not-of-metrics',
    `## Metrics\n\n- Inventory records: 9${below('Warehouse', table('| Table | Before | After | Delta |', '| stg_inventory_raw | 0 | 60 | +60 |'))}`,
    ': 9',
    ': 60',
  ],
  [
    'ready beside a share of which most did not pass',
    'status-hides-failures',
    `- Unit tests: 3/8 passed${below('Verdict', '**Status:** READY FOR PRODUCTION')}`,
    '3/8',
    '8/8',
  ],
  [
    'ready beside a run in which more failed than passed',
    'status-hides-failures',
    `Unit tests: 2 passed, 7 failed.${below('Verdict', '**Status:** READY FOR PRODUCTION')}`,
    '2 passed, 7 failed',
    '9 passed, 0 failed',
  ],
];

test.each(FORMS)('%s', (...form) => expectOnlyWhenWrong(form));

test.each([
  ['a total of one kind of record', `- Total seat records: 61${below('Warehouse', COUNTS)}`],
  [
    'a total of one kind of record, in Russian',
    `Всего обработано 71 запись о залах.${below('Хранилище', COUNTS)}`,
  ],
  [
    'rows of a table as two audits compare them',
    `${MATRIX}${below('Что изменилось', table('| Показатель | Было | Стало |', '| `rows of stg_museum_visits_raw` | 0 | 55 |'))}`,
  ],
  [
    'rows of which the document says that they are not there',
    `- Inventory records: 9${below('Warehouse', `${table('| Table | Before | After | Delta |', '| stg_inventory_raw | 0 | 0 | +0 |')}\n\nstg_inventory_raw: 9 of 9 rows of the answer are not there (the table deletes rows by itself)`)}`,
  ],
  [
    'parts by one word that have wholes of their own',
    table(
      '| Table | Columns compared |',
      '| `museum_visits_raw` | 0 of 15 |',
      '| `museum_guides_raw` | 10 of 10 |',
      '| `museum_halls_raw` | 9 of 9 |',
    ),
  ],
  ['a total per load', `Loaded: 61 total records per hour.${below('Warehouse', COUNTS)}`],
  [
    'a total beside fewer tables',
    `- Total records loaded: 61${below('Warehouse', COUNTS.split('\n').slice(0, 5).join('\n'))}`,
  ],
  ['a number of some of the refusals', `${CALLS}${below('Errors', '- Writes: 2 tests - expected HTTP 403')}`],
  ['a number with several statuses', `${CALLS}${below('Errors', '- Expected errors: 4 (HTTP 403/404)')}`],
  [
    'words of which one is in no path',
    `${CALLS}${below('Metrics', '- Changes of the stock (add/move): 9 tests')}`,
  ],
  [
    'requirements of which nothing is said to be done',
    `${below('Warehouse', COUNTS.replace('12 | +12', '0 | +0'))}${below('Requirements', '- All tables have records')}`,
  ],
  [
    'ready after a first run in which most failed',
    `## First run\n\nUnit tests: 3/8 passed${below('Second run', 'Unit tests: 8/8 passed\n\n**Status:** READY FOR PRODUCTION')}`,
  ],
  [
    'two runs, each with its number',
    `## Run of May\n\n- Clients fetched: 6${below('Run of June', '- Total clients fetched: 31')}`,
  ],
])('not told: %s', (_, text) => {
  expect(lintAudit(`# Report\n\nTests executed: 6\n\n${text}\n`, null)).toEqual([]);
});

test('evidence of tests is an audit document, however many commands it shows', () => {
  const commands = ['npm test', 'docker ps', 'curl example.org'].map((line) => `\`\`\`\n${line}\n\`\`\``);
  const results = list('✅ 8 checks passed', '✅ 3 of 3 loaded', '✅ rows agree', '✅ no error found');
  const read = (title: string) =>
    readAndLint(`# ${title} (2026-02-03)\n\n${commands.join('\n\n')}\n\n${results}\n`, null);
  expect(read('Evidence of the checks').isAudit).toBe(true);
  expect(read('The loader').isAudit).toBe(false);
});
