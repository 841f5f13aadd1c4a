import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { list } from './make.ts';

const family = 'list';
const objects = (items: readonly JsonValue[]) => items.every(isJsonObject);

/** Lists with items lost, twice, of another kind or in another order. */
export const LIST: readonly Operator[] = [
  list(family, 'list.emptied', () => []),
  list(family, 'list.lastLost', (items) => items.slice(0, -1)),
  list(family, 'list.firstLost', (items) => items.slice(1)),
  list(family, 'list.halfLost', (items) =>
    items.length > 2 ? items.slice(0, items.length >> 1) : undefined,
  ),
  list(family, 'list.onlyFirst', (items) => (items.length > 1 ? items.slice(0, 1) : undefined)),
  list(family, 'list.firstTwice', (items) => [items[0] ?? null, ...items]),
  list(family, 'list.lastTwice', (items) => [...items, items.at(-1) ?? null]),
  list(family, 'list.lastAsFirst', (items) =>
    items.length > 1 ? [...items.slice(0, -1), items[0] ?? null] : undefined,
  ),
  list(family, 'list.allTwice', (items) => [...items, ...items]),
  list(family, 'list.withNull', (items) => [...items, null]),
  list(family, 'list.nullFirst', (items) => [null, ...items]),
  list(family, 'list.withText', (items) => (objects(items) ? [...items, 'more'] : undefined)),
  list(family, 'list.withNumber', (items) => (objects(items) ? [...items, 7] : undefined)),
  list(family, 'list.withTrue', (items) => [...items, true]),
  list(family, 'list.withList', (items) => [...items, []]),
  list(family, 'list.withEmptyObject', (items) => [...items, {}]),
  list(family, 'list.itemAsId', (items) =>
    isJsonObject(items[0]) && typeof items[0]['id'] === 'number'
      ? [items[0]['id'], ...items.slice(1)]
      : undefined,
  ),
  list(family, 'list.turned', (items) => (items.length > 1 ? [...items].reverse() : undefined)),
  list(family, 'list.firstAndLastSwapped', (items) =>
    items.length > 2 ? [items.at(-1) ?? null, ...items.slice(1, -1), items[0] ?? null] : undefined,
  ),
  list(family, 'list.keyedById', (items) =>
    objects(items)
      ? Object.fromEntries(
          items.map((item, index) => [String(isJsonObject(item) ? (item['id'] ?? index) : index), item]),
        )
      : undefined,
  ),
];
