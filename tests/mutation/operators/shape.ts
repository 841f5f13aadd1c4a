import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { swap } from './make.ts';

const family = 'shape';
const isScalar = (value: JsonValue) => value === null || typeof value !== 'object';
const isMember = ({ parent }: { parent: JsonValue }) => isJsonObject(parent);

/** Gives a member another name. */
export function renamed(name: string, to: (key: string) => string): Operator {
  return {
    family,
    name,
    at: (place) => {
      const key = place.path.at(-1);
      if (key === undefined || !isMember(place) || key !== place.key) return null;
      const other = to(key);
      const path = place.path.slice(0, -1);
      return other === key
        ? null
        : { reply: (reply) => ({ ...reply, json: renameAt(reply.json, path, key, other) }) };
    },
  };
}

function renameAt(root: JsonValue, path: readonly string[], key: string, other: string): JsonValue {
  const [first, ...rest] = path;
  if (Array.isArray(root))
    return root.map((item, index) => (String(index) === first ? renameAt(item, rest, key, other) : item));
  if (!isJsonObject(root)) return root;
  return Object.fromEntries(
    Object.entries(root).map(([name, value]) => {
      if (first === undefined) return [name === key ? other : name, value];
      return [name, name === first ? renameAt(value, rest, key, other) : value];
    }),
  );
}

/** A value of another kind, or none, where the contract has one. */
export const SHAPE: readonly Operator[] = [
  {
    family,
    name: 'shape.missing',
    at: (place) => (isMember(place) && place.key === place.path.at(-1) ? { remove: true } : null),
  },
  swap(family, 'shape.null', (value) => (value === null ? undefined : null)),
  swap(family, 'shape.numberAsText', (value) => (typeof value === 'number' ? String(value) : undefined)),
  swap(family, 'shape.numberAsWord', (value) => (typeof value === 'number' ? 'many' : undefined)),
  swap(family, 'shape.numberAsBoolean', (value) => (typeof value === 'number' ? value !== 0 : undefined)),
  swap(family, 'shape.numberAsList', (value) => (typeof value === 'number' ? [value] : undefined)),
  swap(family, 'shape.numberWithFraction', (value) =>
    typeof value === 'number' && Number.isInteger(value) ? value + 0.5 : undefined,
  ),
  swap(family, 'shape.textAsNumber', (value) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined,
  ),
  swap(family, 'shape.textAsZero', (value) =>
    typeof value === 'string' && !/^\d+$/.test(value) ? 0 : undefined,
  ),
  swap(family, 'shape.textAsTrue', (value) => (typeof value === 'string' ? true : undefined)),
  swap(family, 'shape.textAsFalse', (value) => (typeof value === 'string' ? false : undefined)),
  swap(family, 'shape.booleanAsNumber', (value) => (typeof value === 'boolean' ? Number(value) : undefined)),
  swap(family, 'shape.booleanAsText', (value) => (typeof value === 'boolean' ? String(value) : undefined)),
  swap(family, 'shape.booleanAsEmpty', (value) => (typeof value === 'boolean' ? '' : undefined)),
  swap(family, 'shape.nullAsEmptyObject', (value) => (value === null ? {} : undefined)),
  swap(family, 'shape.nullAsList', (value) => (value === null ? [] : undefined)),
  swap(family, 'shape.nullAsFalse', (value) => (value === null ? false : undefined)),
  swap(family, 'shape.nullAsWord', (value) => (value === null ? 'null' : undefined)),
  swap(family, 'shape.nullAsZero', (value) => (value === null ? 0 : undefined)),
  swap(family, 'shape.wrappedInList', (value) => (isScalar(value) && value !== null ? [value] : undefined)),
  swap(family, 'shape.wrappedInObject', (value) =>
    isScalar(value) && value !== null ? { value } : undefined,
  ),
  swap(family, 'shape.objectEmptied', (value) =>
    isJsonObject(value) && Object.keys(value).length > 0 ? {} : undefined,
  ),
  swap(family, 'shape.objectAsPhpList', (value) =>
    isJsonObject(value) && Object.keys(value).length > 0 ? [] : undefined,
  ),
  swap(family, 'shape.objectInList', (value) => (isJsonObject(value) ? [value] : undefined)),
  swap(family, 'shape.objectAsText', (value) => (isJsonObject(value) ? JSON.stringify(value) : undefined)),
  swap(family, 'shape.objectAsTrue', (value) => (isJsonObject(value) ? true : undefined)),
  swap(family, 'shape.objectAsId', (value) =>
    isJsonObject(value) && typeof value['id'] === 'number' ? value['id'] : undefined,
  ),
  swap(family, 'shape.objectAsValues', (value) =>
    isJsonObject(value) && Object.keys(value).length > 0 ? Object.values(value) : undefined,
  ),
  swap(family, 'shape.listAsMap', (value) =>
    Array.isArray(value) && value.length > 0 ? { ...value } : undefined,
  ),
  swap(family, 'shape.listAsFirst', (value) => (Array.isArray(value) ? value[0] : undefined)),
  swap(family, 'shape.listAsText', (value) => (Array.isArray(value) ? value.join(',') : undefined)),
  swap(family, 'shape.listAsCount', (value) => (Array.isArray(value) ? value.length : undefined)),
  swap(family, 'shape.listInList', (value) =>
    Array.isArray(value) && value.length > 0 ? [value] : undefined,
  ),
  renamed('shape.keyInCamelCase', (key) => key.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase())),
  renamed('shape.keyInCapitals', (key) => key.toUpperCase()),
  renamed('shape.keyMisspelt', (key) => `${key}_`),
  renamed(
    'shape.keyOfAnotherApi',
    (key) =>
      ({
        payed: 'paid',
        payed_at: 'paid_at',
        paid: 'payed',
        id: 'uuid',
        data: 'items',
        result: 'results',
        price: 'amount',
      })[key] ?? key,
  ),
];
