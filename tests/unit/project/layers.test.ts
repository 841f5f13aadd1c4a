import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

// Which folders of src a folder may import. What is not listed is not allowed: dependencies point one way.
const ALLOWED: Record<string, string[]> = {
  build: [],
  model: [],
  // The folder that everything lies in is known to the build.
  common: ['model', 'build'],
  spec: ['model', 'common', 'build'],
  http: ['model', 'common'],
  masking: ['model', 'common'],
  'json-schema': ['model', 'common'],
  warehouse: ['model', 'common'],
  contract: ['model', 'common', 'spec', 'http', 'masking', 'json-schema', 'warehouse'],
  // A simulator built from the contract would prove nothing.
  simulator: ['model', 'common'],
  webhooks: ['model', 'common'],
  // What the package offers to others: names handed on, nothing else.
  public: ['simulator'],
  targets: ['model', 'common', 'masking', 'contract', 'simulator'],
  // Pure functions of the model.
  documents: ['model', 'common'],
  report: ['model', 'common', 'json-schema', 'documents'],
  lint: ['model', 'common'],
  // A checker derives the model by itself. What is said of a model is the same for all, and what judges answers is the contract.
  verify: [
    'model',
    'common',
    'json-schema',
    'documents',
    'lint',
    'spec',
    'masking',
    'contract',
    'live',
    'warehouse',
    'targets',
  ],
  // Reads the models of finished runs.
  history: ['model', 'report'],
  // Reads bundles as the checker does.
  diff: ['common', 'model', 'verify'],
  openapi: ['model', 'common', 'spec', 'json-schema'],
  live: ['model', 'common', 'http', 'contract'],
  command: [
    'build',
    'http',
    'live',
    'model',
    'common',
    'spec',
    'masking',
    'json-schema',
    'warehouse',
    'contract',
    'targets',
    'simulator',
    'report',
    'documents',
    'diff',
    // Which names a bundle can keep, the checker says.
    'verify',
  ],
};

// Packages with one importer, so that an upgrade touches one place.
const SINGLE_IMPORTERS: Record<string, string> = {
  ajv: 'json-schema',
  'ajv-formats': 'json-schema',
  '@clickhouse/client': 'warehouse',
  '@clickhouse/client-common': 'warehouse',
  chdb: 'warehouse',
  'vitest/node': 'report',
  yazl: 'report',
  nock: 'targets',
  supertest: 'http',
  msw: 'simulator',
};

interface Import {
  file: string;
  layer: string;
  specifier: string;
}

function importsBelow(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?[jt]s$/.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      return specifiers.map((specifier) => ({ file, layer: name.split('/')[0] ?? '', specifier }));
    });
}

const imports = importsBelow('src');

test('every folder of src has its place in the order of dependencies', () => {
  expect(
    [...new Set(imports.map(({ layer }) => layer))].filter((layer) => ALLOWED[layer] === undefined),
  ).toEqual([]);
});

test('folders of src import only what lies below them', () => {
  const wrong = imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ file, layer, specifier }) => {
      const path = relative('src', resolve(dirname(file), specifier));
      return { file, layer, path, to: path.split('/')[0] ?? '' };
    })
    .filter(
      ({ layer, to, path }) =>
        path.startsWith('..') || (to !== layer && ALLOWED[layer]?.includes(to) !== true),
    )
    .map(({ file, path }) => `${file} imports ${path}`);
  expect(wrong).toEqual([]);
});

test('packages with one importer have one', () => {
  const wrong = imports
    .filter(({ specifier, layer }) => {
      const owner = Object.entries(SINGLE_IMPORTERS).find(
        ([name]) => specifier === name || specifier.startsWith(`${name}/`),
      );
      return owner !== undefined && owner[1] !== layer;
    })
    .map(({ file, specifier }) => `${file} imports ${specifier}`);
  expect(wrong).toEqual([]);
});

test('vitest/node is imported by one file', () => {
  const importers = imports.filter(({ specifier }) => specifier === 'vitest/node').map(({ file }) => file);
  expect([...new Set(importers)]).toEqual(['src/report/vitest-node.ts']);
});

test('every section of cases has its test file', () => {
  const sections = (folder: string, ending: RegExp) =>
    new Set(
      readdirSync(folder)
        .filter((name) => ending.test(name))
        .map((name) => name.split('-')[0]),
    );
  expect(sections('tests/contract', /^[\dA-Z]-.*\.test\.ts$/)).toEqual(
    sections('tests/cases', /^[\dA-Z]-.*\.cases\.ts$/),
  );
});
