import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const routes = (...names: string[]) =>
  table('| Route | Answer |', ...names.map((name) => `| /${name} | fine |`));
const part = (name: string, count: number, ...items: string[]) =>
  `\n\n### ${name}\n\n**Checks added:** ${count} new checks\n\n**What is checked:**\n${list(...items)}`;
const parts = (last: number) =>
  `## Work${part('Orders', 3, 'read', 'write', 'list')}${part('Halls', 2, 'rows', 'seats')}${part('Shows', 2, 'day', 'hour')}${part('Prices', last, 'base', 'sale', 'zone')}`;

// A number of things that stand below several headings, or in a list with marks.
const FORMS: Form[] = [
  [
    'tables of one thing below one heading',
    'rows-differ',
    `- ✅ Working: 4 routes${below('Working routes', `### Orders\n\n${routes('orders', 'refunds')}\n\n### Halls\n\n${routes('halls')}`)}`,
    '4 routes',
    '3 routes',
  ],
  [
    'things of two kinds',
    'rows-differ',
    `Tables made: 3 tables + 1 view${below('Tables made', list('orders', 'clients', 'a view of both'))}`,
    '3 tables',
    '2 tables',
  ],
  [
    'a label that most sections keep',
    'rows-differ',
    parts(2),
    '**Checks added:** 2 new checks\n\n**What is checked:**\n- base',
    '**Checks added:** 3 new checks\n\n**What is checked:**\n- base',
  ],
  [
    'a heading with the number of all',
    'parts-do-not-add-up',
    `## Routes of the service (9 total)\n\n### Orders (3 routes):\n\nfast\n\n### Halls (2 routes):\n\nslow\n\n### Shows (3 routes):\n\nnew`,
    '9 total',
    '8 total',
  ],
  [
    'a share that failed above a list with marks',
    'count-not-in-matrix',
    `### Refunds (1/3 failed)\n\n${list('✅ whole order', '❌ one seat', '❌ twice')}`,
    '1/3',
    '2/3',
  ],
  [
    'a share that passed, in Russian',
    'count-not-in-matrix',
    `### Возвраты: 3 из 3 пройдено\n\n${list('✅ весь заказ', '❌ одно место', '✅ дважды')}`,
    '3 из 3',
    '2 из 3',
  ],
  [
    'files in the heading of a list of files',
    'rows-differ',
    `Tests run: 4${below('2. Mend 4 hall-specific test files', list('**a.test.js**: waits no more', '**b.test.js**: reads the table', '**c.test.js**: new'))}`,
    'Mend 4',
    'Mend 3',
  ],
  [
    'things of several days',
    'parts-do-not-add-up',
    `${table('| Figure | Value |', '| Total loans | 30 |')}${below('By day', list('Monday: 12 loans, none late', 'Tuesday: 11 loans, 1 late', 'Friday: 8 loans, none late'))}`,
    '30',
    '31',
  ],
  [
    'what passed and what failed, numbered below headings',
    'rows-differ',
    `${list('✅ Passed: 5 of 6 tests', '❌ Failed: 1 test')}${below('✅ What passed', '### 1. Orders\n\nfast\n\n### 2. Halls\n\nslow\n\n### 3-4. Shows\n\nnew')}${below('❌ What failed', '### 1. Prices\n\nold')}`,
    '5 of 6 tests',
    '4 of 5 tests',
  ],
  [
    'names below their number, far fewer than told',
    'rows-differ',
    `Tests run: 4\n\n### Pages of a hall (9 pages)\n\n${list('seats.html', 'rows.html', 'doors.html')}`,
    '9 pages',
    '3 pages',
  ],
  [
    'a list with a recommendation at its end',
    'rows-differ',
    list('Late answers (2 routes):\n  - orders\n  - halls\n  - shows\n  - Recommendation: wait longer'),
    '2 routes',
    '3 routes',
  ],
  [
    'labels of what the rows of a table are',
    'rows-differ',
    `${table('| Shelf | State |', '| A | FULL |', '| B | PARTIAL |', '| C | EMPTY |', '| D | PARTIAL |')}${below('End', list('Total shelves: 4', 'Completely full: 2 (50%)', 'Partially full: 1 (25%)', 'Empty: 1'))}`,
    'Completely full: 2 (50%)\n- Partially full: 1 (25%)',
    'Completely full: 1 (25%)\n- Partially full: 2 (50%)',
  ],
  [
    'shares that failed in headings',
    'parts-do-not-add-up',
    `${list('Tests run: 12', 'Tests passed: 5', 'Tests failed: 7')}\n\n## What failed\n\n### Halls (2/4 failed)\n\nx\n\n### Shows (3/3 failed)\n\nx\n\n### Orders (1/5 failed)\n\nx`,
    '1/5',
    '2/5',
  ],
  [
    'a class beside the total of its things',
    'rows-differ',
    `## Summary\n\n${list('Total routes: 6', 'Working: 4')}${below('Working routes', list('orders', 'halls', 'shows'))}`,
    'Working: 4',
    'Working: 3',
  ],
  [
    'headings beside a total that is told in the summary',
    'parts-do-not-add-up',
    `## Summary\n\nTotal routes: 9 public routes\n\n## Routes\n\n### Halls (3 routes)\n\nx\n\n### Shows (3 routes)\n\nx\n\n### Orders (2 routes)\n\nx`,
    '9 public',
    '8 public',
  ],
  [
    'headings below a sentence with the number of all',
    'parts-do-not-add-up',
    `## Left\n\nThe following 9 pages are old:\n\n### Halls (3 pages)\n\nx\n\n### Shows (3 pages)\n\nx\n\n### Orders (2 pages)\n\nx`,
    '9 pages',
    '8 pages',
  ],
  [
    'what was done with all of a column',
    'sum-is-wrong',
    `${table('| Figure | Number | Remark |', '| Pictures checked | 21 | by hand |')}${below('Halls', table('| Hall | Pictures |', '| A | 7 |', '| B | 8 |', '| C | 5 |'))}`,
    '21',
    '20',
  ],
];

test.each(FORMS)('%s: told when it is wrong, and only then', (...form) => expectOnlyWhenWrong(form));

// A finding with `NaN` would be of a line that has no number.
const SOUND: readonly (readonly [string, string])[] = [
  [
    'a blank that is still to be filled',
    list('Total tests: 8', 'Passed: 0/8 (pending results)', 'Failed: 0/8 (pending results)'),
  ],
  [
    'пустое место',
    list('Всего тестов: 8', 'Пройдено: 0 (будет заполнено позже)', 'Провалено: 0 (уточняется)'),
  ],
  [
    'how many of all were executed',
    `Progress: 75% (45/60 tests executed in time)${below('Run', list('Tests collected: 60', 'Tests executed: 45'))}`,
  ],
  [
    'the tests of one heading',
    `## Found\n\n### A lock that stays\n\n**Tests:**\n${list('one', 'two', 'three')}${below('End', '**Tests run:** 5')}`,
  ],
  [
    'a list of which one line has a number',
    `Total tests: 9${below('Aims', list('Goal: 9 tests pass', 'Lists the halls', 'Takes an hour'))}`,
  ],
  ['a list of what takes so long', `Tests run: 4\n\n### Load (5 min)\n\n${list('start', 'wait')}`],
  [
    'two suites, each with its tests',
    ['10', '8']
      .map(
        (all, index) => `## Test suite ${index + 1}: halls\n\n**Tests**: ${all}\n**Passed**: ${all}/${all}`,
      )
      .join('\n\n'),
  ],
  ['a part of several', `Tests run: 4\n\n### Phase (2/3)\n\n${list('✅ load', '✅ check', '✅ clean')}`],
  [
    'items that stand for several',
    `### Keys (9/9 failed)\n\n${list('❌ all keys of halls', '❌ all keys of shows', '❌ old keys')}`,
  ],
  [
    'a number of groups',
    `## Groups of routes (3)\n\n### Orders (3 routes)\n\nx\n\n### Halls (2 routes)\n\nx\n\n### Shows (3 routes)\n\nx`,
  ],
  ['sections of which each tells something of its own', parts(9)],
  [
    'a row before and after',
    `${table('| Figure | Before | After |', '| Pictures checked | 21 | 20 |')}${below('Halls', table('| Hall | Pictures |', '| A | 7 |', '| B | 8 |', '| C | 5 |'))}`,
  ],
];

test.each(SOUND)('sound: %s', (_, text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
