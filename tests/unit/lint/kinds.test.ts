import { expect, test } from 'vitest';
import type { RuleId } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

const SUM = 'a1'.repeat(32);
const OTHER_SUM = 'b2'.repeat(32);
const table = (...rows: string[]) =>
  [rows[0], `|${'-|'.repeat((rows[0]?.split('|').length ?? 2) - 2)}`, ...rows.slice(1)].join('\n');

// Of each kind a document that contradicts itself, and the same one put right.
const KINDS: [string, RuleId, string, string, string][] = [
  [
    'a row whose numbers do not make its total as those of the other rows do',
    'sum-is-wrong',
    table(
      '| Source | Received | Loaded | Rejected |',
      '| A | 120 | 118 | 2 |',
      '| B | 60 | 59 | 1 |',
      '| C | 240 | 240 | 2 |',
    ),
    '| 240 | 240 |',
    '| 242 | 240 |',
  ],
  [
    'a difference that is not that of its row',
    'delta-is-wrong',
    table(
      '| Metric | Previous | Current | Change |',
      '| Response, ms | 310 | 250 | -50 |',
      '| Tests | 25 | 33 | +8 |',
    ),
    '-50',
    '-60',
  ],
  [
    'a difference in a list',
    'delta-is-wrong',
    '- Rows before: 10\n- Rows after: 22\n- Delta: +13',
    '+13',
    '+12',
  ],
  [
    'parts that do not make the total at their end',
    'parts-do-not-add-up',
    '- Клиенты: 7\n- Заказы: 8\n- Места: 10\n\n**Итого тестов: 24**',
    '24',
    '25',
  ],
  [
    'classes of errors that do not make the errors',
    'parts-do-not-add-up',
    '## Summary\n\n- Errors: 7\n\n## Errors by class\n\n- 403 Forbidden: 3\n- 500 Server Error: 3',
    'Errors: 7',
    'Errors: 6',
  ],
  [
    'classes of one thing that do not make the whole that one names',
    'parts-do-not-add-up',
    '- Covered: 15 of 18\n- Partly covered: 2\n- Not covered: 2',
    'Not covered: 2',
    'Not covered: 1',
  ],
  [
    'sections that do not make the number of the run',
    'parts-do-not-add-up',
    `- Executed: 15\n- Skipped: 0\n\n${table('| Section | Total | Executed | Skipped |', '| 2 | 7 | 7 | 0 |', '| 6 | 8 | 5 | 3 |')}`,
    '| 5 | 3 |',
    '| 8 | 0 |',
  ],
  [
    'tests below the heading of a class',
    'id-count-differs',
    '- Executed: 9\n- Провалено: 2\n\n## Проваленные\n\n- ❌ 3.4 — 500\n- ❌ 4.1 — 422\n- ❌ 6.2 — 403',
    '\n- ❌ 6.2 — 403',
    '',
  ],
  [
    'rows counted by their state',
    'rows-differ',
    `2 actions are open, 3 are closed.\n\n${table('| # | Action | State |', '| 1 | a | open |', '| 2 | b | closed |', '| 3 | c | open |', '| 4 | d | closed |')}\n\n- Tests executed: 2`,
    '3 are closed',
    '2 are closed',
  ],
  [
    'none of what a table counts',
    'none-but-some',
    `- Tests executed: 4\n\n## Defects\n\n${table('| Severity | Open | Closed |', '| Critical | 1 | 2 |', '| Minor | 2 | 1 |')}\n\nNo critical defects are open.`,
    '| Critical | 1 |',
    '| Critical | 0 |',
  ],
  [
    'none of what a label counts',
    'none-but-some',
    '- Выполнено: 3\n- Критические ошибки: 1\n\nКритических ошибок не обнаружено.',
    'ошибки: 1',
    'ошибки: 0',
  ],
  [
    'a share of what is named',
    'percent-is-wrong',
    '- Всего: 57\n- Проверено: 50\n- Без замечаний: 45 (79 % от проверенных)',
    '79 %',
    '90 %',
  ],
  [
    'a span of clock times',
    'duration-differs',
    '- Tests executed: 3\n- Window: 10:00–10:12 (20 minutes)',
    '20',
    '12',
  ],
  [
    'a day before the run',
    'time-order',
    '- Report date: 2026-02-10\n- Test window: 2026-02-11 10:00 – 2026-02-11 11:30',
    '02-10',
    '02-11',
  ],
  [
    'two sums of one archive',
    'hash-differs',
    `- Archive: a.zip\n- SHA-256: ${SUM}\n- ✅ SHA-256 matches: ${OTHER_SUM}`,
    OTHER_SUM,
    SUM,
  ],
  [
    'two numbers of files of one archive',
    'two-values',
    '- Archive: a.zip\n- Files inside: 33\n\nThe archive holds 34 files: the answers and a manifest.',
    '34 files',
    '33 files',
  ],
  [
    'results in a block of JSON',
    'two-values',
    '```json\n{"total": 5, "passed": 3, "failed": 2}\n```\n\n- Passed: 4\n',
    'Passed: 4',
    'Passed: 3',
  ],
];

test.each(KINDS)('found where it is wrong, and not where it is right: %s', (_, rule, wrong, from, to) => {
  expect(wrong).toContain(from);
  expect(lintAudit(wrong, null).map((finding) => finding.rule)).toContain(rule);
  expect(lintAudit(wrong.replace(from, to), null)).toEqual([]);
});

test('a total below the errors is no total of the tests, and an answer of the API no result', () => {
  const errors = table('| Class | Count |', '| 403 | 2 |', '| 404 | 1 |', '| Total | 3 |');
  const answer = '```json\n{"total": 120, "page": 1}\n```';
  expect(lintAudit(`- Total tests: 40\n\n## Errors by class\n\n${errors}\n\n${answer}\n`, null)).toEqual([]);
});
