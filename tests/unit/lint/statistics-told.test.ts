import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, list, table } from './forms.ts';

const halls = `### Reading halls\n\n${table('| Call | Name | Answer time |', '| H1 | halls/list | 120ms |', '| H2 | halls/one | 90ms |', '| H3 | halls/plan | 151ms |')}`;
const tours = `### Booking tours\n\n${table('| Call | Name | Answer time |', '| B1 | tours/add | 300ms |', '| B2 | tours/drop | 200ms |')}`;
const calls = `## Calls\n\n${halls}\n\n${tours}`;
const speed = (...lines: string[]) => `${calls}${below('Speed', `\`\`\`\n${lines.join('\n')}\n\`\`\``)}`;
const matrix = table(
  '| Test | Result | Latency (ms) |',
  '| 1.1 | passed | 400 |',
  '| 1.2 | passed | 500 |',
  '| 1.3 | passed | 720 |',
);
const sales = table(
  '| tour_day | seats_sold | income | own_income | fee |',
  '| Monday | 20 | 4000 | 3900 | 100 |',
  '| Tuesday | 30 | 6000 | 5800 | 200 |',
  '| Friday | 10 | 2000 | 2000 | 0 |',
);

// What is told of a column, wrong once, and then put right.
const FORMS: Form[] = [
  [
    'the average of a table with the name of the group',
    'sum-is-wrong',
    speed('Hall reading calls:', '├── Average: 125.0ms', '└── Fastest: 90ms (halls/one)'),
    '125.0ms',
    '120.3ms',
  ],
  [
    'the slowest one by its name',
    'two-values',
    speed('Hall reading calls:', '├── Average: 120.3ms', '└── Slowest: 151ms (halls/list)'),
    'halls/list)',
    'halls/plan)',
  ],
  [
    'the slowest one without a name',
    'sum-is-wrong',
    `${calls}${below('Speed', list('Reading halls:\n  - Slowest: 140 ms\n  - Fastest: 90 ms'))}`,
    '140 ms',
    '151 ms',
  ],
  [
    'the fastest one by its code, its time behind it',
    'two-values',
    `${calls}${below('Key numbers', list('Fastest call: H2 (95 ms)'))}`,
    '95 ms',
    '90 ms',
  ],
  [
    'several in one line, the average',
    'sum-is-wrong',
    `${calls}${below('Speed', list('Reading halls: average 128.5 ms, fastest 90 ms (one), slowest 151 ms (plan)'))}`,
    '128.5',
    '120.3',
  ],
  [
    'several in one line, the end of a path as a name',
    'two-values',
    `${calls}${below('Speed', list('Booking tours: fastest 300 ms (drop), slowest 300 ms (add)'))}`,
    '300 ms (drop)',
    '200 ms (drop)',
  ],
  [
    'several of the matrix in one line',
    'two-values',
    `${matrix}${below('Results', 'Average 540 ms, slowest 700 ms (1.3).')}`,
    '700 ms',
    '720 ms',
  ],
  [
    'a row of labels and values',
    'sum-is-wrong',
    `${calls}${below('Times of the reading halls', table('| Metric | Value |', '| Average answer | 111 ms |', '| Slowest answer | 151 ms |'))}`,
    '111 ms',
    '120.3 ms',
  ],
  [
    'the average of the matrix',
    'sum-is-wrong',
    `${matrix}${below('Results', list('Tests executed: 3', 'Average latency: 510 ms'))}`,
    '510 ms',
    '540 ms',
  ],
  [
    'a total in Russian that is that of another column',
    'sum-is-wrong',
    `${sales}\n\n**Итоги недели**:\n${list('Продано мест: 60', 'Общий доход: 11700')}`,
    'доход: 11700',
    'доход: 12000',
  ],
  [
    'a total in Russian that is that of a column far from it',
    'sum-is-wrong',
    `${sales}\n\n**Итоги недели**:\n${list('Общий доход: 300')}`,
    'доход: 300',
    'доход: 12000',
  ],
  [
    'a total in Russian that is near that of its column',
    'sum-is-wrong',
    `${sales}\n\n**Итоги недели**:\n${list('Продано мест: 61', 'Общий доход: 12000')}`,
    'мест: 61',
    'мест: 60',
  ],
];

test.each(FORMS)('%s: another one is found, and its own is not', (...form) => {
  expectOnlyWhenWrong(form);
});

// Statistics of something else, rounded, or of rows that the document does not have.
test.each([
  speed('Hall reading calls:', '├── Average: 120ms'),
  speed('Hall reading calls:', '├── Average: 900ms'),
  speed('Guide calls:', '├── Average: 125ms'),
  speed('Calls:', '├── Average: 125ms', '└── Slowest: 290 ms (shops/list)'),
  `${calls}${below('Speed', 'Reading halls:\n\nThe old system was slower:\n\n- Average: 125 ms')}`,
  `${calls}${below('Goals', list('Reading halls:\n  - Average: 125 ms'))}`,
  `${calls}${below('Speed', list('Reading halls:\n  - Average: 90-151ms'))}`,
  `${matrix}${below('Warehouse', list('Average latency: 510 ms'))}`,
  `${sales}${below('Year', list('Общий доход: 11700'))}`,
  `${sales}\n\n- Общий доход касс: 11700`,
  `${sales}\n\n- Общий доход: 25000`,
])('nothing is found: %s', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
