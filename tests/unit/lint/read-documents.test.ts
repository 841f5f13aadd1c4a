import { expect, test } from 'vitest';
import { readings } from './read-documents.ts';

// Found by a reader and not by the lint: two numbers of the tests that one part of the API denied; a mark that stands in a paragraph, not
// at an item; entries skipped that may be among those run.
const NOT_FOUND = [
  'denied 13 and 10',
  'archive created, its sum to be calculated',
  '33 run and 17 skipped are not 51',
];

const all = readings();

test.each(all)('what is said of a document is what a reader found: $name', ({ wrong, missed }) => {
  expect({ wrong: wrong.map(({ rule, message }) => `${rule}: ${message}`), missed }).toEqual({
    wrong: [],
    missed: missed.filter((what) => NOT_FOUND.includes(what)),
  });
});
