import { expect, test } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import { generatorForm, schemaForm } from '../../../src/openapi/generator-form.ts';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { source } from './source.ts';

test.each<[string, JsonObject, JsonObject]>([
  ['a truth value', { const: true }, { type: 'boolean', const: true }],
  ['a text', { const: 'x' }, { type: 'string', const: 'x', enum: ['x'] }],
  [
    'a text in a list',
    { type: 'array', items: { const: '' } },
    {
      type: 'array',
      items: { type: 'string', const: '', enum: [''], 'x-enum-varnames': ['EMPTY'] },
    },
  ],
  [
    'an empty text beside others',
    { type: 'string', enum: ['', '0', 'a b'] },
    { type: 'string', enum: ['', '0', 'a b'], 'x-enum-varnames': ['EMPTY', '_0', 'A_B'] },
  ],
  ['a whole number', { const: 1 }, { type: 'integer', const: 1 }],
  ['a fraction', { const: 0.5 }, { type: 'number', const: 0.5 }],
  ['null', { const: null }, { type: 'null', const: null }],
  ['some values', { enum: [0, 1] }, { type: 'integer', enum: [0, 1] }],
  ['values of several types', { enum: ['a', null] }, { type: ['string', 'null'], enum: ['a', null] }],
  ['a value with its type', { type: 'number', const: 1 }, { type: 'number', const: 1 }],
])('%s has the type of its value beside it', (_, schema, form) => {
  expect(schemaForm(schema, {})).toEqual(form);
});

test('a field that may be anything is an empty schema; that further fields may be there stays as it is', () => {
  const open = { type: 'object', properties: { a: true, b: false }, additionalProperties: true };
  expect(schemaForm({ else: open }, {})).toEqual({ else: { ...open, properties: { a: {}, b: false } } });
});

test('a value of an example is no schema', () => {
  const schema = {
    type: 'object',
    properties: { const: { type: 'string' } },
    examples: [{ const: true, properties: { a: true } }],
  };
  expect(generatorForm({ a: schema })).toEqual({ a: schema });
});

/** Every object of the document that is no example, with where it stands. */
function objectsOf(value: JsonValue, at = ''): [string, JsonObject][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .flatMap(([key, part]) => objectsOf(part, `${at}/${key}`));
  return isJsonObject(value) ? [[at, value], ...below] : below;
}

const objects = objectsOf(openapiDocument(source));

// openapi-typescript-codegen compiles neither a member without a name nor a reference to a component that a format is named as.
test('each value of the document that is empty has a name, and no two of one enumeration have the same', () => {
  const named = objects.filter(([, { enum: values }]) => Array.isArray(values) && values.includes(''));
  expect(named.length).toBeGreaterThan(3);
  const wrong = named.filter(([, { enum: values, 'x-enum-varnames': names }]) => {
    const valid = [names].flat().filter((name) => typeof name === 'string' && /^[A-Z_]\w*$/.test(name));
    return new Set(valid).size !== [values].flat().length;
  });
  expect(wrong.map(([at]) => at)).toEqual([]);
});

test('no component of the document is named as a format of JSON Schema', () => {
  const formats =
    'date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference uuid uri-template json-pointer relative-json-pointer regex'.split(
      ' ',
    );
  const { components } = openapiDocument(source) as { components: { schemas: JsonObject } };
  const names = Object.keys(components.schemas);
  expect(names).toEqual(expect.arrayContaining(['date-time-text', 'date-time-or-null']));
  expect(names.filter((name) => formats.includes(name))).toEqual([]);
});

test('no server of the document has a variable, which tools take for a parameter of the path', () => {
  const { servers } = openapiDocument(source) as { servers: { url: string }[] };
  expect(servers.map(({ url }) => url)).toEqual(['https://qtickets.ru', 'http://127.0.0.1:8787']);
});

test('each value of the document has a type, and no field of it is a bare true', () => {
  const valued = objects.filter(
    ([at, object]) => !at.endsWith('/properties') && ('const' in object || 'enum' in object),
  );
  expect(valued.length).toBeGreaterThan(30);
  expect(valued.filter(([, { type }]) => type === undefined).map(([at]) => at)).toEqual([]);
  const maps = objects.filter(
    ([at, object]) =>
      at.endsWith('/properties') && Object.values(object).some((field) => typeof field === 'boolean'),
  );
  expect(maps.map(([at]) => at)).toEqual([]);
});
