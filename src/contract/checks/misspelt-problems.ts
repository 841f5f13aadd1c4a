import type { SchemaSet } from '../../json-schema/schema-set.ts';
import type { JsonValue } from '../../model/json.ts';

/** Fields of an answer that are written otherwise than the schema's own, in words. */
export function misspeltProblems(schemas: SchemaSet, name: string, body: JsonValue): string[] {
  return schemas
    .misspelt(name, body)
    .map(({ pointer, meant }) => `${pointer}: expected the field as ${meant}, came another spelling of it`);
}
