import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openapiMain } from '../../../scripts/commands/openapi-main.ts';
import { generatedText, staleParts, writeGenerated } from '../../../src/openapi/generated-file.ts';
import { openapiDocument } from '../../../src/openapi/openapi-document.ts';
import { postmanCollection } from '../../../src/openapi/postman-collection.ts';
import { callCommand } from '../../selftest/call-command.ts';
import { source } from './source.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'generated-'));
  file = join(dir, 'made.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

test('schemas/openapi.json is what npm run openapi writes', () => {
  expect(staleParts('schemas/openapi.json', openapiDocument(source))).toEqual([]);
});

test('schemas/postman_collection.json is what npm run export:postman writes', () => {
  expect(staleParts('schemas/postman_collection.json', postmanCollection(source))).toEqual([]);
});

test('a file just written is fresh', () => {
  const document = { a: [1, { b: null }] };
  writeGenerated(file, document);
  expect(staleParts(file, document)).toEqual([]);
});

test('parts that differ are named by where they stand', () => {
  writeFileSync(
    file,
    generatedText({ paths: { '/a': { get: 1 }, '/b': {} }, list: [1, 2], items: [{ x: 1 }], same: [0] }),
  );
  const made = { paths: { '/a': { get: 2 }, '/c': {} }, list: [1], items: [{ x: [] }], same: [0] };
  expect(staleParts(file, made).sort()).toEqual([
    '/items/0/x',
    '/list',
    '/paths/~1a/get',
    '/paths/~1b',
    '/paths/~1c',
  ]);
});

test.each([
  ['another order', '{\n  "b": 1,\n  "a": 2\n}\n'],
  ['another layout', '{"a":2,"b":1}'],
  ['no JSON', '{'],
])('a file with %s is stale', (_, text) => {
  writeFileSync(file, text);
  expect(staleParts(file, { a: 2, b: 1 })).toHaveLength(1);
});

test('a file that is not there is stale', () => {
  expect(staleParts(file, {})).toHaveLength(1);
});

test('what cannot be read is not called stale', async () => {
  const folder = dirname(file);
  expect(() => staleParts(folder, {})).toThrow(/EISDIR/);
  const { code, stdout, stderr } = await callCommand(openapiMain, ['--out', folder, '--check']);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(`FILE_SYSTEM: ${folder}`)]);
});

test('a file that is not the usual one is to be written where it is', async () => {
  const { code, stdout } = await callCommand(openapiMain, ['--out', file, '--check']);
  expect([code, stdout]).toEqual([1, expect.stringContaining(`-- --out ${file}`)]);
});
