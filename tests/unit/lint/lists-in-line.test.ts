import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const code = (...lines: string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\``;
const scans = [1, 2, 3].map((gate) => `scan_4_${gate}_gate.json`);
const scanRows = table('| Check | Answer |', ...scans.map((file, index) => `| 4.${index + 1} | ${file} |`));
const drawn = (...files: string[]) => files.map((file) => `├── ${file} (1.2KB)`);
const added = `### New scan files (4 added)\n\n${code('Gates:', ...drawn(...scans))}`;

// A number beside the names that it is of: wrong once, and then put right.
const FORMS: Form[] = [
  [
    'names in brackets',
    'rows-differ',
    'Loaded 4 tables (`hall_raw`, `guide_raw`, `tour_raw`).',
    '4 tables',
    '3 tables',
  ],
  [
    'words in backticks behind a tick',
    'rows-differ',
    '- [x] Готовы 3 витрины (`halls`, `guides`, `tours`, `shops`)',
    '3 витрины',
    '4 витрины',
  ],
  [
    'names behind a colon',
    'rows-differ',
    'The view has 3 columns: tour_id, guide_id, sold_on and left_on.',
    '3 columns',
    '4 columns',
  ],
  [
    'names in a comment of code, their number in the brackets',
    'rows-differ',
    code('# ✅ Вид собран (5 колонок: tour_id, guide_id, hall, sold_on)'),
    '5 колонок',
    '4 колонки',
  ],
  [
    'calls with their method',
    'rows-differ',
    'We checked 2 endpoints: `GET /tours/list`, `POST /tours`, `GET /halls`.',
    '2 endpoints',
    '3 endpoints',
  ],
  [
    'names and a number of others',
    'rows-differ',
    'The folder has 12 files (plan.csv, halls.csv and 8 others).',
    '12 files',
    '10 files',
  ],
  [
    'a list that ends with a number of others',
    'rows-differ',
    `- Halls made: 9 tables\n- These are among them:\n  - Raw: \`hall_raw\`, \`tour_raw\`\n  - Views: \`tour_v\`\n  - And 5 other tables`,
    '9 tables',
    '8 tables',
  ],
  [
    'a block of names below a bold lead',
    'rows-differ',
    `**Answer (5 tables):**\n${code('hall_raw', 'guide_raw', 'tour_raw', 'tour_v')}`,
    '(5 tables)',
    '(4 tables)',
  ],
  [
    'a block of names below a bold number',
    'rows-differ',
    `**6 таблиц**\n${code('hall_raw', 'guide_raw', 'tour_raw', 'tour_v')}`,
    '6 таблиц',
    '4 таблицы',
  ],
  [
    'a pattern of files that a table lists',
    'rows-differ',
    `${scanRows}\n\n- Gate scans: \`scan_4_*.json\` (7 files)`,
    '7 files',
    '3 files',
  ],
  [
    'a pattern of files with its folder that a list has',
    'rows-differ',
    `${list(...scans.map((file) => `out/gates/${file}`))}\n\nAll was kept: 4 files in \`out/gates/*.json\`.`,
    '4 files',
    '3 files',
  ],
];

test.each(FORMS)('%s: a number that is not theirs is found, and theirs is not', (...form) => {
  expectOnlyWhenWrong(form);
});

test('a total of files that is made of a wrong number of them is told too', () => {
  const found = lintAudit(`# Report\n\n${added}\n\n- **Files in all**: 9 (5 old + 4 added)\n`, null);
  expect(found.map(({ first, second }) => [first.line, second.line])).toEqual([
    [3, 7],
    [12, 7],
  ]);
});

// The number is of something else, or the names are some of the things.
test.each([
  'We have 5 tables (such as hall_raw, tour_raw).',
  'We have 5 tables (hall_raw, tour_raw, guide_raw, etc).',
  'We have 4 tables (hall_raw, tour_raw, ...).',
  'We have 9 tables (hall_raw, tour_raw).',
  'Found 3 duplicate keys (hall_id, sold_on).',
  'Of these 2 of 3 tables (hall_raw, tour_raw) grew.',
  'Made 2 tables and 1 view (hall_raw, tour_raw, tour_v).',
  'We have 4 services (fast, cheap and good).',
  'We have 2 users (a guide, a cashier and a guard).',
  'We have 4 tables (hall_raw, tour_raw and the two views).',
  'There are 2 roles: guide_ro, cashier_rw and guard_ro are to come.',
  'We have 2 columns of one table (hall_raw, hall_raw, tour_raw).',
  `Loaded 12 tables.\n\n${list('hall_raw and its copy', 'And 5 other tables')}`,
  `**Answer (5 tables):**\n${code('hall_raw', 'guide_raw', 'tour_raw 12', 'tour_v')}`,
  `**Answer (5 tables):**\n${code('hall_raw', 'guide_raw')}`,
  `${scanRows}\n\n- Old scans: \`scan_3_*.json\` (7 files)`,
  `${scanRows}\n\n- Scans of all gates: \`scans/*.json\` (7 files)`,
  `${list(...scans, 'and more')}\n\n- Gate scans: \`scan_4_*.json\` (7 files)`,
  `${added.replace('4 added', '3 added')}\n\n- **Files in all**: 8 (5 old + 3 added)`,
])('nothing is found: %s', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
