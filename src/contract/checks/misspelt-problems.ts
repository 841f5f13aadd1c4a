import { pointerToken } from '../../common/items-path.ts';
import type { SchemaSet } from '../../json-schema/schema-set.ts';
import type { JsonValue } from '../../model/json.ts';

/** Fields of an answer that are written otherwise than the schema's own, in words. */
export function misspeltProblems(schemas: SchemaSet, name: string, body: JsonValue): string[] {
  return schemas
    .misspelt(name, body)
    .map(
      ({ pointer, meant }) =>
        `${pointer.replace(/[^/]*$/, pointerToken(meant))}: expected the field, came another spelling of it: ${pointer}`,
    );
}
