import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const ID = /(?:^|_)id$/i;
// Other keys, such as `63993`, are ids: such an object is a map.
const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/**
 * A schema as strict as these values bear: every field that all of them have is required, and each has the type that it had. What the values
 * do not settle is marked by a `$comment` that begins with "unsure".
 */
export function strictSchema(values: readonly JsonValue[]): JsonObject {
  const kinds = [...new Set(values.map(kindOf))].sort();
  const solid = kinds.filter((kind) => kind !== 'null');
  if (solid.length === 0) return unsure({ type: 'null' }, 'it was null throughout: what is it else?');
  const types = kinds.length === 1 ? solid[0] : kinds;
  if (solid.length > 1) return unsure({ type: types ?? [] }, `it was of several types: ${solid.join(', ')}`);
  switch (solid[0]) {
    case 'object':
      return objectSchema(values.filter(isJsonObject), types ?? 'object');
    case 'array':
      return arraySchema(
        values.filter((value) => Array.isArray(value)),
        types ?? 'array',
      );
    case 'string': {
      const dated = values.every((value) => value === null || DATE_TIME.test(String(value)));
      return dated ? { type: types ?? 'string', format: 'date-time' } : { type: types ?? 'string' };
    }
    case 'integer':
      return unsure({ type: types ?? 'integer' }, 'whole throughout: may it be a fraction?');
    default:
      return { type: types ?? solid[0] ?? 'string' };
  }
}

/** Places of a schema that are marked as unsure, as JSON Pointers, with why. */
export function unsurePlaces(schema: JsonValue, at = ''): { at: string; why: string }[] {
  if (!isJsonObject(schema)) return [];
  const comment = schema['$comment'];
  const own =
    typeof comment === 'string' && comment.startsWith('unsure') ? [{ at: at || '/', why: comment }] : [];
  const below = Object.entries(schema).flatMap(([key, child]) => unsurePlaces(child, `${at}/${key}`));
  return [...own, ...below];
}

function objectSchema(objects: readonly JsonObject[], type: JsonValue): JsonObject {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const of = (key: string) =>
    objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key] ?? null);
  if (!keys.every((key) => FIELD_NAME.test(key)))
    return { type, additionalProperties: strictSchema(keys.flatMap(of)) };
  if (keys.length === 0) return unsure({ type }, 'it had no field');
  const required = keys.filter((key) => objects.every((object) => Object.hasOwn(object, key)));
  const some = keys.filter((key) => !required.includes(key));
  const schema = {
    type,
    required,
    properties: Object.fromEntries(keys.map((key) => [key, fieldSchema(key, of(key))])),
  };
  return some.length === 0 ? schema : unsure(schema, `not every one had ${some.join(', ')}`);
}

// An id that is a number is a whole one: that is no question for anybody.
function fieldSchema(key: string, values: readonly JsonValue[]): JsonObject {
  const isId = ID.test(key) && values.every((value) => Number.isInteger(value));
  return isId ? { type: 'integer' } : strictSchema(values);
}

function arraySchema(lists: readonly JsonValue[][], type: JsonValue): JsonObject {
  const items = lists.flat();
  return items.length === 0
    ? unsure({ type }, 'it was empty: what are its items?')
    : { type, items: strictSchema(items) };
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function unsure(schema: JsonObject, why: string): JsonObject {
  return { $comment: `unsure: ${why}`, ...schema };
}
