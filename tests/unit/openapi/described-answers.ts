import { readFileSync } from 'node:fs';
import type { SchemaFile } from '../../../src/json-schema/schema-files.ts';
import { SchemaSet } from '../../../src/json-schema/schema-set.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';

const BASE = 'https://openapi.invalid/';

interface OperationObject {
  operationId: string;
  security: JsonObject[];
  deprecated?: boolean;
  responses: Record<string, JsonObject>;
}

const document = JSON.parse(readFileSync('schemas/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, OperationObject>>;
  components: { responses: Record<string, JsonObject>; schemas: JsonObject };
};

/** The operations of schemas/openapi.json, with their paths and methods. */
export const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== 'parameters')
    .map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
);

/** What is wrong with an answer by the schema that the document has for it: JSON Pointers. */
export function wrongAt(operation: OperationObject, status: number, answer: JsonValue): string[] {
  return schemas.check(`${operation.operationId}-${status}`, answer).map(({ pointer }) => pointer);
}

// Ajv knows no `components`: they become the $defs of one schema, to which those of the answers refer.
const schemas = new SchemaSet([
  schemaFile('components', { $defs: withDefs(document.components.schemas, '') }),
  ...operations.flatMap(answersOf),
]);

function answersOf({ operationId, responses }: OperationObject): SchemaFile[] {
  return Object.entries(responses).map(([status, response]) => {
    const name = typeof response['$ref'] === 'string' ? response['$ref'].split('/').at(-1) : undefined;
    const { content } = name === undefined ? response : (document.components.responses[name] ?? {});
    const json = isJsonObject(content) ? content['application/json'] : undefined;
    const schema = isJsonObject(json) ? json['schema'] : undefined;
    if (!isJsonObject(schema)) throw new TypeError(`${operationId} ${status} has no schema`);
    return schemaFile(`${operationId}-${status}`, withDefs(schema, 'components.schema.json'));
  });
}

// Ajv's strict mode knows no keyword of OpenAPI either: names of values say nothing of an answer.
function withDefs(value: JsonObject, file: string): JsonObject {
  const said = (key: string, part: unknown) => (key === 'x-enum-varnames' ? undefined : part);
  return JSON.parse(
    JSON.stringify(value, said).replaceAll('"#/components/schemas/', `"${file}#/$defs/`),
  ) as JsonObject;
}

function schemaFile(name: string, schema: JsonObject): SchemaFile {
  const id = `${BASE}${name}.schema.json`;
  return { name, file: `${name}.schema.json`, sha256: '', id, schema: { $id: id, ...schema } };
}
