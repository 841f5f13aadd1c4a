import { cutText } from '../common/plain-text.ts';
import type { SchemaSet } from '../json-schema/schema-set.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { FieldUse } from '../model/field-use.ts';
import { schemaFor } from './answer-checks.ts';
import type { CheckContext } from './check-context.ts';

/** Longest name of a field that is told in full. */
const LONGEST_NAME = 100;

/** Fields of one place that are told one by one: an answer may have as many as it is long. */
const FIELDS_TOLD = 20;

/** How an answer uses the fields of its schema. A field that the schema does not know is a finding, and fails nothing. */
export function noteFields(
  context: CheckContext,
  { schemas, masker }: { schemas: SchemaSet; masker: Masker },
): FieldUse[] {
  const uses = schemas.fieldUses(schemaFor(context), context.body).map((use) => ({
    ...use,
    // A name that nobody has seen may be anything, the key of a map among them.
    unknown: use.unknown.map((field) => ({
      ...field,
      name: cutText(masker.maskText(field.name), LONGEST_NAME),
    })),
  }));
  for (const { schema, at, objects, unknown } of uses) {
    const more = unknown.length - FIELDS_TOLD;
    for (const { name, objects: having } of unknown.slice(0, FIELDS_TOLD)) {
      context.findings.push({
        kind: 'unknown-field',
        message: `${at === '' ? name : `${at}.${name}`} is in ${having} of ${objects} objects, and ${schema} does not name it`,
      });
    }
    if (more > 0)
      context.findings.push({
        kind: 'unknown-field',
        message: `... and ${more} more fields${at === '' ? '' : ` of ${at}`} that ${schema} does not name`,
      });
  }
  return uses;
}
