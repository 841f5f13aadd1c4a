import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Reply } from '../reply.ts';

/** Something that production may do, done in every answer alike. */
export interface LegalVariant {
  name: string;
  /** What becomes of a reply; the reply itself where it changes nothing. Values under keys that were sent stay as they are. */
  change(reply: Reply, sent: ReadonlySet<string>): Reply;
}

/** What becomes of a value: its key is that of the member, or of the list that holds it. */
export type Change = (value: JsonValue, key: string, parent: JsonValue) => JsonValue;

const NONE: ReadonlySet<string> = new Set();

/** Changes every value of an answer, the inner before the outer. */
export function deep(
  value: JsonValue,
  change: Change,
  sent: ReadonlySet<string> = NONE,
  key = '',
  parent: JsonValue = null,
): JsonValue {
  // What is sent must come back: it is for the request to be another.
  if (sent.has(key) && !isCompound(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => deep(item, change, sent, key, value));
    return change(items, key, parent);
  }
  if (!isJsonObject(value)) return change(value, key, parent);
  const entries = Object.entries(value).map(([name, child]) => [
    name,
    deep(child, change, sent, name, value),
  ]);
  return change(Object.fromEntries(entries) as JsonObject, key, parent);
}

function isCompound(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null;
}

/** A variant of the values of every JSON answer. */
export function variant(name: string, change: Change): LegalVariant {
  return whole(name, (json, sent) => deep(json, change, sent));
}

/** A variant of every JSON answer as a whole. */
export function whole(
  name: string,
  change: (json: JsonValue, sent: ReadonlySet<string>) => JsonValue,
): LegalVariant {
  return {
    name,
    change: (reply, sent) =>
      reply.bytes === undefined ? { ...reply, json: change(reply.json, sent) } : reply,
  };
}

/** True for an object with fields of its own, in whatever holds it: no map by ids or names. */
export function isRecord(value: JsonValue, key: string, parent: JsonValue): value is JsonObject {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  const isMapOf = MAPS.has(key) && !Array.isArray(parent);
  return !isMapOf && keys.length > 0 && keys.every(isFieldName);
}

const MAPS = new Set(['zones', 'seats', 'rows', 'offers']);
const NAMES_IN_MAPS = new Set(['full', 'preferential']);

function isFieldName(key: string): boolean {
  return /^[a-z_A-Z]+$/.test(key) && key !== key.toUpperCase() && !NAMES_IN_MAPS.has(key);
}

/** True for the body of an error. */
export function isError(json: JsonValue): boolean {
  return isJsonObject(json) && ('error' in json || json['status'] === 'error');
}
