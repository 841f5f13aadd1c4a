import type { JsonObject, JsonValue } from '../model/json.ts';
import { alternativesOf, type Shape } from './schema-shape.ts';

/**
 * The branches of a union in an order in which a client may take the first that fits, and drop what that one does not name: each
 * stands before those that take all of what it describes. Others keep their order. A `$ref` leads to these components.
 */
export function strictestFirst(branches: readonly JsonValue[], components: JsonObject): JsonValue[] {
  const takes = (one: JsonValue, other: JsonValue) => takesAll(one, other, { components, open: [] });
  const ordered: JsonValue[] = [];
  for (const branch of branches) {
    const looser = ordered.findIndex((placed) => takes(placed, branch) && !takes(branch, placed));
    ordered.splice(looser === -1 ? ordered.length : looser, 0, branch);
  }
  return ordered;
}

/** Where schemas are compared: within which pairs too, since a schema may lead into itself. */
interface Within {
  components: JsonObject;
  open: readonly (readonly [JsonValue, JsonValue])[];
}

// A generated client knows types, values, lists, and the names and needs of fields; it passes over `not`, `if` and `contains`.
function takesAll(one: JsonValue, other: JsonValue, { components, open }: Within): boolean {
  if (open.some(([left, right]) => left === one && right === other)) return true;
  const within = { components, open: [...open, [one, other] as const] };
  const shapes = alternativesOf(one, components);
  return alternativesOf(other, components).every((told) =>
    shapes.some((shape) => shapeTakes(shape, told, within)),
  );
}

function shapeTakes(shape: Shape, told: Shape, within: Within): boolean {
  const takes = (one: JsonValue = true, other: JsonValue = true) => takesAll(one, other, within);
  const mayBe = (type: string) => told.types?.includes(type) ?? true;
  const { maxItems = Infinity } = told;
  return (
    isAmong(told.types, shape.types) &&
    isAmong(told.values, shape.values) &&
    (!mayBe('array') ||
      (maxItems <= (shape.maxItems ?? Infinity) && (maxItems === 0 || takes(shape.items, told.items)))) &&
    (!mayBe('object') ||
      (shape.required.every((name) => told.required.includes(name)) &&
        takes(shape.others, told.others) &&
        Object.entries(told.properties).every(([name, value]) =>
          takes(shape.properties[name] ?? shape.others, value),
        )))
  );
}

function isAmong(told: string[] | undefined, taken: string[] | undefined): boolean {
  if (taken === undefined) return true;
  const wide = taken.includes('number') ? [...taken, 'integer'] : taken;
  return told?.every((name) => wide.includes(name)) ?? false;
}
