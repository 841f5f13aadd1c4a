import { expect, test } from 'vitest';
import { idsIn, idWords } from '../../../src/lint/document/entry-ids.ts';
import { leadingNumber } from '../../../src/lint/document/numbers.ts';
import { readDocument } from '../../../src/lint/document/read-document.ts';
import { deltaTerms } from '../../../src/lint/facts/delta-terms.ts';
import { factsOf } from '../../../src/lint/facts/fact.ts';
import { outcomeOf } from '../../../src/lint/facts/outcome.ts';
import { readFacts } from '../../../src/lint/facts/read-facts.ts';
import { verdictIn } from '../../../src/lint/facts/verdicts.ts';

test.each([
  ['22 tests', 22],
  ['1,234 orders', 1234],
  ['1 234 заказа', 1234],
  ['1\u00a0234', 1234],
  ['~300', 300],
  ['+219', 219],
  ['-4', -4],
  ['67%', null],
  ['2025-11-09', null],
  ['3.1, 3.2', null],
  ['13:59', null],
  ['none', null],
])('a number is read from the beginning of a text: %s', (text, value) => {
  expect(leadingNumber(text)?.value ?? null).toBe(value);
});

test.each([
  ['6.2-6.4, 6.9', ['6.2', '6.3', '6.4', '6.9']],
  ['6.1–6.3 and 7.1', ['6.1', '6.2', '6.3', '7.1']],
  ['6.9 to 6.11', ['6.9', '6.10', '6.11']],
  ['с 6.1 по 6.2', ['6.1', '6.2']],
  ['3.1-3.7: 3.1, 3.6', ['3.1', '3.6']],
  ['version 20.20.2 took 7.7 seconds, 3.5%', []],
  ['0.42 of 1.05', []],
  ['R1-R3', []],
])('ids are read from lists and ranges: %s', (text, ids) => {
  expect(idsIn(text, false).ids).toEqual(ids);
});

test('ids with letters are read on demand, and a named range is kept', () => {
  expect(idsIn('R1-R3, P2', true).ids).toEqual(['R1', 'R2', 'R3', 'P2']);
  expect(idsIn('3.1-3.3: 3.1, 3.9', false).ranges).toMatchObject([{ from: '3.1', to: '3.3' }]);
  expect(idWords(['6.10', '6.9', '6.10'])).toBe('6.9 and 6.10');
});

test('lines, sections, labels and boxes are read from lists, tables and paragraphs', () => {
  const { statements } = readDocument(
    '# Title\n\n## 1. Summary\n\n**A**: 1\n**B**: 2\n\n* [x] done: 3\n  - ☐ open\n\n| Metric | Value |\n|-|-|\n| Orders | 4 |\n\n---\n\nEnd: 5\n',
  );
  expect(
    statements.map(({ line, section, label, value, box }) => [line, section, label, value, box]),
  ).toEqual([
    [1, 'title', null, 'Title', null],
    [3, 'summary', null, '1. Summary', null],
    [5, 'summary', 'A', '1', null],
    [6, 'summary', 'B', '2', null],
    [8, 'summary', 'done', '3', 'done'],
    [9, 'summary', null, 'open', 'open'],
    [13, 'summary', 'Orders', '4', null],
    [17, 'footer', 'End', '5', null],
  ]);
});

test.each([
  ['CONDITIONAL - READY WITH LIMITATIONS', 'CONDITIONAL'],
  ['⚠️ CONDITIONALLY READY', 'CONDITIONAL'],
  ['NOT READY FOR PRODUCTION', 'NOT READY'],
  ['READY (the draft said NOT READY)', 'READY'],
  ['ready with limitations', 'CONDITIONAL'],
  ['НЕ ГОТОВ', 'NOT READY'],
  ['условно готов', 'CONDITIONAL'],
  ['Incomplete', 'INCOMPLETE'],
  ['READY, said of the account at partial.example, live', 'READY'],
  ['CONDITIONAL, said of nothing: no call was answered', 'CONDITIONAL'],
  ['3 successful', null],
])('a verdict is read from words: %s', (words, status) => {
  expect(verdictIn(words)).toBe(status);
});

test.each([
  ['200', '200', 'success'],
  ['200 or 201', '201', 'success'],
  ['2xx', '204', 'success'],
  ['403', '403 WRONG_AUTHORIZATION', 'error'],
  ['403, or an authorization error in a 200', '200 WRONG_AUTHORIZATION', 'error'],
  ['200', '500', 'failed'],
  ['200', '200 - FAILED (order)', 'failed'],
  ['404', '✅', 'error'],
  ['200', 'PASS (0 failed)', 'success'],
  ['read: 403; write: 200', 'read: 403; write: 200', 'success'],
  ['200', 'timeout', 'unknown'],
])('the outcome of a test follows from what was expected: %s, %s', (expected, result, outcome) => {
  expect(outcomeOf(expected, result)).toBe(outcome);
});

test.each([
  [
    '+100 orders_raw, +1 meta_job_runs',
    [
      ['orders_raw', 100],
      ['meta_job_runs', 1],
    ],
  ],
  ['stg_qtickets_api_orders_raw: +1,204', [['orders_raw', 1204]]],
  ['-2 rows in clients_raw', [['clients_raw', -2]]],
  ['No change', []],
])('rows added are read by table: %s', (cell, terms) => {
  expect(deltaTerms(cell).map(({ table, amount }) => [table, amount])).toEqual(terms);
});

test.each([
  ['Audit duration: 129 seconds', 129_000],
  ['Duration: 2 min 9 s', 129_000],
  ['Длительность: 2 мин 9 сек', 129_000],
  ['Duration: 00:02:09', 129_000],
  ['Took: 7.5 seconds', 7500],
  ['Duration: 1500 ms', 1500],
])('a duration is read: %s', (text, value) => {
  expect(factsOf(readFacts(readDocument(`## Summary\n\n${text}\n`), false), 'duration')).toMatchObject([
    { value },
  ]);
});

test.each([
  ['Started: 2026-01-02T03:04:05Z', 'started', '2026-01-02T03:04:05.000Z'],
  ['Execution timestamp: 2026-01-02 05:04:05 +02:00', 'started', '2026-01-02T03:04:05.000Z'],
  ['Отчёт сформирован: 02.01.2026 03:04', 'generated', '2026-01-02T03:04:00.000Z'],
])('a time is read with what it is the time of: %s', (text, role, iso) => {
  const [time] = factsOf(readFacts(readDocument(`## Summary\n\n${text}\n`), false), 'time');
  expect([time?.role, new Date(time?.value ?? 0).toISOString()]).toEqual([role, iso]);
});
