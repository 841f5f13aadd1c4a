import { expect, test } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { strictestFirst } from '../../../src/openapi/strictest-first.ts';
import { FirstFitClient } from './first-fit-client.ts';
import { source } from './source.ts';

const components: JsonObject = {
  open: { type: 'object', properties: { id: { type: 'integer' } } },
  named: { allOf: [{ $ref: '#/components/schemas/open' }, { required: ['name'] }] },
  tree: { type: 'object', properties: { below: { $ref: '#/components/schemas/tree' } } },
  rooted: {
    type: 'object',
    required: ['root'],
    properties: { below: { $ref: '#/components/schemas/rooted' } },
  },
};
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
const mapOf = (additionalProperties: JsonObject): JsonObject => ({ type: 'object', additionalProperties });
const needs = (...required: string[]): JsonObject => ({ type: 'object', required });

test.each<[string, JsonObject, JsonObject]>([
  ['without a need', { type: 'object', not: { required: ['batch'] } }, needs('batch')],
  ['with fewer needs', needs('a'), needs('a', 'b')],
  ['with fewer needs in its items', listOf(needs('a')), listOf(needs('a', 'b'))],
  ['with fewer needs in a map', mapOf({}), mapOf(needs('a'))],
  [
    'with a map of what the other names',
    mapOf({ type: 'string' }),
    { ...mapOf({ const: 'x', type: 'string' }) },
  ],
  ['that a component holds', ref('open'), ref('named')],
  ['that leads into itself', ref('tree'), ref('rooted')],
  ['of more types', { type: ['string', 'null'] }, { type: 'string' }],
  ['of any type', {}, { type: 'string' }],
  ['of all numbers', { type: 'number' }, { type: 'integer' }],
  ['of more values', { enum: [0, 1] }, { const: 1 }],
  ['with one branch more', { anyOf: [needs('a'), needs('b')] }, needs('a')],
  ['beside an empty list', { anyOf: [{ type: 'array', maxItems: 0 }, mapOf({})] }, mapOf(needs('a'))],
  ['with longer lists', { type: 'array' }, { type: 'array', maxItems: 0 }],
])('a schema %s stands behind the stricter one', (_, looser, stricter) => {
  expect(strictestFirst([looser, stricter], components)).toEqual([stricter, looser]);
  expect(strictestFirst([stricter, looser], components)).toEqual([stricter, looser]);
});

test.each<[string, JsonObject, JsonObject]>([
  ['need other fields', needs('a'), needs('b')],
  ['are of other types', { type: 'string' }, needs('b')],
  ['have other values', { const: 'a' }, { const: 'b' }],
  [
    'have fields of other types',
    { properties: { a: { type: 'string' } } },
    { required: ['b'], properties: { a: { type: 'number' } } },
  ],
  ['are the same', needs('a'), needs('a')],
])('schemas that %s keep their order', (_, one, other) => {
  expect(strictestFirst([one, other], components)).toEqual([one, other]);
  expect(strictestFirst([other, one], components)).toEqual([other, one]);
});

const document = openapiDocument(source);
const schemas = (document['components'] as { schemas: JsonObject }).schemas;

/** Every union of the document, with where it stands. */
function unionsIn(value: JsonValue, at = ''): [string, JsonValue[]][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]): [string, JsonValue[]][] => {
    const own: [string, JsonValue[]][] =
      (key === 'anyOf' || key === 'oneOf') && Array.isArray(part) ? [[`${at}/${key}`, part]] : [];
    return [...own, ...unionsIn(part, `${at}/${key}`)];
  });
}

test('in every union of the document the strictest branch stands first', () => {
  const unions = unionsIn(document);
  expect(unions.length).toBeGreaterThan(50);
  const wrong = unions.filter(([, branches]) =>
    strictestFirst(branches, schemas).some((branch, at) => branch !== branches[at]),
  );
  expect(wrong.map(([at]) => at)).toEqual([]);
});

interface Content {
  schema: JsonValue;
  examples?: Record<string, { value: JsonValue }>;
}

/** Every schema of a body in the document that has examples, with where it stands. */
function contentsIn(value: JsonValue, at = ''): [string, Content][] {
  if (!isJsonObject(value)) return [];
  const own: [string, Content][] =
    'schema' in value && 'examples' in value ? [[at, value as unknown as Content]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => contentsIn(part, `${at}/${key}`))];
}

test.each(contentsIn(document['paths'] ?? null))(
  'a client that takes the first branch that fits loses nothing of the examples of %s',
  (_, { schema, examples = {} }) => {
    for (const [name, { value }] of Object.entries(examples)) {
      const client = new FirstFitClient(schemas);
      expect([name, client.read(schema, value)]).not.toEqual([name, undefined]);
      expect([name, client.lost]).toEqual([name, []]);
    }
  },
);

test('that client does lose what a looser branch before it does not name', () => {
  const client = new FirstFitClient(components);
  expect(client.read({ oneOf: [ref('open'), needs('batch')] }, { batch: [] })).toEqual({});
  expect(client.lost).toEqual([]);
  const batch = { ...needs('batch'), properties: { batch: { type: 'array' } } };
  client.read({ oneOf: [ref('open'), batch] }, { batch: [] });
  expect(client.lost).toEqual([ref('open')]);
});
