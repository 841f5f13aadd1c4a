import { isJsonObject, type JsonObject } from '../../model/json.ts';

/** What a write sends: the `data` of the documented form, or a flat body as the spec document writes it. */
export function inputOf(body: JsonObject): JsonObject {
  const data = body['data'];
  return isJsonObject(data) ? data : body;
}

/** Whether an input names at least one of some fields. */
export function namesAny(input: JsonObject, fields: readonly string[]): boolean {
  return fields.some((field) => input[field] !== undefined);
}
