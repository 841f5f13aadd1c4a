import { expect, test } from 'vitest';
import { lintAudit } from '../../../src/lint/lint-audit.ts';

const ROWS = [
  ['1.1', '200', '200', 'OK'],
  ['1.2', '404', '404', 'EXPECTED ERROR'],
  ['1.3', '201', '201', 'OK'],
  ['1.4', '200', '500', 'FAILED'],
  ['1.5', '200', '403', 'DENIED'],
  ['1.6', '200', '–', 'MISSING'],
  ['2.1', '200', '200', 'OK'],
  ['2.2', '200', '200', 'OK'],
] as const;
const TABLE = `## Matrix

| Id | Expected | Actual | Class |
|---|---|---|---|
${ROWS.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`;
const LIST = `## Calls

${ROWS.map(([id, expected, actual, name]) => `- ${id} GET /orders: expected ${expected}, actual ${actual}, ${name.toLowerCase()}`).join('\n')}`;
const TABLES = `## Tables

| Table | Before | After |
|---|---|---|
| orders_raw | 100 | 142 |
| clients_raw | 50 | 61 |
| seats_raw | 7 | 10 |`;

const FIGURES = `| Class | Number |
|---|---|
| Executed | 7 |
| Successful | 4 |
| Expected errors | 1 |
| Denied | 1 |
| Failed | 1 |
| Missing | 1 |`;

const audit = (...parts: string[]) => `# Audit of the API\n\n## Summary\n\n${parts.join('\n\n')}\n`;
const told = (text: string) =>
  lintAudit(text, null).map(({ rule, first, second }) => [
    rule,
    ...[first, second].map(({ line }) => text.split('\n')[line - 1]?.trim()),
  ]);

test.each([
  [
    'figures in a table, and in a sentence',
    [FIGURES, '7 were executed: 4 successful, 1 expected error, 1 denied and 1 failed.', TABLE],
  ],
  ['entries in a list', [FIGURES, LIST]],
  [
    'the denied apart from those executed',
    ['6 executed, 1 denied, 1 not sent. 4 successful, 1 expected error, 1 failed.', TABLE],
  ],
  [
    'expected errors among those that passed',
    ['7 executed: 5 passed, 1 denied, 1 failed. 1 missing.', TABLE],
  ],
  [
    'Russian',
    [
      'Отправлено 7 запросов из 8. Успешных 4, ожидаемых ошибок 1, отказов в доступе 1, сбоев 1. Не отправлен 1.',
      TABLE,
    ],
  ],
  ['an earlier run', [FIGURES, 'The previous report had 2 successful and 3 failed tests.', TABLE]],
  ['another stand', [FIGURES, 'On the mirror 5 were executed, 3 successful and 2 failed.', TABLE]],
  [
    'shares of those planned and of those executed',
    [FIGURES, 'Success rate: 57.1 %. Share of those successful among those planned: 50 %.', TABLE],
  ],
  [
    'what entries were told to be',
    [
      FIGURES,
      TABLE,
      '## Orders\n\n- 1.4 failed with 500, 1.6 was not sent.\n- 1.5 was denied (403), as the role has no rights.\n- 1.1 gave 400 orders.\n- After the repair 1.4 will be successful.',
    ],
  ],
  [
    'growth in a table and in sentences',
    [
      'The load brought +42 orders and +11 clients.',
      TABLES,
      '- `orders_raw`: 40 (1.1) + 2 (1.3)\n- `clients_raw`: 2.1 - 11\n- `seats_raw`: 3 (2.2)',
    ],
  ],
] as const)('no contradiction: %s', (_, parts) => {
  expect(told(audit(...parts))).toEqual([]);
});

test.each([
  [
    'a class of the summary',
    [FIGURES, '7 were successful.', TABLE],
    'count-not-in-matrix',
    '7 were successful.',
  ],
  [
    'a class of the table',
    [FIGURES.replace('| Failed | 1 |', '| Failed | 3 |'), '4 successful, 1 expected error, 1 denied.', TABLE],
    'count-not-in-matrix',
    '| Failed | 3 |',
  ],
  ['entries in a list', [FIGURES, '3 were denied.', LIST], 'count-not-in-matrix', '3 were denied.'],
  ['Russian', [FIGURES, 'Сбоев 3.', TABLE], 'count-not-in-matrix', 'Сбоев 3.'],
  [
    'a share',
    [FIGURES, 'Share of the successful among those executed: 61.3 %.', TABLE],
    'percent-is-wrong',
    'Share of the successful among those executed: 61.3 %.',
  ],
  [
    'another status',
    [FIGURES, TABLE, '## Orders\n\n1.4 was rejected with 422.'],
    'answer-differs',
    '1.4 was rejected with 422.',
  ],
  [
    'done and missing',
    [FIGURES, TABLE, '## Orders\n\n1.6 was executed on one order.'],
    'result-differs',
    '1.6 was executed on one order.',
  ],
  [
    'a list of a class',
    [FIGURES, TABLE, '## Lists\n\n- denied: 1.5, 2.1'],
    'result-differs',
    '- denied: 1.5, 2.1',
  ],
  [
    'growth in a sentence',
    ['The load brought +42 orders and +19 clients.', TABLES],
    'delta-is-wrong',
    'The load brought +42 orders and +19 clients.',
  ],
  [
    'growth by words',
    ['The orders table grew by 42 rows, the seats table by 5.', TABLES],
    'delta-is-wrong',
    'The orders table grew by 42 rows, the seats table by 5.',
  ],
  [
    'growth in another table',
    [
      TABLES,
      '| Table | Delta |\n|---|---|\n| orders_raw | +42 |\n| clients_raw | +11 |\n| seats_raw | +30 |',
    ],
    'delta-is-wrong',
    '| seats_raw | +30 |',
  ],
  [
    'sources',
    [TABLES, '- `orders_raw`: 40 (1.1) + 2 (1.3)\n- `clients_raw`: 2.1 - 21'],
    'delta-is-wrong',
    '- `clients_raw`: 2.1 - 21',
  ],
] as const)('a contradiction: %s', (_, parts, rule, line) => {
  const found = told(audit(...parts));
  expect(found.map(([name]) => name)).toContain(rule);
  expect(found.filter(([name]) => name === rule).flat()).toContain(line);
});
