import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { DAY, members, shifted } from './make.ts';

export const family = 'meaning';
/** What an object's members become; null where it gives no occasion. */
export type To = (object: JsonObject) => Record<string, JsonValue | undefined> | null;
export const on =
  (kind: string, keys: readonly string[]) =>
  (name: string, more: readonly string[], to: To): Operator =>
    members(family, `meaning.${kind}.${name}`, [...keys, ...more], to);
export const text = (value: JsonValue | undefined) => String(value);
export const first = (value: JsonValue | undefined): JsonObject =>
  Array.isArray(value) && isJsonObject(value[0]) ? value[0] : {};
export const withFirst = (value: JsonValue | undefined, change: JsonObject): JsonValue[] =>
  Array.isArray(value) ? [{ ...first(value), ...change }, ...value.slice(1)] : [];
export const each = (value: JsonValue | undefined, change: (item: JsonObject) => JsonObject): JsonValue[] =>
  Array.isArray(value) ? value.map((item) => (isJsonObject(item) ? { ...item, ...change(item) } : item)) : [];
export const has = (value: JsonValue | undefined) => Array.isArray(value) && value.length > 0;
export const later = (value: JsonValue | undefined, days: number) => shifted(text(value), days * DAY);
export const AT = '2025-11-07T12:00:00+03:00';
