import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import { schemaSetOf } from './schema-folder.ts';

/** Problems of a body under one schema, as `pointer: words`. */
function linesOf(schema: JsonObject, body: JsonValue): string[] {
  const problems = schemaSetOf({ a: schema }).check('a', body);
  return problems.map(({ pointer, expected }) => `${pointer}: ${expected}`);
}

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});

/** Schema, body, what has to be said. */
const WORDS: [words: string, schema: JsonObject, body: JsonValue][] = [
  [': an integer', { type: 'integer' }, 1.5],
  [': true or false', { type: 'boolean' }, 'yes'],
  [': a string or null', { type: ['string', 'null'] }, 5],
  [': one of 0, 1', { type: 'integer', enum: [0, 1] }, 'x'],
  [': "only"', { enum: ['only'] }, 'x'],
  [': true', { const: true }, 'x'],
  [': text matching ^a$', { type: 'string', pattern: '^a$' }, 'x'],
  [': an e-mail address', { type: 'string', format: 'email' }, 'x'],
  [': an ISO 8601 date and time with an offset', { type: 'string', format: 'date-time', pattern: 'T' }, 'x'],
  [': text in the format "ipv4"', { type: 'string', format: 'ipv4' }, 'x'],
  [': at least 2 elements', { type: 'array', minItems: 2 }, []],
  [': an empty array', { type: 'array', maxItems: 0 }, ['x']],
  [': at most 1 characters', { type: 'string', maxLength: 1 }, 'xx'],
  [': a number >= 1', { type: 'number', minimum: 1 }, 0],
  [': a number < 1', { type: 'number', exclusiveMaximum: 1 }, 1],
  [': elements that all differ', { type: 'array', uniqueItems: true }, ['x', 'x']],
  ['/b: the property "b"', object({ b: true }, { required: ['b'] }), {}],
  ['/x~1y: the property "x/y"', object({ 'x/y': true }, { required: ['x/y'] }), {}],
  ['/b: the property "b"', object({ a: true, b: true }, { dependentRequired: { a: ['b'] } }), { a: 1 }],
  ['/x: nothing here', object({}, { additionalProperties: false }), { x: 1 }],
  ['/x: nothing here', object({ x: false }), { x: 1 }],
  ['/x: text matching ^a$', { type: 'object', propertyNames: { type: 'string', pattern: '^a$' } }, { x: 1 }],
];

test.each(WORDS)('says "%s" for %j', (words, schema, body) => {
  expect(linesOf(schema, body)).toEqual([words]);
});

const choice: JsonObject = {
  anyOf: [{ type: 'array', maxItems: 0 }, object({ b: { type: 'string' } }, { required: ['b'] })],
};

test.each<[string, JsonValue, string[]]>([
  ['none was meant: the choice in words', 'x', [': an empty array or an object']],
  ['the array was meant', [1], [': an empty array']],
  ['the object was meant', {}, ['/b: the property "b"']],
  ['the object was meant, deeper', { b: 1 }, ['/b: a string']],
])('of failed alternatives, %s', (_, body, lines) => {
  expect(linesOf(choice, body)).toEqual(lines);
});

test('alternatives in other files are followed, and problems name the file of the failing keyword', () => {
  const set = schemaSetOf({
    a: { type: 'array', items: { anyOf: [{ $ref: 'b.schema.json' }, { type: 'null' }] } },
    b: object({ c: { $ref: 'c.schema.json' } }),
    c: { type: 'integer', enum: [0, 1] },
  });
  const schemaFile = (name: string) => `schemas/own/${name}.schema.json`;
  expect(set.check('a', ['x', { c: 2 }])).toEqual([
    { pointer: '/0', keyword: 'anyOf', expected: 'an object or null', schemaFile: schemaFile('a') },
    { pointer: '/1/c', keyword: 'enum', expected: 'one of 0, 1', schemaFile: schemaFile('c') },
  ]);
});

test('a choice inside a choice folds to the innermost that was meant', () => {
  const nested: JsonObject = { anyOf: [{ type: 'null' }, object({ in: choice })] };
  expect(linesOf(nested, { in: 'x' })).toEqual(['/in: an empty array or an object']);
  expect(linesOf(nested, { in: { b: 1 } })).toEqual(['/in/b: a string']);
  expect(linesOf({ anyOf: [{ type: 'null' }, choice] }, 'x')).toEqual([
    ': null or an empty array or an object',
  ]);
});

test('failures beside a choice are kept', () => {
  const schema = object(
    { a: { type: 'string' }, b: true, c: choice },
    { anyOf: [object({ b: { const: 1 } })] },
  );
  expect(linesOf(schema, { a: 1, b: 2, c: 3 })).toEqual([
    '/a: a string',
    '/b: 1',
    '/c: an empty array or an object',
  ]);
});

test('failures of a $ref beside a choice are kept', () => {
  const set = schemaSetOf({
    a: { $ref: 'b.schema.json', anyOf: [object({ c: { const: 1 } }), { type: 'null' }] },
    b: object({ d: { type: 'string' } }),
  });
  expect(set.check('a', { c: 2, d: 3 }).map(({ pointer }) => pointer)).toEqual(['/c', '/d']);
});

test('of two alternatives that may be meant, the one that fails least is told', () => {
  const kinds = [
    object({ a: true, b: true }, { required: ['a', 'b'] }),
    object({ c: true }, { required: ['c'] }),
  ];
  expect(linesOf({ anyOf: kinds }, {})).toEqual(['/c: the property "c"']);
});

test('two alternatives of oneOf that both fit are a problem', () => {
  expect(linesOf({ oneOf: [{ type: 'integer' }, { type: 'number' }] }, 1)).toEqual([
    ': exactly one of the allowed shapes',
  ]);
});

test('a failed condition is told by what it asks for', () => {
  const schema: JsonObject = {
    if: object({ a: { const: 1 } }),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: object({ b: true }, { required: ['b'] }),
  };
  expect(linesOf(schema, { a: 1 })).toEqual(['/b: the property "b"']);
});

test('problems are sorted by pointer with indexes as numbers, and each is given once', () => {
  const schema: JsonObject = {
    allOf: [
      { type: 'array', items: { type: 'integer' } },
      { type: 'array', items: { type: 'integer' } },
    ],
  };
  const body = Array.from({ length: 12 }, (_, index) => (index === 2 || index > 9 ? 'x' : index));
  expect(linesOf(schema, body)).toEqual(['/2: an integer', '/10: an integer', '/11: an integer']);
});

test('no problem holds the offending value', () => {
  const secret = 'Анна Образцова, private';
  const problems = WORDS.flatMap(([, schema]) => {
    const set = schemaSetOf({ plain: schema, choice: { anyOf: [schema, { const: 7 }] } });
    const bodies = [secret, [secret], [secret, secret], { x: secret }];
    return bodies.flatMap((body) => [...set.check('plain', body), ...set.check('choice', body)]);
  });
  expect(problems.length).toBeGreaterThan(WORDS.length * 2);
  expect(JSON.stringify(problems)).not.toContain(secret);
  expect(new Set(problems.flatMap((problem) => Object.keys(problem)))).toEqual(
    new Set(['pointer', 'keyword', 'expected', 'schemaFile']),
  );
});
