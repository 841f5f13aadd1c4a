import { expect, test } from 'vitest';
import type { RuleId } from '../../../src/lint/finding.ts';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

const table = (...rows: string[]) =>
  [rows[0], `|${'-|'.repeat((rows[0]?.split('|').length ?? 2) - 2)}`, ...rows.slice(1)].join('\n');
const roles = (last: string) =>
  table('| Role | Decision |', '| QA | go |', '| Data | go |', '| Operations |', '| Product | go |').replace(
    '| Operations |',
    `| Operations | ${last} |`,
  );

// What one place tells beside another one of the same thing: wrong once, and then put right.
const COMPARED: [string, RuleId, string, string, string][] = [
  [
    'a length before its span',
    'duration-differs',
    'The rebuild took 9 min 12 s (start 07:00:05, end 07:06:17).',
    '9 min',
    '6 min',
  ],
  ['длительность до времён', 'duration-differs', 'Сверка заняла 25 минут, с 10:05 до 10:20.', '25', '15'],
  ['an end before its start', 'time-order', 'Production took from 11:20 until 11:05.', '11:05', '11:45'],
  [
    'none of what is counted',
    'none-but-some',
    '## Load\n\n14 duplicates.\n\n## Summary\n\nThere were no duplicates.',
    '14',
    '0',
  ],
  [
    'галочка у того, чего нет',
    'none-but-some',
    'После повторного запуска 14 дублей.\n\n- [x] Повторный запуск не создаёт дублей',
    '14',
    '0',
  ],
  ['no server errors', 'none-but-some', '- 502: 9\n\n## Summary\n\nNo 5xx during the run.', '9', '0'],
  ['all have signed', 'none-but-some', `${roles('pending')}\n\nAll four roles have signed.`, 'pending', 'go'],
  [
    'все суммы совпали',
    'none-but-some',
    `${table('| Файл | До | После |', `| a | ${'1a'.repeat(16)} | ${'1a'.repeat(16)} |`, `| b | ${'2b'.repeat(16)} | ${'3c'.repeat(16)} |`)}\n\nСуммы всех двух файлов совпали.`,
    '3c'.repeat(16),
    '2b'.repeat(16),
  ],
  [
    'a list and its whole',
    'sum-is-wrong',
    'Rejected 1,850:\n\n- no date: 900\n- bad sum: 600\n- no event: 250',
    '1,850',
    '1,750',
  ],
  [
    'sizes in a list',
    'sum-is-wrong',
    '- a (1.2 MB)\n- b (6.5 MB)\n- c (0.1 MB)\n\nTotal size: 8.7 MB.',
    '8.7',
    '7.8',
  ],
  [
    'a heading and those below it',
    'rows-differ',
    '## Failures (3)\n\n### test_a_b\n\nx\n\n### test_c_d\n\ny',
    '3',
    '2',
  ],
  [
    'first, second, third',
    'rows-differ',
    'There are three problems.\n\nFirst, a.\n\nSecond, b.',
    'three',
    'two',
  ],
  [
    'пункты и галочки',
    'rows-differ',
    'Выполнено 3 из 4 пунктов.\n\n- [x] а\n- [x] б\n- [ ] в\n- [ ] г',
    '3 из',
    '2 из',
  ],
  [
    'a share as in the other rows',
    'percent-is-wrong',
    table(
      '| Column | Nulls | Rows | Share |',
      '| a | 50 | 1,000 | 5.0% |',
      '| b | 20 | 1,000 | 2.0% |',
      '| c | 100 | 1,000 | 1.0% |',
    ),
    '1.0%',
    '10.0%',
  ],
  [
    'fixed and still failing',
    'result-differs',
    `## Fixed since May\n\n${table('| Test | Now |', '| AB-1 | 200 |', '| AB-2 | 409 |')}\n\n## Still failing\n\n- AB-2: accepted`,
    '- AB-2',
    '- AB-3',
  ],
  [
    'what was expected and got',
    'result-differs',
    '### A-1\n\n- Expected: 410\n- Actual: 29 times 410, 2 times 200\n- **PASSED**',
    'PASSED',
    'FAILED',
  ],
  [
    'a report before its tests',
    'time-order',
    'Проверяли: 04.09.2025\n\nОтчёт составлен 02.09.2025.',
    '02.09',
    '05.09',
  ],
  [
    'a tally in one sentence',
    'parts-do-not-add-up',
    'The last run had 13 tests, 8 passed, 2 failed.',
    '13',
    '10',
  ],
  [
    'keys of a block of data',
    'part-and-whole',
    '```json\n{"requests": 10, "errors": 0, "latency_ms": {"p95": 610, "p99": 590}}\n```',
    '590',
    '650',
  ],
];

test.each(COMPARED)('two places that tell of one thing are compared: %s', (_, rule, wrong, from, to) => {
  expect(wrong).toContain(from);
  expect(lintAudit(`# Report\n\n${wrong}\n`, null).map((finding) => finding.rule)).toContain(rule);
  expect(lintAudit(`# Report\n\n${wrong.replace(from, to)}\n`, null)).toEqual([]);
});

test.each([
  'The loader ran every 20 minutes from 22:00 until 05:41.',
  'The night run went from 22:10 until 02:31.',
  'No record was dropped. 1,204 rows were read.',
  '## Monday\n\nRetested 3.\n\n## Tuesday\n\nNo retests.',
  'The sum (without 12 refunds) is 1,204. Refunds: 12.',
  `${table('| Action | Guest | Admin | Result |', '| read | ✅ | ✅ | PASS |', '| write | ❌ | ✅ | PASS |', '| list | ✅ | ✅ | PASS |')}\n\nAll actions are verified.`,
  '## Fixes (4 commits)\n\n### 1. a\n\nx\n\n### 2. b\n\ny\n\n### 3. c\n\nz',
  '- [ ] get to 28 of 28 by May',
  '## Closed findings\n\n| ID | How |\n|-|-|\n| AB-4 (first half) | x |\n| AB-5 | y |\n\n## Still open\n\n- AB-4 (second half): z',
  '### 1. a\n\n- Duration: 9 ms\n\n### 2. b\n\n- Duration: 15 ms',
  '- Actual: 200, 150 orders\n- Expected: 200\n- PASSED',
])('what is of two things is no contradiction: %s', (text) => {
  expect(lintAudit(`# Report\n\n${text}\n`, null)).toEqual([]);
});
