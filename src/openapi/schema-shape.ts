import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { componentOf } from './bundle-schemas.ts';

/** One kind of value that a schema describes, as a generated client knows it. What is undefined may be anything. */
export interface Shape {
  types: string[] | undefined;
  /** Those of `const` and `enum`, as JSON. */
  values: string[] | undefined;
  maxItems: number | undefined;
  items: JsonValue | undefined;
  required: string[];
  properties: Record<string, JsonValue>;
  /** What the fields hold that `properties` does not name. */
  others: JsonValue | undefined;
}

/** The kinds of values that a schema describes, one for each choice among its unions, with `$ref` and `allOf` followed. */
export function alternativesOf(schema: JsonValue, components: JsonObject): Shape[] {
  if (!isJsonObject(schema)) return [shapeOf({})];
  const { $ref, allOf = [], anyOf, oneOf } = schema;
  const parts = [
    ...(typeof $ref === 'string' ? [[componentOf($ref, components) ?? true]] : []),
    ...(Array.isArray(allOf) ? allOf.map((part) => [part]) : []),
    ...[anyOf, oneOf].filter((union) => Array.isArray(union)),
  ];
  return parts.reduce<Shape[]>(
    (shapes, branches) => {
      const choices = branches.flatMap((branch) => alternativesOf(branch, components));
      return shapes.flatMap((shape) => choices.map((choice) => both(shape, choice)));
    },
    [shapeOf(schema)],
  );
}

function shapeOf(schema: JsonObject): Shape {
  const {
    type,
    const: only,
    enum: some,
    maxItems,
    items,
    required,
    properties,
    additionalProperties,
  } = schema;
  const values = only === undefined ? some : [only];
  return {
    types: type === undefined ? undefined : [type].flat().map(String),
    values: Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : undefined,
    maxItems: typeof maxItems === 'number' ? maxItems : undefined,
    items,
    required: Array.isArray(required) ? required.map(String) : [],
    properties: isJsonObject(properties) ? properties : {},
    others: additionalProperties,
  };
}

function both(one: Shape, other: Shape): Shape {
  const shared = Object.keys(one.properties).filter((name) => name in other.properties);
  return {
    types: common(one.types, other.types),
    values: common(one.values, other.values),
    maxItems: one.maxItems ?? other.maxItems,
    items: merged(one.items, other.items),
    required: [...one.required, ...other.required],
    properties: {
      ...one.properties,
      ...other.properties,
      ...Object.fromEntries(
        shared.map((name) => [name, merged(one.properties[name], other.properties[name]) ?? true]),
      ),
    },
    others: merged(one.others, other.others),
  };
}

function common(one: string[] | undefined, other: string[] | undefined): string[] | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.filter((name) => other.includes(name));
}

function merged(one: JsonValue | undefined, other: JsonValue | undefined): JsonValue | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { allOf: [one, other] };
}
