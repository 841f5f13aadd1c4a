import { isJsonObject, type JsonValue } from '../model/json.ts';

/** A value found by a path, with the JSON Pointer (RFC 6901) at which it stands. */
export interface Located {
  pointer: string;
  value: JsonValue;
}

/**
 * Values at a dotted path of keys, where `[*]` means every element of a list and `{*}` every value of a map:
 * `data.zones[*].seats[*]`, `data{*}`. '' is the root itself. What is not there, or of another kind, gives nothing.
 */
export function itemsAt(root: JsonValue, path: string): Located[] {
  let found: Located[] = [{ pointer: '', value: root }];
  for (const step of stepsOf(path)) {
    found = found.flatMap((place) => {
      if (step === '[*]') return elementsOf(place);
      return step === '{*}' ? valuesOf(place) : childOf(place, step);
    });
  }
  return found;
}

/** The value at a dotted path of keys below `value`; undefined when a key is missing. */
export function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  const steps = stepsOf(path);
  if (steps.some((step) => step === '[*]' || step === '{*}')) return itemsAt(value, path)[0]?.value;
  let found: JsonValue | undefined = value;
  for (const key of steps) {
    if (found === undefined || !isJsonObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** Paths are written in cases, so there are few of them; each is taken apart once. */
const taken = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = taken.get(path);
  if (known !== undefined) return known;
  const steps = path.split(/\.|(?=\[\*\]|\{\*\})/).filter((part) => part !== '');
  taken.set(path, steps);
  return steps;
}

/** The value at a JSON Pointer; undefined when it points nowhere. */
export function valueAtPointer(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** A key as one token of a JSON Pointer. */
export function pointerToken(key: string): string {
  if (!/[~/]/.test(key)) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function elementsOf({ pointer, value }: Located): Located[] {
  if (!Array.isArray(value)) return [];
  return value.map((element, index) => ({ pointer: `${pointer}/${index}`, value: element }));
}

function valuesOf(place: Located): Located[] {
  return isJsonObject(place.value) ? Object.keys(place.value).flatMap((key) => childOf(place, key)) : [];
}

function childOf({ pointer, value }: Located, key: string): Located[] {
  if (!isJsonObject(value) || !Object.hasOwn(value, key)) return [];
  const child = value[key];
  return child === undefined ? [] : [{ pointer: `${pointer}/${pointerToken(key)}`, value: child }];
}
