import { isJsonObject, type JsonValue } from '../../src/model/json.ts';

/** One alteration of an answer: the field at the end of the path is removed, or gets the value. */
export type AnswerChange = { at: readonly string[] } & ({ remove: true } | { value: JsonValue });

/** The text of a JSON answer with the change made. Throws a RangeError when the answer has no such field to change. */
export function changedAnswer(text: string, change: AnswerChange): string {
  const body = JSON.parse(text) as JsonValue;
  const name = change.at.at(-1) ?? '';
  const parent = change.at.slice(0, -1).reduce<JsonValue | undefined>(child, body);
  if (parent === undefined || !isJsonObject(parent) || !(name in parent)) {
    throw new RangeError(`the answer has no field /${change.at.join('/')} that could be changed`);
  }
  if ('remove' in change) delete parent[name];
  else parent[name] = change.value;
  return JSON.stringify(body);
}

function child(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(name)];
  return value !== undefined && isJsonObject(value) ? value[name] : undefined;
}
