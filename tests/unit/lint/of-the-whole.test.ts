import { expect, test } from 'vitest';
import type { RuleId } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

const MODULES = [
  '## Modules',
  '',
  '| Module | Tests | Passed | Failed | Result |',
  '|-|-|-|-|-|',
  '| Search | 30 | 30 | 0 | pass |',
  '| Booking | 41 | 41 | 0 | pass |',
  '| Reports | 29 | 24 | 5 | fail |',
].join('\n');
const TOTAL = `${MODULES}\n| Total | 100 | 95 | 5 | |`;
const SENT = [
  '## Sent',
  '',
  '| Topic | Produced | Delivered | Given up |',
  '|-|-|-|-|',
  '| paid | 300 | 300 | 0 |',
  '| seats | 300 | 288 | 12 |',
  '| All | 600 | 588 | 12 |',
].join('\n');
const COVERED = [
  '## Groups',
  '',
  '| Group | Operations | Covered |',
  '|-|-|-|',
  '| Members | 20 | 18 |',
  '| Cards | 10 | 6 |',
  '| Sum | 30 | 24 |',
].join('\n');
const summary = (text: string, ...parts: string[]) => ['## Summary', '', text, '', ...parts].join('\n');

// What is said of the whole run, wrong once and then put right: [name, rule, document, what is wrong, what is right].
const SAID: [string, RuleId, string, string, string][] = [
  [
    'numbers of a sentence, as the row of the total',
    'two-values',
    summary('100 tests were run, 93 passed, 5 failed.', TOTAL),
    '93',
    '95',
  ],
  [
    'numbers of labels, as the row of the total',
    'two-values',
    summary('- Produced: 600\n- Delivered: 582\n- Given up: 12', SENT),
    '582',
    '588',
  ],
  [
    'a share, as the row of the total',
    'two-values',
    summary('27 of 30 operations covered.', COVERED),
    '27',
    '24',
  ],
  [
    'a total without a row for it',
    'sum-is-wrong',
    summary('A total of 110 tests was run.', MODULES),
    '110',
    '100',
  ],
  [
    'all of a kind',
    'none-but-some',
    summary('All three modules passed.', MODULES),
    'All three',
    'Two of the three',
  ],
  [
    'a tick at what was not met',
    'tick-not-earned',
    '## List\n\n- [x] Rate limiting active on all endpoints\n\n| Control | State |\n|-|-|\n| Rate limit on endpoints | not met |\n| TLS | met |',
    'not met',
    'met',
  ],
  [
    'a tick at what a list of limits names',
    'tick-not-earned',
    '## Limitations\n\n- The rate limit was not tested: the runner is shared\n\n## List\n\n- [x] Rate limit verified',
    '[x]',
    '[ ]',
  ],
  [
    'masked, and open',
    'none-but-some',
    summary(
      'Personal data is masked in all files.',
      '## Files\n\nPhones of four clients are in the clear in 2.2.json.',
    ),
    'in the clear',
    'masked too',
  ],
  [
    'no server error, and one',
    'none-but-some',
    summary(
      'Not a single server error was seen.',
      '| Id | Expected | Got |\n|-|-|-|\n| R-1 | 200 | 503 |\n| R-2 | 200 | 200 |',
    ),
    '503',
    '200',
  ],
  [
    'a table that did not change',
    'delta-is-wrong',
    '## Rows\n\nThe table `fact_daily` was left unchanged.\n\n| Table | Before | After | Delta |\n|-|-|-|-|\n| fact_daily | 640 | 730 | +90 |\n| stg_a | 1 | 2 | +1 |',
    '730 | +90',
    '640 | 0',
  ],
  [
    'the environment of the header',
    'two-values',
    'Environment: **production**\n\n## Environment\n\n| Item | Value |\n|-|-|\n| Host | staging |',
    'staging',
    'production',
  ],
  [
    'the build of the header',
    'two-values',
    'Build: 2.14.0\n\n## Environment\n\nAll results were taken on build 2.13.2.',
    '2.13.2',
    '2.14.0',
  ],
  [
    'the length of the run',
    'duration-differs',
    'Duration: 19 min\n\n## What was done\n\nThe run went from 11:20 to 11:46.',
    '19',
    '26',
  ],
  [
    'длительность шага',
    'duration-differs',
    '## Ход\n\n| День | Что |\n|-|-|\n| 15.05 | основной прогон, 09:00–12:40 |\n| 16.05 | разбор |\n\nОсновной прогон занял 2 ч 10 мин.',
    '2 ч 10',
    '3 ч 40',
  ],
  [
    'the end of the run',
    'time-order',
    'Finished: 02:48\n\n## Jobs\n\n| Job | Start | End |\n|-|-|-|\n| a | 02:30 | 02:41 |\n| b | 02:41 | 02:55 |',
    '02:48',
    '02:55',
  ],
  [
    'a bound of all',
    'none-but-some',
    summary(
      'Every endpoint answers in less than 500 ms.',
      '| Endpoint | Mean |\n|-|-|\n| /a | 140 ms |\n| /b | 812 ms |\n| /c | 90 ms |',
    ),
    '812',
    '412',
  ],
];

test.each(SAID)(
  'what is said of the whole run is so where it is told in full: %s',
  (_, rule, wrong, from, to) => {
    expect(wrong).toContain(from);
    expect(lintAudit(`# Report\n\n${wrong}\n`, null).map((finding) => finding.rule)).toContain(rule);
    expect(lintAudit(`# Report\n\n${wrong.replace(from, to)}\n`, null)).toEqual([]);
  },
);

// What a reader would not take for a contradiction.
test.each([
  summary('Accepted, two remarks. 98 of 100 checks passed.', '- Checks: 100\n- Failed: 2').replace(
    'Accepted',
    'Verdict: accepted',
  ),
  '## Cities\n\n| City | Loans |\n|-|-|\n| North | 15 |\n| South | 14 |\n\nTogether 25 more than before (15 + 14 − 4).',
  '- Entries in scope: 21 (1.1–7.3 that are open to us)\n- Tests run: 21',
  '| Table | Before deletion | After deletion | After load | Delta |\n|-|-|-|-|-|\n| a | 100 | 90 | 130 | +30 |\n| b | 10 | 9 | 12 | +2 |',
  '## Plan\n\n- [ ] Run the five skipped cases (target: 48 of 48 executed)',
  'Tickets without an order: 0\n\nOrders without tickets: 4 (goods only)',
])('what a careful reader would not tell is not told: %#', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
