import { expect, test } from 'vitest';
import { lastLinesOf, saidLast } from '../../../src/common/last-words.ts';

const NODE = `node:internal/modules/cjs/loader:1568
  throw err;
  ^

Error: Cannot find module '/work/load.mjs'
${'    at Module._load (node:internal/modules/cjs/loader:1341:5)\n'.repeat(12)}    at node:internal/main/run_main_module:33:47 {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}

Node.js v24.21.0
`;
const PYTHON = `Traceback (most recent call last):
  File "load.py", line 3, in <module>
    rows = load("orders")
KeyError: 'orders'
`;
const JAVA = `Exception in thread "main" java.lang.IllegalStateException: no table
	at example.Load.main(Load.java:7)
	at example.Load.run(Load.java:5)
`;

test.each([
  ['Node.js', NODE, "Error: Cannot find module '/work/load.mjs'"],
  ['Python', PYTHON, "KeyError: 'orders'"],
  ['Java', JAVA, 'Exception in thread "main" java.lang.IllegalStateException: no table'],
  ['a shell', 'sh: 1: load: not found\n\n', 'sh: 1: load: not found'],
  ['a word at the start of a line that only looks like a frame', 'at last\n', 'at last'],
  ['what is all indented', '  first\n  second\n', '  second'],
])('of the last lines of %s the one that says what went wrong is told', (_, printed, told) => {
  expect(saidLast(lastLinesOf(printed, 10))).toBe(told);
});

test('so many lines are kept, in order, without blank ones', () => {
  expect(lastLinesOf('one\n\ntwo  \r\n \nthree\n', 2)).toEqual(['two', 'three']);
  expect(lastLinesOf('\n \n', 2)).toEqual([]);
  expect(saidLast([])).toBeUndefined();
});
