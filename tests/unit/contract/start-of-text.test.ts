import { expect, test } from 'vitest';
import { startOfText } from '../../../src/contract/start-of-text.ts';

const LIMIT = 100_000;

test('a text up to the limit is kept whole', () => {
  const text = 'word '.repeat(LIMIT / 5);
  expect(startOfText(text)).toBe(text);
});

test.each([' ', ',', '<', '[', '\n'])(
  'a long text ends before what it would cut in two (after "%s")',
  (sign) => {
    const kept = `${'x'.repeat(LIMIT - 20)}`;
    const text = `${kept}${sign}visitor@example.org and more`;
    const shown = startOfText(text);
    expect(shown).toBe(`${kept}... and ${text.length - kept.length} more characters`);
  },
);

test('a long text without such a place ends all the same', () => {
  expect(startOfText('x'.repeat(10 * LIMIT)).length).toBeLessThan(LIMIT);
});
