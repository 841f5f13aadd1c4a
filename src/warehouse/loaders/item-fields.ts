import { isBeyond, isNumberText } from '../../common/exact-number.ts';
import { valueAt } from '../../common/items-path.ts';
import { parseMoment } from '../../common/moment.ts';
import { type Item, notLoadable } from './items.ts';

/** Largest second that a ClickHouse DateTime holds; later ones would be stored as another time. */
const LAST_SECOND = 2 ** 32 - 1;

/** The field as text; '' when it is missing or null. Paths are dotted. */
export function text(item: Item, path: string): string {
  const value = valueAt(item.value, path) ?? null;
  if (value === null) return '';
  if (typeof value === 'object') throw notLoadable(`${item.at}/${path}`, 'is no text or number');
  return String(value);
}

/** The field as text; an error when it is missing, null or empty. */
export function requiredText(item: Item, path: string): string {
  const value = text(item, path);
  if (value === '') throw notLoadable(`${item.at}/${path}`, 'is missing or empty');
  return value;
}

/** The field as a number, also when it came as text; null when it is missing, null or empty. */
export function numberOrNull(item: Item, path: string): number | null {
  const value = text(item, path).trim();
  if (value === '') return null;
  if (!isNumberText(value)) throw notLoadable(`${item.at}/${path}`, 'is no number');
  if (isBeyond(value.replace(/^[+-]/, '')))
    throw notLoadable(`${item.at}/${path}`, 'is a number that no double holds');
  return Number(value);
}

/** 1 for 1 and true, also as text; else 0 (the Partners API writes 0 and 1, the REST API true and false). */
export function flag(item: Item, path: string): 0 | 1 {
  return ['1', 'true'].includes(text(item, path)) ? 1 : 0;
}

/** Seconds since 1970 of the first of the fields that is set; null when none is. */
export function secondsOrNull(item: Item, ...paths: string[]): number | null {
  const path = paths.find((one) => text(item, one) !== '');
  if (path === undefined) return null;
  const seconds = parseMoment(text(item, path))?.seconds;
  if (seconds === undefined || seconds < 0 || seconds > LAST_SECOND) {
    throw notLoadable(`${item.at}/${path}`, 'is no time that the table can hold');
  }
  return seconds;
}

/** A city's name as the tables hold it: without white space around it, in lower case. */
export function cityName(name: string): string {
  return name.trim().toLowerCase();
}
