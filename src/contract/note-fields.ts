import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { FieldUse } from '../model/field-use.ts';
import { schemaFor } from './answer-checks.ts';
import type { CheckContext } from './check-context.ts';

/** How an answer uses the fields of its schema. A field that the schema does not know is a finding, and fails nothing. */
export function noteFields(
  context: CheckContext,
  { schemas, masker }: { schemas: SchemaSet; masker: Masker },
): FieldUse[] {
  const uses = schemas.fieldUses(schemaFor(context), context.body).map((use) => ({
    ...use,
    // A name that nobody has seen may be anything, the key of a map among them.
    unknown: use.unknown.map((field) => ({ ...field, name: masker.maskText(field.name) })),
  }));
  for (const { schema, at, objects, unknown } of uses) {
    for (const { name, objects: having } of unknown) {
      context.findings.push({
        kind: 'unknown-field',
        message: `${at === '' ? name : `${at}.${name}`} is in ${having} of ${objects} objects, and ${schema} does not name it`,
      });
    }
  }
  return uses;
}
