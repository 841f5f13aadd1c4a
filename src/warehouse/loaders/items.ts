import { pointerToken } from '../../common/items-path.ts';
import { AuditError } from '../../model/errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

/** An object of an answer that becomes a row. */
export interface Item {
  value: JsonObject;
  /** JSON Pointer of the object in the answer. */
  at: string;
}

/** The objects under a key of an answer: the elements of a list, or the one object that stands there. */
export function itemsUnder(body: JsonValue, key: string): Item[] {
  const held = isJsonObject(body) ? body[key] : undefined;
  return isJsonObject(held) ? [{ value: held, at: `/${key}` }] : elements(held, `/${key}`);
}

/** Seats of every zone of an object with `zones`, a list of objects with `seats`, a list. */
export function seatsOfZones(holder: JsonValue | undefined, at: string): Item[] {
  const zones = isJsonObject(holder) ? holder['zones'] : undefined;
  return elements(zones, `${at}/zones`).flatMap((zone) => elements(zone.value['seats'], `${zone.at}/seats`));
}

/** The values of a map of objects, by their keys; an AuditError for a value that is none. */
export function mapValues(map: JsonObject, at: string): Item[] {
  return Object.entries(map).map(([key, value]) => {
    const place = `${at}/${pointerToken(key)}`;
    if (!isJsonObject(value)) throw notLoadable(place, 'is no object');
    return { value, at: place };
  });
}

/** The elements of a list of objects; an AuditError for anything else. */
export function elements(list: JsonValue | undefined, at: string): Item[] {
  if (!Array.isArray(list)) throw notLoadable(at, 'holds no list of objects');
  return list.map((value, index) => {
    if (!isJsonObject(value)) throw notLoadable(`${at}/${index}`, 'is no object');
    return { value, at: `${at}/${index}` };
  });
}

/** The error of an item that has no place in its table. Names the place, never the value. */
export function notLoadable(at: string, why: string): AuditError {
  return new AuditError(
    'WAREHOUSE_SCHEMA',
    `the answer cannot be loaded: ${why}`,
    'Every item must become a row; see what the API sent, and whether its loader still fits.',
    { at },
  );
}
