import { expect, test } from 'vitest';
import { markdownOf } from '../../../src/documents/markdown/markdown-of.ts';

const row = (...cells: string[]) => ({
  type: 'tableRow' as const,
  children: cells.map((value) => ({
    type: 'tableCell' as const,
    children: [{ type: 'text' as const, value }],
  })),
});

test('below each heading of a table stand three dashes, as every reader of tables asks for, and cells stay', () => {
  const cells = [row('Entry', '-'), row('-', '- | -')];
  const [head, dashes, ...rows] = markdownOf([{ type: 'table', children: cells }])
    .trimEnd()
    .split('\n');
  expect(dashes).toBe('| --- | --- |');
  expect([head, ...rows]).toEqual(['| Entry | - |', '| - | - \\| - |']);
});
