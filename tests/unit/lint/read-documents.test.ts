import { expect, test } from 'vitest';
import { readings } from './read-documents.ts';

// Found by a reader and not by the lint.
const NOT_FOUND = [
  // Two numbers of the tests that one part of the API denied.
  'denied 13 and 10',
  // Entries skipped may be among those run.
  '33 run and 17 skipped are not 51',
  // A table below a heading of errors may be of some of them.
  'ошибок 3, в таблице 2',
  // The archive stands in the line above its sum.
  'two sums of one archive',
  'no high findings, one high',
  // What did not run may be outside of what was asked for.
  '33 of 33 executed, 6.12 not',
  'ready, 6.12 not executed',
  // Blocks of JSON are not read.
  'one failed in the JSON, two below',
  // The table of the same document says that none failed.
  'pass with one failed',
  // Calls are no tests.
  '31 of 12,400 is 0.25 %',
  // Below a heading of requirements stands what is wanted.
  '19 of 101 is 19 %',
  '322 + 9 are not 330',
  'ready with nine failing',
];

const all = readings();

test.each(all)('what is said of a document is what a reader found: $name', ({ wrong, missed }) => {
  expect({ wrong: wrong.map(({ rule, message }) => `${rule}: ${message}`), missed }).toEqual({
    wrong: [],
    missed: missed.filter((what) => NOT_FOUND.includes(what)),
  });
});
