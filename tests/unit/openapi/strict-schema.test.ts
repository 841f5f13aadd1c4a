import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/model/json.ts';
import { strictSchema, unsurePlaces } from '../../../src/openapi/strict-schema.ts';
import { suggestRules } from '../../../src/openapi/suggest-rules.ts';

const ANSWER: JsonValue = {
  data: [
    { id: 1, price: 10.5, at: '2025-11-07T09:00:00+03:00', note: null, tags: [] },
    { id: 2, price: 11, at: '2025-11-08T09:00:00+03:00', note: null, tags: [], extra: 'x' },
    { id: 5, price: 12.25, at: '2025-11-09T09:00:00+03:00', note: null, tags: [] },
  ],
};

function meets(schema: unknown, value: JsonValue): boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  ajvFormats.default(ajv);
  return ajv.validate(schema as object, value);
}

test('the schema of an answer takes the answer, and no other type, and misses what each had', () => {
  const schema = strictSchema([ANSWER]);
  const item = { id: 9, price: 1, at: '2025-11-07T09:00:00+03:00', note: null, tags: [] };
  expect(meets(schema, ANSWER)).toBe(true);
  expect(meets(schema, { data: [item] })).toBe(true);
  expect(meets(schema, { data: [{ ...item, id: '9' }] })).toBe(false);
  expect(meets(schema, { data: [{ ...item, at: 'yesterday' }] })).toBe(false);
  const { price: _, ...without } = item;
  expect(meets(schema, { data: [without] })).toBe(false);
});

test('what the answer does not settle is marked, each in its place', () => {
  expect(unsurePlaces(strictSchema([ANSWER])).map(({ at }) => at)).toEqual(
    expect.arrayContaining([
      '/properties/data/items',
      '/properties/data/items/properties/note',
      '/properties/data/items/properties/tags',
      '/properties/data/items/properties/price',
    ]),
  );
});

test('rules that the answer met are offered, and none that it did not', () => {
  const rules = suggestRules(ANSWER, undefined).map(({ rule }) => rule);
  expect(rules).toEqual([
    { rule: 'notEmpty', items: 'data[*]' },
    { rule: 'uniqueField', items: 'data[*]', field: 'id' },
    { rule: 'ordered', items: 'data[*]', field: 'id', direction: 'asc' },
  ]);
  expect(suggestRules({ data: { name: 'A', id: 3 } }, { name: 'A', age: 2 }).map(({ rule }) => rule)).toEqual(
    [{ rule: 'echo', object: 'data', fields: ['name'] }],
  );
});

test('a field that is the sum of a list within its item is offered as one, where more than one number tells it', () => {
  const order = (price: number, parts: number[]) => ({
    price,
    baskets: parts.map((one) => ({ price: one, id: 1 })),
  });
  const sum = { rule: 'sumOf', field: 'price', parts: 'baskets[*].price' };
  const of = (answer: JsonValue) =>
    suggestRules(answer, undefined)
      .map(({ rule }) => rule)
      .filter(({ rule }) => rule === 'sumOf');
  const orders = [order(300.3, [100.1, 200.2]), order(5, [5])];
  expect(of({ data: orders })).toEqual([{ ...sum, items: 'data[*]' }]);
  expect(of({ data: order(3, [1, 2]) })).toEqual([{ ...sum, items: 'data' }]);
  expect(of({ data: [...orders, order(4, [1, 2])] })).toEqual([]);
  expect(of({ data: [order(5, [5]), order(0, [])] })).toEqual([]);
});
