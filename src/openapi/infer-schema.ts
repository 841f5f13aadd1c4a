import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { KNOWN_FIELDS } from './known-fields.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const COUNTED = /(?:^|_)(?:id|count)$/;
// Other keys, such as `63993` or `PARTERRE`, are ids: such an object is a map.
const FIELD_NAME = /^[a-z][A-Za-z0-9_]*$/;

/**
 * A schema that every one of these values meets. It claims no more than the values show: nothing is required, other
 * fields are allowed, and what is null or of several kinds stays open. `name` is the field that holds the values.
 */
export function inferSchema(values: readonly JsonValue[], name = ''): JsonObject {
  const known = KNOWN_FIELDS.get(name);
  if (known !== undefined) return known;
  const [first] = values;
  if (first === undefined || new Set(values.map(kindOf)).size > 1) return {};
  switch (kindOf(first)) {
    case 'array':
      return inferArray(values.filter((value) => Array.isArray(value)));
    case 'object':
      return inferObject(values.filter(isJsonObject));
    case 'string':
      return values.every((value) => DATE_TIME.test(String(value)))
        ? { type: 'string', format: 'date-time' }
        : { type: 'string' };
    case 'number':
      return { type: COUNTED.test(name) ? 'integer' : 'number' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return {};
  }
}

function inferArray(lists: readonly JsonValue[][]): JsonObject {
  const items = lists.flat();
  return items.length === 0 ? { type: 'array', items: {} } : { type: 'array', items: inferSchema(items) };
}

function inferObject(objects: readonly JsonObject[]): JsonObject {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  if (keys.length === 0) return { type: 'object' };
  if (!keys.every((key) => FIELD_NAME.test(key))) {
    return {
      type: 'object',
      additionalProperties: inferSchema(objects.flatMap((object) => Object.values(object))),
    };
  }
  const properties = keys.map((key): [string, JsonObject] => [
    key,
    inferSchema(
      objects.filter((object) => Object.hasOwn(object, key)).map((object) => object[key] ?? null),
      key,
    ),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
