import { expect, test } from 'vitest';
import { millisecondsFrom } from '../../../src/command/milliseconds-from.ts';

const read = (text: string | undefined) =>
  millisecondsFrom(text === undefined ? {} : { LIMIT_MS: text }, 'LIMIT_MS', { digits: 4, example: 500 });

test('a whole number is taken, and a variable that is not set is none', () => {
  expect([read('1'), read('9999'), read(''), read(undefined)]).toEqual([1, 9999, undefined, undefined]);
});

test.each(['0', '-1', '1.5', '1e3', '10000', ' 5', '5 ', 'soon'])(
  '%j is refused, and the variable is named',
  (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('LIMIT_MS') }),
    );
  },
);
