import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import { componentOf } from '../../../src/openapi/bundle-schemas.ts';

/**
 * Reads as clients do that are made of a schema by zod's generators: of a union the first branch that fits is taken, fields that it
 * does not name are dropped, and `not`, `if` and `contains` are passed over.
 */
export class FirstFitClient {
  /** What the branch that was taken dropped and another one of its union would have kept: schemas of the branch taken. */
  readonly lost: JsonValue[] = [];
  readonly #components: JsonObject;

  constructor(components: JsonObject) {
    this.#components = components;
  }

  /** What the client keeps of a value; undefined where it refuses it. */
  read(schema: JsonValue | undefined, value: JsonValue): JsonValue | undefined {
    if (!isJsonObject(schema)) return value;
    const { $ref, allOf } = schema;
    const parts = [
      ...(typeof $ref === 'string' ? [componentOf($ref, this.#components)] : []),
      ...(Array.isArray(allOf) ? allOf : []),
    ].map((part) => this.read(part, value));
    for (const union of [schema['anyOf'], schema['oneOf']])
      if (Array.isArray(union)) parts.push(this.#firstOf(union, value));
    if (['type', 'const', 'enum', 'properties', 'required'].some((key) => key in schema))
      parts.push(this.#ownPart(schema, value));
    const [first = value, ...others] = parts;
    return parts.includes(undefined)
      ? undefined
      : others.reduce<JsonValue>((all, part) => merged(all, part ?? null), first);
  }

  #firstOf(union: readonly JsonValue[], value: JsonValue): JsonValue | undefined {
    const read = union.map((branch) => this.read(branch, value));
    const taken = read.findIndex((kept) => kept !== undefined);
    const sizes = read.map((kept) => (kept === undefined ? 0 : JSON.stringify(kept).length));
    if (Math.max(...sizes) > (sizes[taken] ?? 0)) this.lost.push(union[taken] ?? null);
    return read[taken];
  }

  #ownPart(schema: JsonObject, value: JsonValue): JsonValue | undefined {
    const {
      type,
      const: only,
      enum: some,
      required,
      properties,
      additionalProperties,
      items,
      maxItems,
    } = schema;
    if (type !== undefined && ![type].flat().some((name) => isOfType(value, name))) return undefined;
    if (only !== undefined && only !== value) return undefined;
    if (Array.isArray(some) && !some.includes(value)) return undefined;
    if (Array.isArray(value)) {
      if (typeof maxItems === 'number' && value.length > maxItems) return undefined;
      return whole(value.map((item) => this.read(items, item)));
    }
    if (!isJsonObject(value)) return value;
    if (Array.isArray(required) && !required.every((name) => String(name) in value)) return undefined;
    const named = isJsonObject(properties) ? properties : {};
    const names = Object.keys(value).filter((name) => name in named || isJsonObject(additionalProperties));
    const kept = whole(
      names.map((name) => this.read(named[name] ?? additionalProperties, value[name] ?? null)),
    );
    return kept && Object.fromEntries(names.map((name, at) => [name, kept[at] ?? null]));
  }
}

function whole(values: readonly (JsonValue | undefined)[]): JsonValue[] | undefined {
  const kept = values.filter((value) => value !== undefined);
  return kept.length === values.length ? kept : undefined;
}

function isOfType(value: JsonValue, type: JsonValue): boolean {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function merged(one: JsonValue, other: JsonValue): JsonValue {
  if (Array.isArray(one) && Array.isArray(other))
    return one.map((item, at) => merged(item, other[at] ?? null));
  if (!isJsonObject(one) || !isJsonObject(other)) return one;
  const shared = Object.keys(one).flatMap((key): [string, JsonValue][] => {
    const [left, right] = [one[key], other[key]];
    return left === undefined || right === undefined ? [] : [[key, merged(left, right)]];
  });
  return { ...one, ...other, ...Object.fromEntries(shared) };
}
