import { expect, test } from 'vitest';
import { MARKDOWN_LIMITS, markdownProblem } from '../../../src/common/markdown-limits.ts';

const NESTED: readonly string[] = ['  - a', '\t* a', '   12) a', '    +'];
const { nested } = MARKDOWN_LIMITS;

test.each(NESTED)('items of lists that stand in are counted: %j', (item) => {
  const items = Array.from({ length: nested }, () => `${item}\n\n`);
  expect(markdownProblem(`- a\n${items.join('')}`)).toBe(null);
  expect(markdownProblem(`- a\n${items.join('')}${item}\n`)).toEqual({
    line: 2 + 2 * nested,
    what: `more than ${nested} items of lists that stand in`,
  });
});

test.each(['- a', '1. a', '  a - b', '  -a', '  **a**', '  12 a'])(
  'what is none of an inner list is not counted with them: %j',
  (line) => {
    expect(markdownProblem(`${line}\n\n`.repeat(nested + 1))).toBe(null);
  },
);
