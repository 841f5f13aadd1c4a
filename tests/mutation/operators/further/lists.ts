import { isJsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { list } from '../make.ts';

const family = 'list';
const areObjects = (items: readonly JsonValue[]) =>
  items.every((item) => isJsonObject(item) && Object.keys(item).length > 1);
const objects = (name: string, to: (items: readonly JsonValue[]) => JsonValue | undefined): Operator =>
  list(family, `list.${name}`, (items) => (areObjects(items) ? to(items) : undefined));
const middle = (items: readonly JsonValue[], more: JsonValue) => [
  ...items.slice(0, items.length >> 1),
  more,
  ...items.slice(items.length >> 1),
];

/** Further lists with items that are none, or other ones. */
export const LISTS: readonly Operator[] = [
  objects('nullInTheMiddle', (items) => middle(items, null)),
  objects('falseInTheMiddle', (items) => middle(items, false)),
  objects('emptyTextAtTheEnd', (items) => [...items, '']),
  objects('emptyListInTheMiddle', (items) => middle(items, [])),
  objects('firstAsNull', (items) => [null, ...items.slice(1)]),
  objects('lastAsNull', (items) => [...items.slice(0, -1), null]),
  objects('lastAsEmptyObject', (items) => [...items.slice(0, -1), {}]),
  objects('lastAsId', (items) => [...items.slice(0, -1), (items.at(-1) as { id?: JsonValue })?.id ?? 1]),
  objects('lastOnlyWithId', (items) => [
    ...items.slice(0, -1),
    { id: (items.at(-1) as { id?: JsonValue })?.id ?? 1 },
  ]),
  objects('lastAsText', (items) => [...items.slice(0, -1), JSON.stringify(items.at(-1))]),
  objects('lastInList', (items) => [...items.slice(0, -1), [items.at(-1) ?? null]]),
  objects('lastInData', (items) => [...items.slice(0, -1), { data: items.at(-1) ?? null }]),
  objects('lastAsError', (items) => [
    ...items.slice(0, -1),
    { error: 'Unknown error', status: 503, code: 'UNKNOWN_ERROR', info: [] },
  ]),
  objects('pagingAmongItems', (items) => [...items, { perPage: 50, currentPage: 1, total: 2 }]),
  objects('headerAmongItems', (items) => [Object.keys(items[0] as object), ...items]),
  objects('countAmongItems', (items) => [...items, items.length]),
  objects('pairs', (items) => items.map((item, index) => [index, item])),
  objects('inPages', (items) => [[...items.slice(0, 1)], [...items.slice(1)]]),
  objects('keyedByIndex', (items) => Object.fromEntries(items.map((item, index) => [`item_${index}`, item]))),
  objects('firstInPlaceOfAll', (items) => (items.length > 2 ? items.map(() => items[0] ?? null) : undefined)),
  objects('lastThreeTimes', (items) => [...items, items.at(-1) ?? null, items.at(-1) ?? null]),
  objects('separator', (items) => [...items, '---']),
];
