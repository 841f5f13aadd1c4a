import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_DIR } from '../../../src/command/project-paths.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import { apiSchemas } from './api-schema-set.ts';
import { VALID_BODIES } from './valid-bodies.ts';

const kinds = Object.keys(VALID_BODIES);

function read(file: string): JsonObject {
  const schema: JsonValue = JSON.parse(readFileSync(join(PROJECT_DIR, file), 'utf8'));
  if (!isJsonObject(schema)) throw new Error(`${file} is no object`);
  return schema;
}

test('every schema of the API is valid JSON Schema 2020-12 and compiles in strict mode', () => {
  apiSchemas.verify();
  expect(apiSchemas.names().length).toBeGreaterThan(kinds.length);
});

test.each(apiSchemas.files())('$file names itself, its dialect and its meaning', ({ file }) => {
  const schema = read(file);
  expect(schema['$id']).toBe(`https://qtickets-contract-audit.invalid/schemas/api/${basename(file)}`);
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema['title']).toEqual(expect.stringMatching(/\S/));
  expect(schema['description']).toEqual(expect.stringMatching(/\S/));
});

test('the examples in the schemas meet them', () => {
  let examples = 0;
  for (const { file } of apiSchemas.files()) {
    const given = read(file)['examples'];
    for (const example of Array.isArray(given) ? given : []) {
      examples += 1;
      expect({ file, problems: apiSchemas.check(basename(file, '.schema.json'), example) }).toEqual({
        file,
        problems: [],
      });
    }
  }
  expect(examples).toBeGreaterThan(30);
});

test('each schema is a kind of answer with a valid body here, or a part of another', () => {
  const referred = apiSchemas
    .files()
    .flatMap(({ file }) => [...JSON.stringify(read(file)).matchAll(/"([\w-]+)\.schema\.json/g)]);
  const parts = new Set(referred.map((match) => match[1]));
  expect(apiSchemas.names().filter((name) => !parts.has(name) && !name.startsWith('webhook-'))).toEqual(
    [...kinds].sort(),
  );
});

test('a nullable text has the pattern of the text', () => {
  for (const name of ['date-time', 'barcode']) {
    const plain = read(`schemas/api/${name}.schema.json`);
    const orNull = read(`schemas/api/${name}-or-null.schema.json`);
    expect([orNull['pattern'], orNull['format']]).toEqual([plain['pattern'], plain['format']]);
  }
});

test.each(kinds)('a valid %s is accepted', (kind) => {
  expect(apiSchemas.check(kind, VALID_BODIES[kind]?.() ?? null)).toEqual([]);
});

test.each(kinds)('%s accepts no body of another kind but where the two overlap', (kind) => {
  const overlaps: Record<string, string[]> = {
    // One has all fields of the other and more, or an empty list would fit.
    'color-themes': ['price-shades-list'],
    'barcode-check': ['scan-result', 'barcode-checked'],
    'barcode-checked': ['scan-result'],
    'promo-code-made': ['promo-code-single'],
    'show-barcodes': ['barcodes-checked'],
    // `select` decides which fields a flat seat has, so none is required.
    'show-seats-flat': ['show-seats-zones'],
    'seats-of-event': ['seats-of-show'],
  };
  const accepted = kinds.filter(
    (other) => other !== kind && apiSchemas.check(kind, VALID_BODIES[other]?.() ?? null).length === 0,
  );
  expect(accepted).toEqual(expect.arrayContaining(overlaps[kind] ?? []));
  expect(accepted.length).toBe((overlaps[kind] ?? []).length);
});
