import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument } from '../../../src/lint/document/read-document.ts';
import { lintAudit, readAndLint } from '../../../src/lint/lint-audit.ts';

const SIZE = 200_000;

// What once took minutes, or is of the kind. A test that takes longer than Vitest allows is one that failed.
const LARGE: Record<string, string> = {
  'numbers with commas': '1,',
  'sums without an end': '1 + ',
  'ranges of ids': '1.1-1.200, ',
  'parts of wholes': '1 of 2 ',
  percentages: '1% ',
  'open brackets': '[',
  'nested emphasis': '*a _b ',
  quotes: '> ',
  'one long word': 'a',
  'ticked claims': '- ✅ 4 of 4 tests passed\n',
};

test.each(Object.entries(LARGE))('200 KB of %s are read', (_, part) => {
  const text = part.repeat(SIZE / part.length);
  expect(readAndLint(text, null).findings.length).toBeLessThan(100);
});

test.each(['3 on that day and ', '1 a2 b3, '])('a bracket that never ends is read: %s', (part) => {
  expect(lintAudit(`# Report\n\nOf 12 tests (${part.repeat(120)} and so on.\n`, null)).toEqual([]);
});

test('lines, quotes and lists of any depth are read, and lines keep their numbers', () => {
  const deep = Array.from({ length: 300 }, (_, depth) => `${'> '.repeat(depth)}a`).join('\n');
  const { statements } = readDocument(`${deep}\n\n- Tests executed: 3\n`);
  expect(statements.at(-1)).toMatchObject({ line: 302, label: 'Tests executed' });
});

const WORDS = [
  'Tests executed',
  'Passed',
  'failed',
  'не выполнено',
  'Total',
  'READY',
  '✅',
  '[x]',
  '- ',
  '| ',
  '\n',
  '\n\n',
  '# ',
  '```',
  ': ',
  '(6.2-6.7)',
  '6.9',
  '12',
  '3/4',
  '73%',
  '+',
  '=',
  'SHA256',
  'orders_raw',
  '2026-02-31T25:00:00Z',
  '|-|-|\n',
  '**',
  '\u202e',
  '\0',
  '\ud800',
  '%zz',
];

test('no text makes the lint throw, and every finding is of lines that the text has', () => {
  const words = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 60 });
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join('');
      const lines = text.split('\n').length;
      for (const { first, second } of lintAudit(text, null)) {
        expect(first.line).toBeLessThanOrEqual(lines);
        expect(second.line).toBeLessThanOrEqual(lines);
      }
    }),
    { seed: 41, numRuns: 200 },
  );
});
