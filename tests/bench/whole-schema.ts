import type { SchemaFile } from '../../src/json-schema/schema-files.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';
import { bundleSchemas } from '../../src/openapi/bundle-schemas.ts';

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/** Keywords whose value holds schemas by names of the user's choice. */
const NAMED_SCHEMAS = new Set(['properties', '$defs']);
/** Keywords whose value is a schema or a list of schemas. */
const SCHEMAS = new Set(['items', 'anyOf', 'additionalProperties', 'if', 'then', 'else']);
/** Keywords that say something to people only. */
const WORDS = new Set(['title', 'description', 'examples']);
/** Keywords that draft-07 and 2020-12 understand alike. */
const ALIKE = new Set([
  'type',
  'required',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'enum',
  'minLength',
  'minItems',
  'maxItems',
  'format',
]);

/**
 * One schema with all that it refers to in `definitions`, as JSON Schema draft-07, for tools that take a schema whole and
 * know no later draft. It accepts and refuses what the files do. Throws a RangeError for a keyword of which that is not
 * known, and as `bundleSchemas`.
 */
export function wholeSchema(files: readonly SchemaFile[], name: string): JsonObject {
  const definitions = Object.entries(bundleSchemas(files, [name])).map(
    ([key, schema]) => [key, draft07(schema)] as const,
  );
  return {
    $schema: DRAFT_07,
    allOf: [{ $ref: `#/definitions/${name}` }],
    definitions: Object.fromEntries(definitions),
  };
}

function draft07(schema: JsonValue | undefined): JsonValue {
  if (Array.isArray(schema)) return schema.map(draft07);
  if (schema === undefined || !isJsonObject(schema)) return schema ?? true;
  const { $ref, ...others } = schema;
  const rest = Object.fromEntries(
    Object.entries(others)
      .filter(([keyword]) => !WORDS.has(keyword))
      .map(([keyword, value]) => [keyword, keywordValue(keyword, value)]),
  );
  if (typeof $ref !== 'string') return rest;
  const reference = { $ref: $ref.replace('#/components/schemas/', '#/definitions/') };
  // Draft-07 does not look at what stands beside a $ref.
  return Object.keys(rest).length === 0 ? reference : { allOf: [reference, rest] };
}

function keywordValue(keyword: string, value: JsonValue): JsonValue {
  if (NAMED_SCHEMAS.has(keyword) && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, draft07(schema)]));
  }
  if (SCHEMAS.has(keyword)) return draft07(value);
  if (ALIKE.has(keyword)) return value;
  throw new RangeError(`whether "${keyword}" means the same in draft-07 is not known`);
}
