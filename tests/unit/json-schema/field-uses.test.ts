import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSchemas, type SchemaSet } from '../../../src/json-schema/schema-set.ts';
import type { JsonObject } from '../../../src/model/json.ts';

const dir = mkdtempSync(join(tmpdir(), 'field-uses-'));
afterAll(() => rmSync(dir, { recursive: true }));

const FILES: Record<string, JsonObject> = {
  list: {
    type: 'object',
    properties: { data: { type: 'array', items: { $ref: 'order.schema.json' } }, paging: { type: 'object' } },
  },
  order: {
    type: 'object',
    properties: {
      id: { type: 'integer' },
      custom: { type: 'string' },
      baskets: { type: 'array', items: { type: 'object', properties: { price: {}, series: {} } } },
      zones: { type: 'object', additionalProperties: { type: 'object', properties: { label: {} } } },
      utm: {
        anyOf: [
          { type: 'array', maxItems: 0 },
          { type: 'object', properties: { source: {} } },
        ],
      },
      free: { type: 'object' },
      parent: { $ref: 'order.schema.json' },
    },
  },
};

let schemas: SchemaSet;
beforeAll(() => {
  const folder = join(dir, 'schemas', 'api');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(FILES)) {
    const $id = `https://example.invalid/schemas/api/${name}.schema.json`;
    writeFileSync(join(folder, `${name}.schema.json`), JSON.stringify({ $id, ...schema }));
  }
  schemas = loadSchemas(folder);
});

/** Uses by `file place`, without the counts of objects. */
function usesOf(body: JsonObject): Record<string, { objects: number; absent: string[]; unknown: unknown }> {
  const uses = schemas.fieldUses('list', body);
  return Object.fromEntries(
    uses.map(({ schema, at, objects, absent, unknown }) => [
      `${schema} ${at}`.trim(),
      { objects, absent, unknown },
    ]),
  );
}

test('fields are counted at the file that describes their object, through references and lists', () => {
  const uses = usesOf({
    data: [
      { id: 1, baskets: [{ price: 1 }, { price: 2, extra: 3 }] },
      { id: 2, custom: 'a' },
    ],
  });
  expect(uses).toEqual({
    'list.schema.json': { objects: 1, absent: ['paging'], unknown: [] },
    'order.schema.json': { objects: 2, absent: ['free', 'parent', 'utm', 'zones'], unknown: [] },
    'order.schema.json baskets[*]': {
      objects: 2,
      absent: ['series'],
      unknown: [{ name: 'extra', objects: 1 }],
    },
  });
});

test('the keys of a map are no fields, and what it holds is looked at', () => {
  const uses = usesOf({ data: [{ zones: { A: { label: 'x' }, B: { colour: 'y' } } }] });
  expect(uses['order.schema.json zones{*}']).toEqual({
    objects: 2,
    absent: [],
    unknown: [{ name: 'colour', objects: 1 }],
  });
  expect(uses['order.schema.json']?.unknown).toEqual([]);
});

test('a field that one branch names is known, and an empty list has no fields', () => {
  expect(usesOf({ data: [{ utm: { source: 'x', medium: 'y' } }] })['order.schema.json utm']).toEqual({
    objects: 1,
    absent: [],
    unknown: [{ name: 'medium', objects: 1 }],
  });
  expect(usesOf({ data: [{ utm: [] }] })['order.schema.json utm']).toBeUndefined();
});

test('an object whose schema names no field is not looked into', () => {
  const uses = usesOf({ data: [{ free: { anything: { at: 'all' } } }], paging: { any: 1 } });
  expect(Object.keys(uses)).toEqual(['list.schema.json', 'order.schema.json']);
});

test('a schema that refers to itself counts every object once', () => {
  expect(
    usesOf({ data: [{ id: 1, parent: { id: 2, parent: { odd: 3 } } }] })['order.schema.json'],
  ).toMatchObject({
    objects: 3,
    unknown: [{ name: 'odd', objects: 1 }],
  });
});

test('a value of another kind than its schema says is passed over', () => {
  expect(usesOf({ data: [null, 'text', 3, [{ id: 1 }]] })['order.schema.json']).toBeUndefined();
});

test('a body keeps what its schema knows, at any depth, and is the same object where it is known whole', () => {
  const known = {
    data: [{ id: 1, zones: { A: { label: 'x' } }, free: {}, utm: [], parent: { id: 2 } }],
    paging: {},
  };
  expect(schemas.knownPart('list', known)).toBe(known);
  const [first] = known.data;
  expect(
    schemas.knownPart('list', {
      data: [
        { ...first, added: 1 },
        { parent: { id: 3, added: [2] }, zones: { B: { label: 'y', added: null } } },
      ],
      total: 2,
    }),
  ).toEqual({ data: [first, { parent: { id: 3 }, zones: { B: { label: 'y' } } }] });
});
