import { expect, test } from 'vitest';
import { placeInText } from '../../../src/contract/place-in-text.ts';

test.each([
  ['the body itself', '7!', ''],
  ['a member', '{"a":!7}', '/a'],
  ['a later member', '{"a":1,"b":!7}', '/b'],
  ['a member of a member', '{"a":{"b":{"c":!7}}}', '/a/b/c'],
  ['an item', '[1,[2,3],!4]', '/2'],
  ['an item of an item', '{"a":[{"b":1},{"b":[0,!7]}]}', '/a/1/b/1'],
  ['what stands behind a list', '{"a":[1,2],"b":!7}', '/b'],
  ['what stands behind an object', '[{"a":{"x":1}},!7]', '/1'],
  ['signs within texts', '{"a":"],}{[","b":["x,y\\",z",!7]}', '/b/1'],
  ['blanks before a colon', '{"a" \n: [ 1 , !7 ] }', '/a/1'],
  ['a text that is no key', '["a","b",!7]', '/2'],
  ['a key that is no name', '{"Анна":!7}', '/?'],
])('the place of %s', (_, text, place) => {
  const at = text.indexOf('!');
  expect(placeInText(text.replace('!', ''), at)).toBe(place);
});
