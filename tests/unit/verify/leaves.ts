import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';

/** A value within JSON: its JSON Pointer, and the pointer with `*` for indices and for keys that are names of tables or entries. */
export interface Leaf {
  pointer: string;
  pattern: string;
  value: JsonValue;
}

/** A value of each kind: the first of each pattern, and with `ends` the last, too. */
export function leavesOf(value: JsonValue, ends = false): Leaf[] {
  const found = new Map<string, Leaf[]>();
  const walk = (at: JsonValue, pointer: string, pattern: string) => {
    if (pointer !== '') found.set(pattern, [...(found.get(pattern) ?? []), { pointer, pattern, value: at }]);
    if (Array.isArray(at))
      for (const [index, item] of at.entries()) walk(item, `${pointer}/${index}`, `${pattern}/*`);
    else if (isJsonObject(at))
      for (const [key, item] of Object.entries(at))
        walk(
          item,
          `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          `${pattern}/${NAMED.test(key) ? '*' : key}`,
        );
  };
  walk(value, '', '');
  return [...found.values()].flatMap((leaves) =>
    [...new Set([leaves[0], ends ? leaves.at(-1) : undefined])].flatMap((leaf) => leaf ?? []),
  );
}

const NAMED = /^(?:stg_|fact_|meta_)|^\d/;
const HOUR = 3_600_000;

/** What is done to a value: each name with the value that stands in its place, undefined where it is left out. */
export function alterationsOf(value: JsonValue): [name: string, value: JsonValue | undefined][] {
  const first: [string, JsonValue | undefined][] = [['leftOut', undefined]];
  if (typeof value === 'number') return [...first, ['oneMore', value + 1], ['oneLess', value - 1]];
  if (typeof value === 'boolean') return [...first, ['flipped', !value]];
  if (value === null) return [...first, ['aNumber', 1], ['aText', 'x']];
  if (Array.isArray(value))
    return [
      ...first,
      ['emptied', []],
      ['lastTwice', [...value, ...value.slice(-1)]],
      ['turned', [...value].reverse()],
    ].filter(([, other]) => JSON.stringify(other) !== JSON.stringify(value)) as [
      string,
      JsonValue | undefined,
    ][];
  if (typeof value !== 'string') return [...first, ['null', null]];
  const at = Date.parse(value);
  return /^\d{4}-\d\d-\d\dT/.test(value)
    ? [...first, ['later', new Date(at + HOUR).toISOString()], ['earlier', new Date(at - HOUR).toISOString()]]
    : [...first, ['empty', ''], ['longer', `${value}x`], ['null', null]];
}

/** A copy with another value at a pointer, or without it. */
export function withLeaf<T extends JsonValue>(value: T, pointer: string, to: JsonValue | undefined): T {
  const copy = structuredClone(value);
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  const owner = keys.reduce<JsonValue>((at, key) => (at as Record<string, JsonValue>)[key] ?? null, copy);
  if (to !== undefined) (owner as Record<string, JsonValue>)[last] = to;
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete (owner as Record<string, JsonValue>)[last];
  return copy;
}
