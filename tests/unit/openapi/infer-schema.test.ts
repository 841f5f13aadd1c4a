import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { inferSchema } from '../../../src/openapi/infer-schema.ts';

test.each<[string, JsonValue[], JsonObject]>([
  ['texts', ['a'], { type: 'string' }],
  ['times', ['2025-11-07T11:30:00+03:00'], { type: 'string', format: 'date-time' }],
  ['times among texts', ['2025-11-07T11:30:00+03:00', 'never'], { type: 'string' }],
  ['numbers', [1, 1.5], { type: 'number' }],
  ['truth values', [true], { type: 'boolean' }],
  ['null alone', [null], {}],
  ['null among texts', ['a', null], {}],
  ['several kinds', ['a', 1], {}],
  ['an empty list', [[]], { type: 'array', items: {} }],
  ['lists', [[1], [2]], { type: 'array', items: { type: 'number' } }],
  ['an empty object', [{}], { type: 'object' }],
  [
    'objects with other fields',
    [{ flat: true }, { name: 'x', discount_id: 7 }],
    {
      type: 'object',
      properties: { flat: { type: 'boolean' }, name: { type: 'string' }, discount_id: { type: 'integer' } },
    },
  ],
  [
    'a field that holds a list',
    [{ tags: ['x'] }],
    { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' } } } },
  ],
  [
    'a map by id',
    [{ '63993': [], '63994': [] }],
    { type: 'object', additionalProperties: { type: 'array', items: {} } },
  ],
  [
    'a map by zone',
    [{ PARTERRE: { x: 1 } }],
    { type: 'object', additionalProperties: { type: 'object', properties: { x: { type: 'number' } } } },
  ],
])('%s', (_, values, schema) => {
  expect(inferSchema(values)).toEqual(schema);
});

test('a field that is known to take more than its example has a schema of its own', () => {
  const { properties } = inferSchema([{ where: [{ column: 'payed', value: 1 }], id: 5, offer_id: 'full' }]);
  expect(properties).toMatchObject({
    where: { items: { required: ['column'] } },
    id: { type: ['integer', 'string'] },
    offer_id: { type: ['string', 'null'] },
  });
});
