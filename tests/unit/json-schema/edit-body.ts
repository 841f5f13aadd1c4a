import { pointerToken, valueAtPointer } from '../../../src/common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';

/** A copy of a body with another value at a pointer whose parent exists. */
export function withValue(body: JsonValue, pointer: string, value: JsonValue): JsonValue {
  return edited(body, pointer, (parent, key) => {
    if (Array.isArray(parent)) parent[Number(key)] = value;
    else parent[key] = value;
  });
}

/** A copy of a body without the property at a pointer. */
export function withoutProperty(body: JsonValue, pointer: string): JsonValue {
  return edited(body, pointer, (parent, key) => {
    if (Array.isArray(parent) || !Object.hasOwn(parent, key)) throw new Error(`no property at ${pointer}`);
    delete parent[key];
  });
}

/** Pointers to every property and element below a value, parents first. */
export function pointersBelow(value: JsonValue, pointer = ''): string[] {
  if (!isJsonObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const at = `${pointer}/${pointerToken(key)}`;
    return [at, ...pointersBelow(child, at)];
  });
}

/** Whether a pointer leads to a property of an object, not to an element of an array. */
export function isProperty(body: JsonValue, pointer: string): boolean {
  return isJsonObject(valueAtPointer(body, pointer.slice(0, pointer.lastIndexOf('/'))));
}

function edited(
  body: JsonValue,
  pointer: string,
  edit: (parent: JsonObject | JsonValue[], key: string) => void,
): JsonValue {
  const copy = structuredClone(body);
  const slash = pointer.lastIndexOf('/');
  const parent = valueAtPointer(copy, pointer.slice(0, slash));
  if (!isJsonObject(parent) && !Array.isArray(parent)) throw new Error(`nothing holds ${pointer}`);
  edit(
    parent,
    pointer
      .slice(slash + 1)
      .replaceAll('~1', '/')
      .replaceAll('~0', '~'),
  );
  return copy;
}
