import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { matchesTemplate } from '../../../src/common/path-template.ts';
import type { SchemaFile } from '../../../src/json-schema/schema-files.ts';
import { SchemaSet } from '../../../src/json-schema/schema-set.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Recording } from '../../../src/targets/recording.ts';

const RECORDINGS = 'fixtures/recordings';
const BASE = 'https://openapi.invalid/';

const document = JSON.parse(readFileSync('schemas/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, JsonObject> }>>;
  components: { responses: Record<string, JsonObject>; schemas: JsonObject };
};

const recorded = readdirSync(RECORDINGS)
  .filter((file) => /^[RP]\d/.test(file))
  .flatMap((file) =>
    (JSON.parse(readFileSync(`${RECORDINGS}/${file}`, 'utf8')) as Recording[]).map((call, index) => ({
      name: `${file} ${index}: ${call.method} ${call.path} ${call.status}`,
      ...call,
    })),
  );

// Ajv knows no `components`: they become the $defs of one schema, to which those of the answers refer.
const asDefs = (value: JsonValue, file: string) =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/components/schemas/', `"${file}#/$defs/`)) as JsonObject;

function schemaFile(name: string, schema: JsonObject): SchemaFile {
  const id = `${BASE}${name}.schema.json`;
  return { name, file: `${name}.schema.json`, sha256: '', id, schema: { $id: id, ...schema } };
}

function answersOf({
  operationId,
  responses,
}: {
  operationId: string;
  responses: Record<string, JsonObject>;
}) {
  return Object.entries(responses).map(([status, response]) => {
    const name = typeof response['$ref'] === 'string' ? response['$ref'].split('/').at(-1) : undefined;
    const { content } = name === undefined ? response : (document.components.responses[name] ?? {});
    const json = isJsonObject(content) ? content['application/json'] : undefined;
    const schema = isJsonObject(json) ? json['schema'] : undefined;
    return schemaFile(`${operationId}-${status}`, asDefs(schema ?? {}, 'components.schema.json'));
  });
}

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);
const schemas = new SchemaSet([
  schemaFile('components', { $defs: asDefs(document.components.schemas, '') }),
  ...operations.flatMap(answersOf),
]);

test('there are recordings of every documented call', () => {
  expect(new Set(recorded.map(({ name }) => name.split('.')[0])).size).toBe(32);
});

test.each(recorded)('$name', ({ method, path, status, response }) => {
  const described = operations.filter((one) => one.method === method && matchesTemplate(one.path, path));
  expect(described).toHaveLength(1);
  const [operation] = described;
  expect(Object.keys(operation?.responses ?? {})).toContain(String(status));
  const schema = `${operation?.operationId}-${status}`;
  expect(schemas.check(schema, response)).toEqual([]);
  expect(schemas.check(schema, 'another answer')).not.toEqual([]);
});

test('an answer that lacks a field of a component it refers to is refused', () => {
  const order = recorded.find(({ name }) => name.startsWith('R2.json'))?.response as { data: JsonObject };
  const { uniqid, ...data } = order.data;
  expect(schemas.check('restGetOrdersByOrderId-200', { data }).map(({ pointer }) => pointer)).toEqual([
    '/data/uniqid',
  ]);
});
