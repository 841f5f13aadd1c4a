import { itemsAt, valueAt } from '../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';

/** Values that a call's body may take from calls made before it. */
export interface BodySources {
  /** What the entry's own call sent. */
  sent: JsonValue;
  /** What it answered; null before it was made. */
  answer: JsonValue;
  /** Answers of the other calls by name. */
  others: ReadonlyMap<string, JsonValue>;
}

/**
 * A body with its stand-ins replaced (see `CallSpec.body`). What is not there becomes null: the API refuses it, and the
 * evidence shows what was sent.
 */
export function fillBody(template: JsonValue, sources: BodySources): JsonValue {
  if (Array.isArray(template)) return template.map((element) => fillBody(element, sources));
  if (!isJsonObject(template)) return template;
  const { $sent: sent, $answer: answer, $from: from, $each: each, $keys: keys } = template;
  if (typeof sent === 'string') return valueAt(sources.sent, sent) ?? null;
  if (typeof answer === 'string') return valueAt(sources.answer, answer) ?? null;
  const other = typeof from === 'string' ? (sources.others.get(from) ?? null) : sources.answer;
  if (typeof each === 'string') {
    const key = String(template['as']);
    return itemsAt(other, each).map(({ value }) => ({ [key]: value }));
  }
  if (typeof keys === 'string')
    return Object.fromEntries(itemsAt(other, keys).map(({ value }) => [String(value), []]));
  if (typeof from === 'string') return valueAt(other, String(template['path'])) ?? null;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillBody(value, sources)]));
}

/** True when everything that a body takes from calls made before is there. A null that an answer holds is there. */
export function canFill(template: JsonValue, sources: BodySources): boolean {
  if (Array.isArray(template)) return template.every((element) => canFill(element, sources));
  if (!isJsonObject(template)) return true;
  const { $sent: sent, $answer: answer, $from: from, $each: each, $keys: keys } = template;
  if (typeof sent === 'string') return valueAt(sources.sent, sent) !== undefined;
  if (typeof answer === 'string') return valueAt(sources.answer, answer) !== undefined;
  const other = typeof from === 'string' ? (sources.others.get(from) ?? null) : sources.answer;
  const items = each ?? keys;
  if (typeof items === 'string') return itemsAt(other, items).length > 0;
  if (typeof from === 'string') return valueAt(other, String(template['path'])) !== undefined;
  return Object.values(template).every((value) => canFill(value, sources));
}
