import { expect, test } from 'vitest';
import { periodsIn, schedulesIn } from '../../../src/lint/document/schedules.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { expectOnlyWhenWrong, type Form, table } from './forms.ts';

const code = (...lines: string[]) => `\`\`\`\n${lines.join('\n')}\n\`\`\``;

// A period in words beside the line that sets it: wrong once, and then put right.
const FORMS: Form[] = [
  ['a timer', 'two-values', '- Stock sync: every 20 minutes (`OnUnitActiveSec=40min`)', '40min', '20min'],
  ['a timer in Russian', 'two-values', '- Сверка остатков раз в час: `OnUnitActiveSec=30min`', '30min', '1h'],
  ['a line of cron', 'two-values', 'Stock is counted daily (`10 */6 * * *`).', '10 */6', '10 6'],
  ['a calendar', 'two-values', '- `OnCalendar=*:0/20` ✅ каждые 10 минут', '0/20', '0/10'],
  [
    'a row of a table',
    'two-values',
    table('| Job | Runs | Cron |', '| shelves | every hour | `*/30 * * * *` |'),
    '*/30',
    '5',
  ],
  ['a comment above its line', 'two-values', code('# every 5 minutes', '*/15 * * * * count'), '*/15', '*/5'],
  [
    'a sentence that leads to its line',
    'two-values',
    `The shelves are counted every 6 hours:\n\n${code('0 */4 * * * count')}`,
    '*/4',
    '*/6',
  ],
];

test.each(FORMS)('%s of another period is found, and of its own is not', (...form) => {
  expectOnlyWhenWrong(form);
});

// Two jobs, another time, or what is no period.
test.each([
  'Every 20 minutes, and the shelves every hour: `*/20 * * * *`.',
  'Counted every 20 minutes instead of `*/40 * * * *`.',
  'Counted every 20 minutes. The shelves are counted by `0 * * * *`.',
  '- `*/20 * * * *` counts the daily stock',
  code('*/20 * * * * /opt/count_daily.sh'),
  code('# every 20 minutes', '# and the shelves:', '0 * * * * shelves'),
  'Counted every 20 minutes (`0,20,40 * * * *`).',
  'Every 20 minutes, `OnBootSec=5min`.',
  code('run(count, 24 * 60 * 60 * 1000); // daily'),
])('nothing is found: %s', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});

test.each([
  ['every 2 days', 172_800],
  ['раз в сутки', 86_400],
  ['каждую неделю', 604_800],
  ['weekly (Mon)', 604_800],
  ['nightly', 86_400],
])('%s is a period', (text, seconds) => {
  expect(periodsIn(text).map((period) => period.seconds)).toEqual([seconds]);
});

test.each([
  ['OnUnitActiveSec=900', 900],
  ['OnUnitInactiveSec=2 h', 7200],
  ['OnCalendar=hourly', 3600],
  ['OnCalendar=*-*-* 00/2:10:00', 7200],
  ['OnCalendar=*-*-* */40:00:00', 86_400],
  ['OnCalendar=*-*-* 04:00:00', 86_400],
  ['* * * * *', 60],
  ['0 */20 * * * *', 1200],
  ['30 4 * * 1', 604_800],
])('%s sets a period', (text, seconds) => {
  expect(schedulesIn(text).map((period) => period.seconds)).toEqual([seconds]);
});

test.each(['OnUnitActiveSec=1h30min', 'OnCalendar=Mon..Fri *-*-* 04:00:00', '0 4 1 * *', '0 9-18 * * 1-5'])(
  '%s sets no one period',
  (text) => {
    expect(schedulesIn(text)).toEqual([]);
  },
);
