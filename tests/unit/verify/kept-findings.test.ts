import { expect, test } from 'vitest';
import { kindsInText } from '../../../src/verify/scan/text-rules.ts';

test('what is kept of a text is told apart by whether its numbers were looked at', () => {
  const text = 'call +7 926 123-45-67 today';
  for (const _ of [1, 2]) {
    expect(kindsInText(text, true)).toEqual(['phone']);
    expect(kindsInText(text, false)).toEqual([]);
  }
});
