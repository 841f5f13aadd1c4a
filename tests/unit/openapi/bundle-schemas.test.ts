import { expect, test } from 'vitest';
import { readSchemaFiles } from '../../../src/json-schema/schema-files.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { bundleSchemas, componentRef } from '../../../src/openapi/bundle-schemas.ts';
import { auditErrorOf, inSchemaFolder } from '../json-schema/schema-folder.ts';

const bundle = (files: Record<string, JsonObject>, ...names: string[]) =>
  bundleSchemas(inSchemaFolder(files, readSchemaFiles), names);

test('references to files, into files and within a file lead to components', () => {
  const files = {
    list: { items: { $ref: 'item.schema.json' }, title: 'List' },
    item: {
      properties: { id: { $ref: '#/$defs/id' }, at: { $ref: 'moment.schema.json#/properties/at' } },
      $defs: { id: {} },
    },
    moment: { properties: { at: { type: 'string' } } },
    unused: {},
  };
  expect(bundle(files, 'list')).toEqual({
    item: {
      properties: {
        id: { $ref: '#/components/schemas/item/$defs/id' },
        at: { $ref: '#/components/schemas/moment/properties/at' },
      },
      $defs: { id: {} },
    },
    list: { items: { $ref: '#/components/schemas/item' }, title: 'List' },
    moment: { properties: { at: { type: 'string' } } },
  });
});

test('what is named as a format of JSON Schema has another name as a component', () => {
  const files = { list: { items: { $ref: 'date-time.schema.json' } }, 'date-time': { type: 'string' } };
  expect(bundle(files, 'list')).toEqual({
    list: { items: { $ref: '#/components/schemas/date-time-text' } },
    'date-time-text': { type: 'string' },
  });
  expect(componentRef('date-time')).toEqual({ $ref: '#/components/schemas/date-time-text' });
});

test('components are sorted and have no address of their own', () => {
  const components = bundle(
    { b: { $schema: 'https://json-schema.org/draft/2020-12/schema' }, a: {} },
    'b',
    'a',
  );
  expect(Object.entries(components)).toEqual([
    ['a', {}],
    ['b', {}],
  ]);
});

test('a schema that refers to itself ends', () => {
  expect(bundle({ tree: { items: { $ref: '#' } } }, 'tree')).toEqual({
    tree: { items: { $ref: '#/components/schemas/tree' } },
  });
});

test('a field named $ref is a field', () => {
  expect(bundle({ a: { properties: { $ref: { type: 'string' } } } }, 'a')).toEqual({
    a: { properties: { $ref: { type: 'string' } } },
  });
});

test.each([
  ['a name without a file', {}, 'other'],
  ['a reference without a file', { $ref: 'other.schema.json' }, 'a'],
  ['a reference to an anchor', { $ref: '#here' }, 'a'],
])('%s is refused', (_, schema, name) => {
  expect(auditErrorOf(() => bundle({ a: schema }, name)).code).toBe('SCHEMA_INVALID');
});
