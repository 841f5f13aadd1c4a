import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { strictestFirst } from './strictest-first.ts';

const COMPONENTS = '#/components/schemas/';
/** Keywords that say something to people alone. */
const ANNOTATIONS = ['title', 'description', 'examples', 'deprecated', 'readOnly', 'writeOnly'];
/** Keywords that look at what stands beside them in the same object, references included. */
const OF_THE_WHOLE = ['unevaluatedProperties', 'unevaluatedItems'];
const MAPS = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const UNIONS = ['anyOf', 'oneOf'];
const LISTS = ['allOf', ...UNIONS, 'prefixItems'];
const SINGLE = [
  'items',
  'additionalProperties',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'propertyNames',
  ...OF_THE_WHOLE,
];

/**
 * Components as generators of types understand them, with the same meaning: each in the form of `schemaForm`, and what is referred
 * to within a schema is a component of its own.
 */
export function generatorForm(schemas: JsonObject): JsonObject {
  const hoisted = hoistParts(schemas);
  return Object.fromEntries(
    Object.entries(hoisted)
      .map(([name, schema]): [string, JsonValue] => [name, schemaForm(schema, hoisted)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * A schema, which may refer to these components, as generators of types understand it, with the same meaning: what stands beside a
 * `$ref` is composed with it in `allOf` (each generator keeps another half of such a pair), a list has `items`, values have a
 * type, and names where one of them is empty, a field that may be anything is `{}`, and the branches of a union stand with the strictest first (a client takes the first
 * that fits).
 */
export function schemaForm(schema: JsonValue, components: JsonObject): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const below = mapSchemas(withOpenFields(schema), (part) => schemaForm(part, components));
  const isList = [below['type']].flat().includes('array');
  const whole = isList && below['items'] === undefined ? { ...below, items: {} } : below;
  return composed(withTypeOfValues(withUnionsInOrder(whole, components)));
}

// `true` is as good a schema as `{}`, but generators look for keywords in the schema of a field.
function withOpenFields(schema: JsonObject): JsonObject {
  const { properties } = schema;
  if (!isJsonObject(properties)) return schema;
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, field === true ? {} : field] as const,
  );
  return { ...schema, properties: Object.fromEntries(fields) };
}

// Without a type, a generator takes `const: true` for a text. A text, those that know OpenAPI 3.0 alone look for in `enum`.
function withTypeOfValues(schema: JsonObject): JsonObject {
  const { type, const: only, enum: some } = schema;
  const values = only === undefined ? some : [only];
  if (!Array.isArray(values)) return schema;
  const types = [...new Set(values.map(typeOfValue))];
  return {
    type: type ?? (types.length === 1 ? (types[0] ?? '') : types),
    ...schema,
    ...(typeof only === 'string' && some === undefined ? { enum: values } : {}),
    ...(values.includes('') ? { 'x-enum-varnames': values.map(memberName) } : {}),
  };
}

// Of an empty text a generator makes a member of an enumeration without a name.
function memberName(value: JsonValue): string {
  if (value === '') return 'EMPTY';
  return String(value)
    .toUpperCase()
    .replace(/\W+/g, '_')
    .replace(/^(?=\d)/, '_');
}

function typeOfValue(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'number') return typeof value;
  return Number.isInteger(value) ? 'integer' : 'number';
}

function withUnionsInOrder(schema: JsonObject, components: JsonObject): JsonObject {
  const inOrder = UNIONS.flatMap((key): [string, JsonValue][] => {
    const branches = schema[key];
    return Array.isArray(branches) ? [[key, strictestFirst(branches, components)]] : [];
  });
  return { ...schema, ...Object.fromEntries(inOrder) };
}

function composed(schema: JsonObject): JsonObject {
  const { $ref, allOf, ...rest } = schema;
  if (typeof $ref !== 'string' || Object.keys(rest).length + (allOf === undefined ? 0 : 1) === 0)
    return schema;
  const outer = Object.entries(rest).filter(
    ([key]) => ANNOTATIONS.includes(key) || OF_THE_WHOLE.includes(key),
  );
  const own = Object.entries(rest).filter(
    ([key]) => !ANNOTATIONS.includes(key) && !OF_THE_WHOLE.includes(key),
  );
  const parts: JsonValue[] = [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])];
  if (own.length > 0) parts.push(Object.fromEntries(own));
  return { ...Object.fromEntries(outer), allOf: parts };
}

// `#/components/schemas/basket/properties/id`, `#/components/schemas/scheme/$defs/spread`.
function hoistParts(schemas: JsonObject): JsonObject {
  const names = new Map<string, string>();
  const noteRefs = (schema: JsonValue): JsonValue => {
    if (!isJsonObject(schema)) return schema;
    const { $ref } = schema;
    if (typeof $ref === 'string' && isPart($ref)) names.set($ref, partName($ref));
    return mapSchemas(schema, noteRefs);
  };
  for (const schema of Object.values(schemas)) noteRefs(schema);
  const parts = new Map<string, JsonValue>();
  const renamed = (schema: JsonValue, place: string): JsonValue => {
    if (!isJsonObject(schema)) return schema;
    const { $ref } = schema;
    const led = typeof $ref === 'string' ? names.get($ref) : undefined;
    const own = led === undefined ? schema : { ...schema, $ref: `${COMPONENTS}${led}` };
    const below = mapSchemas(own, (part, at) => renamed(part, `${place}/${at}`));
    const name = names.get(place);
    if (name === undefined) return below;
    parts.set(name, below);
    return { $ref: `${COMPONENTS}${name}` };
  };
  const whole = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]): [string, JsonValue] => {
      const form = renamed(schema, `${COMPONENTS}${name}`);
      return [name, isJsonObject(form) ? withoutLedDefinitions(form) : form];
    }),
  );
  return { ...whole, ...Object.fromEntries(parts) };
}

function isPart(ref: string): boolean {
  return ref.startsWith(COMPONENTS) && ref.slice(COMPONENTS.length).includes('/');
}

function partName(ref: string): string {
  const steps = ref.slice(COMPONENTS.length).split('/');
  return [steps[0], steps.at(-1)].join('.').replaceAll(/[^A-Za-z0-9._-]/g, '_');
}

// What `$defs` has is a component now.
function withoutLedDefinitions(schema: JsonObject): JsonObject {
  const { $defs, ...rest } = schema;
  const left =
    isJsonObject($defs) &&
    Object.values($defs).some((part) => !isJsonObject(part) || part['$ref'] === undefined);
  return left && $defs !== undefined ? { ...rest, $defs } : rest;
}

/** The schema with each schema right below it replaced; `at` is where it stands, as a JSON Pointer without its first slash. */
function mapSchemas(schema: JsonObject, map: (part: JsonValue, at: string) => JsonValue): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]): [string, JsonValue] => {
      if (MAPS.includes(key) && isJsonObject(value)) {
        const parts = Object.entries(value).map(
          ([name, part]) => [name, map(part, `${key}/${name}`)] as const,
        );
        return [key, Object.fromEntries(parts)];
      }
      if (LISTS.includes(key) && Array.isArray(value))
        return [key, value.map((part, index) => map(part, `${key}/${index}`))];
      return [key, SINGLE.includes(key) ? map(value, key) : value];
    }),
  );
}
