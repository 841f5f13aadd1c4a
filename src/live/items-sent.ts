import { isJsonObject, type JsonValue } from '../model/json.ts';

/** The tickets of a Partners call's body: those of a batch, or the one that the body is. */
export function itemsSent(body: JsonValue | undefined): JsonValue[] {
  if (!isJsonObject(body)) return [];
  return Array.isArray(body['batch']) ? body['batch'] : [body];
}
