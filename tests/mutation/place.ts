import { isJsonObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';
import type { Recording } from '../../src/targets/recording.ts';

/** One value of a recorded answer, and where it stands. */
export interface Place {
  /** Id and name of the scenario: `6.1.write`. */
  scenario: string;
  /** Index of the call within the scenario. */
  call: number;
  /** True for an answer that is an error. */
  isError: boolean;
  path: readonly string[];
  /** The path with `*` for every index and every key of a map. */
  pattern: string;
  /** Last key of the path that is a name; '' at the root. */
  key: string;
  value: JsonValue;
  /** What holds the value; null at the root. */
  parent: JsonValue;
  root: JsonValue;
  recording: Recording;
}

/** Keys that are values: ids, seats, zones. */
const MAP_KEY = /^\d+$|;|^#/;
const MAPS = new Set(['zones', 'seats', 'rows', 'offers']);

/** Every place of an answer, by its pattern: the places of one pattern are alike. */
export function placesOf(scenario: string, call: number, recording: Recording): Map<string, Place[]> {
  const root = recording.response;
  const isError = isJsonObject(root) && ('error' in root || root['status'] === 'error');
  const found = new Map<string, Place[]>();
  const visit = (value: JsonValue, parent: JsonValue, path: string[], pattern: string, key: string) => {
    const list = found.get(pattern) ?? [];
    found.set(pattern, list);
    list.push({ scenario, call, isError, path, pattern, key, value, parent, root, recording });
    if (Array.isArray(value)) {
      for (const [index, child] of value.entries())
        visit(child, value, [...path, String(index)], `${pattern}/*`, key);
    } else if (isJsonObject(value)) {
      for (const [name, child] of Object.entries(value)) {
        // An item of a list of zones has fields, and so has one of a map, which has their names.
        const isMapKey =
          MAP_KEY.test(name) || (MAPS.has(key) && path.at(-1) === key && !Array.isArray(parent));
        visit(child, value, [...path, name], `${pattern}/${isMapKey ? '*' : name}`, isMapKey ? key : name);
      }
    }
  };
  visit(root, null, [], '', '');
  return found;
}

/** The object that a place is, or null. */
export function objectAt({ value }: Place): JsonObject | null {
  return isJsonObject(value) ? value : null;
}
