import { expect, test } from 'vitest';
import { isBeyond } from '../../../../src/common/exact-number.ts';
import { emphasisMarks } from '../../../../src/common/markdown-limits.ts';
import { besideProblems } from '../../../../src/contract/checks/envelope-checks.ts';
import { strayText } from '../../../../src/contract/checks/text-checks.ts';
import { contextOf } from '../judged.ts';

// An answer may have 32 MiB, and one text of it nearly as many. What takes the square of this size takes a minute and more.
const SIGNS = 400_000;
const LINEAR = { timeout: 5_000 };
const long = (before: string, part: string, behind = '') =>
  before + part.repeat(Math.ceil(SIGNS / part.length)) + behind;

test.each([
  [':', 'org.', ''],
  ['\n\nat k', '(c', '\n'],
  ['', '\n\n', 't'],
  ['<P', 'K', ''],
  ['', '<I', ''],
  ['%', '><%<', ''],
  ['', '{%0', ''],
  ['\u{1f3f4}', '\u{e0061}', ''],
])('a text of %j%j%j is read in proportion to its length', LINEAR, (before, part, behind) => {
  strayText(long(before, part, behind));
});

test.each(['<A', 'EYJ-', 'DELETE\t', 'a@', '/var'])('an error of %j is read so', LINEAR, (part) => {
  const told = besideProblems(contextOf({ status: 'error', code: 'WRONG', message: long('', part) }));
  expect(told).not.toBeNull();
});

test('a number with zeros within is read so', LINEAR, () => {
  expect(isBeyond(`1${'0'.repeat(SIGNS)}1`)).toBe(true);
  expect(isBeyond(`0.${'0'.repeat(SIGNS)}10`)).toBe(true);
  expect(isBeyond(`0.25${'0'.repeat(SIGNS)}`)).toBe(false);
});

test('low lines in a row are counted so, and as marks where a word does not go on', LINEAR, () => {
  expect(emphasisMarks(long('00', '__', '0***'))).toBe(1);
  expect(emphasisMarks(long('', '_', 'a'))).toBe(1);
});

// As far as a pattern looks, since from every place it may look so far.
test.each([
  ['a name of an exception', `com.${'a'.repeat(190)}Exception`],
  ['a frame of a stack', `\n    at ${'a'.repeat(190)} (${'b'.repeat(390)}:12`],
  ['markup that acts', `<div ${'a'.repeat(390)} onclick=`],
  ['source', `<%${'a'.repeat(390)}%>`],
  ['a template', `{%${'a'.repeat(390)}%}`],
])('%s is told when it is long', (_, text) => {
  expect(strayText(text)).not.toBeNull();
});

test.each([
  [
    'a web token whose first part has thousands of signs',
    `was eyJ${'hb-c_'.repeat(1_000)}.eyJzdWIi`,
    'secret',
  ],
  ['a web token behind a hyphen', `was-eyJ${'hbc'.repeat(100)}.eyJzdWIi`, 'secret'],
  ['a statement of some lines', `select ${'a, '.repeat(120)} from orders`, 'server'],
])('%s in an error is told', (_, message, what) => {
  const told = besideProblems(contextOf({ status: 'error', code: 'WRONG', message }));
  expect(told?.join()).toContain(what);
});
