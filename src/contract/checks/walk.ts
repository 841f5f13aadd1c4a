import { pointerToken } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** Where a value stands in a body: under which key or at which index, in what. */
export interface Way {
  readonly key: string | number;
  /** The place of the object or list that holds it; null for the body itself. */
  readonly holder: Way | null;
}

/** An object or a list of a body, and where it stands. */
interface Placed<T> {
  readonly value: T;
  readonly way: Way;
}

/** The body itself: there is no key. */
const ROOT: Way = { key: '', holder: null };

/** Of each body that was looked at, all that holds something: a dozen checks ask for it. */
const found = new WeakMap<object, readonly Placed<JsonObject | JsonValue[]>[]>();

/** Every object and list of a body, the outer before the inner. */
function compoundsOf(body: JsonObject | JsonValue[]): readonly Placed<JsonObject | JsonValue[]>[] {
  const known = found.get(body);
  if (known !== undefined) return known;
  const compounds: Placed<JsonObject | JsonValue[]>[] = [];
  collect(body, ROOT, compounds);
  found.set(body, compounds);
  return compounds;
}

function collect(
  value: JsonObject | JsonValue[],
  way: Way,
  compounds: Placed<JsonObject | JsonValue[]>[],
): void {
  compounds.push({ value, way });
  visitMembers(value, (child, key) => {
    if (isCompound(child)) collect(child, { key, holder: way }, compounds);
  });
}

function visitMembers(
  value: JsonObject | JsonValue[],
  visit: (child: JsonValue, key: string | number) => void,
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) visit(value[index] ?? null, index);
    return;
  }
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (child !== undefined) visit(child, key);
  }
}

function isCompound(value: JsonValue): value is JsonObject | JsonValue[] {
  return typeof value === 'object' && value !== null;
}

/** Visits every text of a body, with the key or index under which it stands. */
export function walkTexts(
  body: JsonValue,
  visit: (text: string, key: string | number, holder: Way | null) => void,
): void {
  if (typeof body === 'string') visit(body, ROOT.key, null);
  if (!isCompound(body)) return;
  for (const { value, way } of compoundsOf(body))
    visitMembers(value, (child, key) => {
      if (typeof child === 'string') visit(child, key, way);
    });
}

/** Visits every object of a body, the outer before the inner. */
export function walkObjects(body: JsonValue, visit: (object: JsonObject, way: Way) => void): void {
  if (!isCompound(body)) return;
  for (const { value, way } of compoundsOf(body)) if (isJsonObject(value)) visit(value, way);
}

/** Visits every list of a body, the outer before the inner. */
export function walkLists(body: JsonValue, visit: (list: JsonValue[], way: Way) => void): void {
  if (!isCompound(body)) return;
  for (const { value, way } of compoundsOf(body)) if (Array.isArray(value)) visit(value, way);
}

/** A place as a JSON Pointer: spelled only where something is told of it. */
export function pointerOf(way: Way): string {
  return way.holder === null ? '' : pointerBelow(way.holder, way.key);
}

/** The JSON Pointer of what stands under a key of an object or list; '' where nothing holds it. */
export function pointerBelow(holder: Way | null, key: string | number): string {
  return holder === null ? '' : `${pointerOf(holder)}/${pointerToken(String(key))}`;
}
