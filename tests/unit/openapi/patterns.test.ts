import { expect, test } from 'vitest';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { source } from './source.ts';

const { components } = openapiDocument(source) as unknown as { components: { schemas: unknown } };

/** The schemas with a pattern, by their place. */
function patterned(node: unknown, place = ''): [string, { pattern: string; examples?: unknown[] }][] {
  if (typeof node !== 'object' || node === null) return [];
  const within = Object.entries(node).flatMap(([key, value]) => patterned(value, `${place}/${key}`));
  return 'pattern' in node && typeof node.pattern === 'string'
    ? [[place, node as { pattern: string }], ...within]
    : within;
}

// Viewers and mocks that make an answer of a schema write `string` where nothing says what a text looks like.
test('each text of a form has an example of it, so that what is made of a schema is one of its answers', () => {
  const all = patterned(components.schemas);
  expect(all.length).toBeGreaterThan(20);
  const without = all.filter(([, { pattern, examples = [] }]) => {
    const [first] = examples;
    return typeof first !== 'string' || !new RegExp(pattern, 'u').test(first);
  });
  expect(without.map(([place]) => place)).toEqual([]);
});
