import { expect, test } from 'vitest';
import { readings } from './read-documents.ts';

const all = readings();

test.each(all)('what is said of a document is what a reader found: $name', ({ wrong, missed }) => {
  expect({ wrong: wrong.map(({ rule, message }) => `${rule}: ${message}`), missed }).toEqual({
    wrong: [],
    missed: [],
  });
});
