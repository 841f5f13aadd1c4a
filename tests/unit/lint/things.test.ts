import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';
import { below, expectOnlyWhenWrong, type Form, table } from './forms.ts';

const DEFECTS = table(
  '| ID | Severity | State |',
  '| D-1 | Blocker | Open |',
  '| D-2 | Minor | Open |',
  '| D-3 | Major | Closed |',
);

// What a table, a list or a heading holds, and what another section says of it: wrong once, and then put right.
const THINGS: Form[] = [
  [
    'things of a table, counted elsewhere',
    'rows-differ',
    `Defects found: 4${below('Defects', DEFECTS)}`,
    '4',
    '3',
  ],
  [
    'things of one kind, counted elsewhere',
    'rows-differ',
    `2 minor defects were found.${below('Defects', DEFECTS)}`,
    '2 minor defects were',
    '1 minor defect was',
  ],
  [
    'none that is both',
    'none-but-some',
    `There are no open blockers.${below('Defects', DEFECTS)}`,
    'open',
    'closed',
  ],
  [
    'things behind their number',
    'rows-differ',
    `All 4 jobs finished.${below('Jobs', table('| # | Job |', '| 1 | load |', '| 2 | check |', '| 3 | clean |'))}`,
    '4',
    '3',
  ],
  [
    'what is ticked, and was not begun',
    'tick-not-earned',
    `- [x] Load test completed${below('Load test', 'Not started.')}`,
    'Not started.',
    'Ran on Monday.',
  ],
  [
    'what is ticked, and was called off',
    'tick-not-earned',
    `- [x] Rollback rehearsed${below('Rollback', 'The rehearsal was cancelled.')}`,
    'cancelled',
    'held',
  ],
  [
    'every one of what a column counts',
    'none-but-some',
    `Every endpoint answered as specified.${below('Modules', table('| Module | Checks | Failed |', '| a | 7 | 0 |', '| b | 8 | 2 |'))}`,
    '| 2 |',
    '| 0 |',
  ],
  [
    'all that were planned, and some blocked',
    'none-but-some',
    `- [x] All 40 planned cases executed${below('Numbers', table('| Priority | Planned | Blocked |', '| high | 12 | 0 |', '| low | 28 | 3 |'))}`,
    '| 3 |',
    '| 0 |',
  ],
  [
    'a sum in a sentence elsewhere',
    'sum-is-wrong',
    `24 stations took part.${below('Stations', table('| Region | Stations |', '| n | 9 |', '| s | 8 |', '| w | 8 |'))}`,
    '24',
    '25',
  ],
  [
    'parts in brackets',
    'parts-do-not-add-up',
    '36 entries (18 debits, 17 credits) were written.',
    '17',
    '18',
  ],
  [
    'a write where nothing was written',
    'none-but-some',
    `Nothing was written.${below('Calls', table('| Call | Got |', '| GET /a | 200 |', '| POST /b | 201 |'))}`,
    '201',
    '403',
  ],
  [
    'the status of a test without a mark',
    'answer-differs',
    `${table('| ID | Expected | Got |', '| N-1 | 402 | 402 |', '| N-2 | 404 | 404 |')}\n\nN-1 was answered 400.`,
    '400.',
    '402.',
  ],
  [
    'none in any of them',
    'none-but-some',
    `Дубликатов не обнаружено ни в одной таблице.${below('Качество', table('| Проверка | Результат |', '| Дубликаты заказов | 0 |', '| Дубликаты билетов | 6 |'))}`,
    '| 6 |',
    '| 0 |',
  ],
  [
    'the decision in a sentence',
    'status-differs',
    `Decision: GO${below('End', 'The decision of this gate is NO-GO until it is fixed.')}`,
    'NO-GO until it is fixed',
    'GO',
  ],
];

// The days of one run, in its header, in a sentence, in its log and in a table.
const DAYS: Form[] = [
  [
    'a day in a sentence',
    'two-values',
    'Дата прогона: 14.10.2025\n\nПрогон выполнен 16.10.2025.',
    '16.10',
    '14.10',
  ],
  [
    'the day of the log',
    'two-values',
    'Run date: 2026-02-13\n\n```\n2026-02-12 14:05:10 start\n2026-02-12 14:11:40 end\n```',
    '02-13',
    '02-12',
  ],
  [
    'a report before its run',
    'time-order',
    'Report generated: 2025-06-03\n\nRun: second run, 2025-06-05',
    '06-03',
    '06-05',
  ],
  [
    'a day outside of the period',
    'time-order',
    `Период проверки: 12–14 мая 2026 г.${below('Дни', table('| День | Проверок |', '| 12 мая | 20 |', '| 13 мая | 20 |', '| 15 мая | 9 |'))}`,
    '15 мая',
    '14 мая',
  ],
];

test.each([...THINGS, ...DAYS])('what another section says of it is compared: %s', (...form) =>
  expectOnlyWhenWrong(form),
);

test.each([
  `Two defects of severity high.${below('Defects', DEFECTS)}`,
  `The other 2 defects are known.${below('Defects', DEFECTS)}`,
  `No defects of severity 1 or 2.${below('Defects', DEFECTS)}`,
  `No time was left.${below('Log', table('| Time | What |', '| 02:40 | stop |', '| 02:50 | go |'))}`,
  `There was no re-run.${below('Failed', table('| Area | Failed |', '| a | 1 |', '| b | 2 |'))}`,
  `All critical cases passed.${below('Numbers', table('| Priority | Failed |', '| critical | 0 |', '| low | 2 |'))}`,
  `- [x] Reading checked (except 6.13)${below('Not executed', '- 6.13: no data')}`,
  `Executed tests ticked.\n\n- [x] Executed tests 1.1-1.3${below('Gaps', '- Tests 2.2: no access')}`,
])('what is of some of them only is no contradiction: %s', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
