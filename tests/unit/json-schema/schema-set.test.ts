import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSchemas } from '../../../src/json-schema/schema-set.ts';
import { auditErrorOf, inSchemaFolder, schemaSetOf } from './schema-folder.ts';

test('schemas are named after their files, in folders too, and sorted', () => {
  const set = schemaSetOf({ 'b-list': {}, b: {}, 'deep/a': { type: 'null' } });
  expect(set.names()).toEqual(['b', 'b-list', 'deep/a']);
  expect(set.check('deep/a', 1)).toMatchObject([{ schemaFile: 'schemas/own/deep/a.schema.json' }]);
});

test('files carry the SHA-256 of their bytes', () => {
  inSchemaFolder({ a: { title: 'Текст' } }, (dir) => {
    const bytes = readFileSync(join(dir, 'a.schema.json'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(loadSchemas(dir).files()).toEqual([{ file: 'schemas/own/a.schema.json', sha256 }]);
  });
});

test('a relative $ref means the file beside, a fragment a part of it', () => {
  const set = schemaSetOf({
    a: { type: 'array', items: { $ref: 'b.schema.json#/$defs/small' } },
    b: { $defs: { small: { type: 'integer', maximum: 5 } } },
  });
  expect(set.check('a', [5, 6])).toEqual([
    { pointer: '/1', keyword: 'maximum', expected: 'a number <= 5', schemaFile: 'schemas/own/b.schema.json' },
  ]);
});

test('a recursive schema compiles and finds what is deep', () => {
  const set = schemaSetOf({
    tree: {
      anyOf: [{ type: 'null' }, { type: 'object', properties: { next: { $ref: 'tree.schema.json' } } }],
    },
  });
  expect(set.check('tree', { next: { next: null } })).toEqual([]);
  expect(set.check('tree', { next: { next: 1 } })).toMatchObject([
    { pointer: '/next/next', expected: 'null or an object' },
  ]);
});

test('an unknown name is an error, not a pass', () => {
  const error = auditErrorOf(() => schemaSetOf({ a: {} }).check('b', {}));
  expect([error.code, error.place.file]).toEqual(['SCHEMA_INVALID', 'b.schema.json']);
});

test('a folder that does not exist, or holds no schema, is an error', () => {
  expect(auditErrorOf(() => loadSchemas('no/such/folder')).code).toBe('SCHEMA_INVALID');
  expect(auditErrorOf(() => schemaSetOf({})).code).toBe('SCHEMA_INVALID');
});

test.each([
  ['text that is no JSON', '{'],
  ['JSON that is no object', '[]'],
  ['no $id', '{}'],
  ['an asynchronous schema', { $async: true }],
  ['an $id of another file', { $id: 'https://own.invalid/schemas/own/b.schema.json' }],
  ['a relative $id', { $id: '/a.schema.json' }],
])('%s is refused when the folder is loaded', (_, content) => {
  const error = auditErrorOf(() => schemaSetOf({ a: content }));
  expect([error.code, error.place.file]).toEqual(['SCHEMA_INVALID', 'schemas/own/a.schema.json']);
});

test.each([
  ['a keyword that does not exist', { type: 'string', patern: '^a$' }],
  ['a type that does not exist', { type: 'text' }],
  ['a pattern that does not compile', { type: 'string', pattern: '(' }],
  ['a format that does not exist', { type: 'string', format: 'no-such-format' }],
  ['a required property that is not described', { type: 'object', required: ['x'] }],
  ['a $ref to a missing file', { $ref: 'gone.schema.json' }],
  ['a $ref to a missing part', { $ref: '#/$defs/gone' }],
])('%s is laid to the file that has it, at the first use of any that refers to it', (_, broken) => {
  const set = schemaSetOf({
    a: { $ref: 'b.schema.json' },
    b: { $ref: 'broken.schema.json' },
    broken,
    good: {},
  });
  expect(set.check('good', 1)).toEqual([]);
  for (const name of ['a', 'a', 'broken']) {
    const error = auditErrorOf(() => set.check(name, 1));
    expect([error.code, error.place.file]).toEqual(['SCHEMA_INVALID', 'schemas/own/broken.schema.json']);
  }
});

test('verify also finds what compiles although the meta-schema forbids it', () => {
  const set = schemaSetOf({ a: {}, b: { type: 'string', minLength: -1 } });
  expect(set.check('b', '')).toEqual([]);
  const error = auditErrorOf(() => set.verify());
  expect([error.code, error.place.file]).toEqual(['SCHEMA_INVALID', 'schemas/own/b.schema.json']);
});
