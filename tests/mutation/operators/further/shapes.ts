import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { DATE, list, number, swap, text } from '../make.ts';
import { renamed } from '../shape.ts';

const family = 'shape';
const isFull = (value: JsonValue): value is JsonObject =>
  isJsonObject(value) && Object.keys(value).length > 0;

/** Values of another kind, as other programs write them. */
export const SHAPES: readonly Operator[] = [
  number(family, 'shape.numberPadded', (value) => String(value).padStart(8, '0')),
  number(family, 'shape.numberAsMoneyText', (value) => value.toFixed(2)),
  number(family, 'shape.numberWithUnit', (value, { key }) => ({ [key || 'value']: value, unit: 'RUB' })),
  number(family, 'shape.numberWithThousands', (value) => `${value} ₽`),
  number(family, 'shape.numberAsBits', (value, { key }) => (key === 'id' ? undefined : value.toString(2))),
  text(family, 'shape.textByLanguage', (value) => (value === '' ? undefined : { ru: value, en: value })),
  text(family, 'shape.textAsLetters', (value) => (value === '' ? undefined : [...value].slice(0, 40))),
  // A name may stand in quotes.
  text(family, 'shape.textInQuotes', (value, { key }) =>
    /^(?:status|currency_id|uniqid|timezone|content_type|color|seat_id|barcode)$|_(?:url|at|date)$|email$|phone$/.test(
      key,
    )
      ? JSON.stringify(value)
      : undefined,
  ),
  text(family, 'shape.textAsLength', (value) => (/^\d+$/.test(value) ? undefined : value.length)),
  text(family, 'shape.dateOfPhp', (value) =>
    DATE.test(value)
      ? {
          date: `${value.slice(0, 19).replace('T', ' ')}.000000`,
          timezone_type: 3,
          timezone: 'Europe/Moscow',
        }
      : undefined,
  ),
  text(family, 'shape.dateAsParts', (value) =>
    DATE.test(value) ? [2025, Number(value.slice(5, 7)), Number(value.slice(8, 10))] : undefined,
  ),
  swap(family, 'shape.booleanInList', (value) => (typeof value === 'boolean' ? [value] : undefined)),
  swap(family, 'shape.booleanAsLetter', (value) =>
    typeof value === 'boolean' ? (value ? 'Y' : 'N') : undefined,
  ),
  swap(family, 'shape.booleanAsMinusOne', (value) => (typeof value === 'boolean' ? -1 : undefined)),
  swap(family, 'shape.nullAsUndefined', (value) => (value === null ? 'undefined' : undefined)),
  swap(family, 'shape.nullAsDash', (value, { key }) =>
    value === null && /(?<!external|payment_type)_(at|to|id|date|url)$|amount|price$|barcode/.test(key)
      ? '-'
      : undefined,
  ),
  swap(family, 'shape.nullAsTrue', (value) => (value === null ? true : undefined)),
  swap(family, 'shape.emptyListAsFalse', (value) =>
    Array.isArray(value) && value.length === 0 ? false : undefined,
  ),
  swap(family, 'shape.emptyListAsNull', (value, { key }) =>
    Array.isArray(value) && value.length === 0 && !/^(?:utm|fields|custom|integrations)$/.test(key)
      ? null
      : undefined,
  ),
  swap(family, 'shape.objectOnlyId', (value) =>
    isFull(value) && 'id' in value && Object.keys(value).length > 1 ? { id: value['id'] ?? null } : undefined,
  ),
  swap(family, 'shape.objectAsNull', (value, { parent }) =>
    isFull(value) && isJsonObject(parent) ? 'null' : undefined,
  ),
  swap(family, 'shape.objectInItsName', (value, { key }) =>
    isFull(value) && key !== '' ? { [key]: value } : undefined,
  ),
  swap(family, 'shape.objectAsKeys', (value) => (isFull(value) ? Object.keys(value) : undefined)),
  list(family, 'shape.listInItems', (items) => ({ items: [...items], count: items.length })),
  list(family, 'shape.listAsTrue', () => true),
  list(family, 'shape.itemsAsText', (items) =>
    items.every(isFull) ? items.map((item) => JSON.stringify(item)) : undefined,
  ),
  list(family, 'shape.itemsInObjects', (items) =>
    items.every(isFull) ? items.map((item) => ({ item })) : undefined,
  ),
  list(family, 'shape.tableOfRows', (items) =>
    items.every(isFull)
      ? [Object.keys(items[0] as JsonObject), ...items.map((item) => Object.values(item as JsonObject))]
      : undefined,
  ),
  renamed('shape.keyWithDashes', (key) => key.replaceAll('_', '-')),
  renamed('shape.keyWithUnderscore', (key) => `_${key}`),
  renamed('shape.keyWithBlank', (key) => `${key} `),
  renamed('shape.keyWithoutUnderscores', (key) => key.replaceAll('_', '')),
  renamed('shape.keyInPascalCase', (key) =>
    key.replace(/(?:^|_)(\w)/g, (_, sign: string) => sign.toUpperCase()),
  ),
  renamed('shape.keyWithMark', (key) => `@${key}`),
];
