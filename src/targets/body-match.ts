import { isDeepStrictEqual } from 'node:util';
import { pointerToken } from '../common/items-path.ts';
import { kindOfKey } from '../masking/field-keys.ts';
import type { CaseScenario } from '../model/case.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { withoutMasks } from './any-mask.ts';

/** Fields of a person: a document fills them with whatever stands for one. */
const OF_A_PERSON: ReadonlySet<string | undefined> = new Set(['email', 'phone', 'words']);
/** What the API selects by decides which answer comes. */
const SELECTS = new Set(['where', 'filter']);

/** Names of fields that the rules of a scenario read, and more: every word in them. */
export function fieldsRead({ rules }: Pick<CaseScenario, 'rules'>): ReadonlySet<string> {
  return new Set(JSON.stringify(rules).match(/\w+/g) ?? []);
}

/** In what a body may differ from a recorded one. */
export interface MatchOptions {
  /** Names of fields that the rules of a scenario read. */
  read: ReadonlySet<string>;
  /** True for recordings that were masked by another key: there a mask is as good as another. */
  anyMask: boolean;
}

/**
 * Holds a body, masked, against a recorded one: [] when they are equal, the pointers at which they differ when that is only in masks
 * that nobody could make again, or in the name, e-mail or phone of a person that no rule reads, null when they differ otherwise: then
 * the answer may be another one.
 */
export function matchBody(sent: JsonValue, recorded: JsonValue, options: MatchOptions): string[] | null {
  return isDeepStrictEqual(sent, recorded) ? [] : differences(sent, recorded, options, '');
}

function differences(
  sent: JsonValue,
  recorded: JsonValue,
  options: MatchOptions,
  pointer: string,
): string[] | null {
  const keys = keysOf(sent);
  if (keys === null || Array.isArray(sent) !== Array.isArray(recorded)) return null;
  if (!isDeepStrictEqual(keys, keysOf(recorded))) return null;
  const found: string[] = [];
  for (const key of keys) {
    const [a, b] = [partOf(sent, key), partOf(recorded, key)];
    if (isDeepStrictEqual(a, b)) continue;
    const at = `${pointer}/${pointerToken(key)}`;
    const isFree = typeof a === 'string' && typeof b === 'string' && mayDiffer(key, a, b, options);
    const isAsked = SELECTS.has(key) && !options.anyMask;
    const below = isFree ? [at] : isAsked ? null : differences(a, b, options, at);
    if (below === null) return null;
    found.push(...below);
  }
  return found;
}

function mayDiffer(key: string, sent: string, recorded: string, { read, anyMask }: MatchOptions): boolean {
  if (anyMask && withoutMasks(key, sent) === withoutMasks(key, recorded)) return true;
  return OF_A_PERSON.has(kindOfKey(key)) && !read.has(key);
}

// Sorted: the order of keys says nothing. Of a list its places; null for what has no parts.
function keysOf(value: JsonValue): string[] | null {
  if (Array.isArray(value)) return [...value.keys()].map(String);
  return isJsonObject(value) ? Object.keys(value).sort() : null;
}

function partOf(value: JsonValue, key: string): JsonValue {
  return (value as Record<string, JsonValue>)[key] ?? null;
}
