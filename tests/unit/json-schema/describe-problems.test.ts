import { expect, test } from 'vitest';
import { describeProblems } from '../../../src/json-schema/describe-problems.ts';
import type { SchemaProblem } from '../../../src/json-schema/schema-problem.ts';

const schemaFile = 'schemas/api/order.schema.json';

function problem(pointer: string, expected: string, keyword = 'type'): SchemaProblem {
  return { pointer, keyword, expected, schemaFile };
}

test('a line tells place, what was expected, what came and the file', () => {
  const shown = (pointer: string) => `<${pointer}>`;
  expect(describeProblems([problem('/data/3/payed', 'true or false')], shown, 5)).toBe(
    '/data/3/payed: expected true or false, came </data/3/payed> (schemas/api/order.schema.json)',
  );
});

test('a missing property came as nothing, and nobody is asked for its value', () => {
  const shown = () => {
    throw new Error('there is no value');
  };
  const lines = describeProblems([problem('/data/id', 'the property "id"', 'required')], shown, 5);
  expect(lines).toBe('/data/id: expected the property "id", came nothing (schemas/api/order.schema.json)');
});

test('the body itself has a name', () => {
  expect(describeProblems([problem('', 'an object')], () => 'null', 5)).toMatch(/^the whole body: /);
});

test('lines above the limit are counted; at the limit nothing is', () => {
  const problems = Array.from({ length: 20 }, (_, index) => problem(`/data/${index}`, 'an object'));
  const lines = describeProblems(problems, () => '1', 3).split('\n');
  expect(lines.length).toBe(4);
  expect(lines[3]).toBe('... and 17 more');
  expect(describeProblems(problems, () => '1', 20).split('\n').length).toBe(20);
  expect(describeProblems([], () => '1', 3)).toBe('');
});
