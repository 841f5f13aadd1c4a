import harValidator, { type OASValidator } from '@har-sdk/validator';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterEach, expect, test, vi } from 'vitest';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { source } from './source.ts';

// CommonJS, whose names Node does not see.
const { OASValidator: Validator } = harValidator;

const text = JSON.stringify(openapiDocument(source));

// Answers have fields that no schema names, as the vendor adds some at will.
const OPEN = { severity: 'error', allowAdditionalProperties: true } as const;

/** What Redocly's rules find: the specification, references, ids, security, and each example against its schema. */
async function problemsIn(document: string): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'no-invalid-media-type-examples': OPEN,
      'no-invalid-schema-examples': OPEN,
      // Compares names of properties: a ticket and a list of tickets under the same name overlap for it.
      'no-illogical-composition-keywords': 'off',
      // Takes a `not` that requires a field for one that wants it.
      'no-required-schema-properties-undefined': 'off',
    },
  });
  const problems = await lintFromString({ source: document, absoluteRef: '/openapi.json', config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
  );
}

afterEach(() => vi.restoreAllMocks());

test('the document holds by the OpenAPI specification, and its examples by their schemas', async () => {
  expect(await problemsIn(text)).toEqual([]);
});

test('the document holds by the JSON Schema of OpenAPI 3.1', async () => {
  // The validator says of one format that it does not know it.
  vi.spyOn(console, 'warn').mockReturnValue();
  const document = JSON.parse(text) as Parameters<OASValidator['verify']>[0];
  expect(await new Validator().verify(document)).toEqual([]);
});

/** What is broken, and the rule that must tell it. */
const BROKEN = [
  [
    'a reference that leads nowhere',
    '"#/components/schemas/orders-list"',
    '"#/components/schemas/none"',
    'no-unresolved-refs',
  ],
  ['an id that stands twice', '"restGetOrders"', '"restGetClients"', 'operation-operationId-unique'],
  [
    'an example that its schema refuses',
    '"delete":{"baskets"',
    '"deletes":{"baskets"',
    'no-invalid-media-type-examples',
  ],
  ['a path without its parameter', '"name":"BASKET_ID"', '"name":"OTHER_ID"', 'path-parameters-defined'],
] as const;
let broken: Promise<string[]> | undefined;

// Read once with all of them: each is told by a rule of its own, which finds nothing in the document as it is.
test.each(BROKEN)('%s is found', async (_, from, __, rule) => {
  expect(text).toContain(from);
  broken ??= problemsIn(BROKEN.reduce((changed, [, one, other]) => changed.replaceAll(one, other), text));
  expect((await broken).filter((problem) => problem.startsWith(`${rule}: `))).not.toEqual([]);
});
