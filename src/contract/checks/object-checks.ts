import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { hasKeys, instant } from './date-checks.ts';
import { pointerOf, walkObjects } from './walk.ts';

/** What is wrong with a member of an object: its key, and what was expected there. `~` stands for the place of the object. */
interface Wrong {
  key: string;
  expected: string;
}

/** Pairs of times of which the second does not lie before the first. */
const SPANS = [
  ['start_date', 'finish_date'],
  ['open_date', 'finish_date'],
  ['sale_start_date', 'sale_finish_date'],
  ['active_from', 'active_to'],
  ['valid_from', 'valid_to'],
] as const;
/** Objects that stand beside their id: `city_id` and `city.id`. */
const NAMED_TWICE = ['client', 'site', 'city', 'ticket', 'mail_template'];

/**
 * What holds within every object that has the fields, wherever it stands: ids agree with the objects beside them, spans do not
 * end before they begin, coordinates lie on the earth, a time zone is one of the zone database. Null when no object has any.
 */
export function objectProblems({ body, masked }: CheckContext): string[] | null {
  let looked = 0;
  const problems: string[] = [];
  walkObjects(body, (object, way) => {
    looked += 1;
    // An error about something that is none may name the id 0 (observed).
    const isInfo = way.at(-1) === 'info';
    for (const { key, expected } of [...wrongIn(object), ...(isInfo ? [] : zeroIds(object))]) {
      const pointer = `${pointerOf(way)}/${key}`;
      problems.push(
        `${pointer}: expected ${expected.replace('~', pointerOf(way))}, came ${shownAt(masked, pointer)}`,
      );
    }
  });
  return looked === 0 ? null : problems;
}

function wrongIn(object: JsonObject): Wrong[] {
  return [
    ...spans(object),
    ...ids(object),
    ...coordinates(object, 'coords', Object.hasOwn(object, 'timezone')),
    ...coordinates(object, 'place_coordinates', true),
    ...files(object),
    ...accounts(object),
    ...entries(object),
    ...quantities(object),
    ...money(object),
    ...currency(object),
    ...addresses(object),
    ...sides(object),
  ];
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217: whoever adds up must know it. */
function currency(object: JsonObject): Wrong[] {
  const value = object['currency_id'];
  return typeof value !== 'string' || CURRENCIES.has(value)
    ? []
    : [{ key: 'currency_id', expected: 'a currency of ISO 4217' }];
}

/** An event's page is the one of its slug. */
function addresses(object: JsonObject): Wrong[] {
  const [url, slug] = [object['url'], object['slug']];
  return typeof url !== 'string' || typeof slug !== 'string' || url === '' || url.includes(slug)
    ? []
    : [{ key: 'url', expected: `an address with ~/slug, ${slug}` }];
}

/** Ids that the API gives itself: others may be any words. */
const OWN_IDS = new Set(['id', 'price_id', 'payment_type_id']);

/** Ids count from 1, and a text of one is a number as it is written, or a word. */
function zeroIds(object: JsonObject): Wrong[] {
  return Object.entries(object)
    .filter(
      ([key, value]) =>
        /(?:^|_)id$/.test(key) && (value === 0 || value === '0' || (OWN_IDS.has(key) && isOddNumber(value))),
    )
    .map(([key]) => ({ key, expected: 'an id, or null' }));
}

/** What is drawn has a size. */
function sides(object: JsonObject): Wrong[] {
  return ['width', 'height']
    .filter((key) => typeof object[key] === 'number' && object[key] <= 0)
    .map((key) => ({ key, expected: 'a side of a drawing, above 0' }));
}

function isOddNumber(value: JsonValue): boolean {
  return /^(?:0\d+|\d+\.\d*)$/.test(String(value));
}

function spans(object: JsonObject): Wrong[] {
  return SPANS.flatMap(([from, to]) => {
    const [start, end] = [instant(object, from), instant(object, to)];
    return start === null || end === null || end >= start
      ? []
      : [{ key: to, expected: `a time not before ~/${from}, ${String(object[from])}` }];
  });
}

function ids(object: JsonObject): Wrong[] {
  return NAMED_TWICE.flatMap((name) => {
    const beside = object[name];
    const id = object[`${name}_id`];
    if (!isJsonObject(beside) || beside['id'] === undefined || id === undefined || id === beside['id'])
      return [];
    return [{ key: `${name}_id`, expected: `the id at ~/${name}/id, ${String(beside['id'])}` }];
  });
}

function coordinates(object: JsonObject, key: string, onEarth: boolean): Wrong[] {
  const value = object[key];
  if (!onEarth || !Array.isArray(value)) return [];
  const [latitude, longitude] = value;
  const fits = value.length === 2 && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180;
  return fits ? [] : [{ key, expected: 'latitude and longitude' }];
}

function files(object: JsonObject): Wrong[] {
  const problems: Wrong[] = [];
  if (hasKeys(object, ['content_type', 'file_size'])) {
    if (!/^image\/[\w.+-]+$/.test(String(object['content_type'])))
      problems.push({ key: 'content_type', expected: 'the type of an image' });
  }
  const zone = object['timezone'];
  if (typeof zone === 'string' && !isTimeZone(zone))
    problems.push({ key: 'timezone', expected: 'a name of the time zone database' });
  return problems;
}

const zones = new Map<string, boolean>();

function isTimeZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let found = /^(?:UTC|[A-Z]\w+\/.+)$/.test(name);
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    // That it is unknown is the fact looked for.
    found = false;
  }
  zones.set(name, found);
  return found;
}

function accounts(object: JsonObject): Wrong[] {
  const users = object['users'];
  if (Array.isArray(users) && users.some(isOddNumber))
    return [{ key: 'users', expected: 'ids as they are written' }];
  return ['vk_id', 'facebook_id'].flatMap((key) => {
    const value = object[key];
    return typeof value !== 'string' || /^\d*$/.test(value)
      ? []
      : [{ key, expected: 'digits or an empty text' }];
  });
}

/** A barcode that was scanned has the time of it, and one that is valid has none. */
function entries(object: JsonObject): Wrong[] {
  if (!hasKeys(object, ['barcode', 'status', 'checked_at'])) return [];
  const status = object['status'];
  const scanned = object['checked_at'] !== null;
  if (status === 'scanned' && !scanned)
    return [{ key: 'checked_at', expected: 'a time, as ~/status is scanned' }];
  if (status === 'valid' && scanned) return [{ key: 'checked_at', expected: 'null, as ~/status is valid' }];
  return [];
}

function quantities(object: JsonObject): Wrong[] {
  const value = (key: string): JsonValue | undefined => object[key];
  const problems: Wrong[] = [];
  if (
    hasKeys(object, ['max_quantity', 'free_quantity']) &&
    Number(value('free_quantity')) > Number(value('max_quantity'))
  )
    problems.push({
      key: 'free_quantity',
      expected: `at most ~/max_quantity, ${String(value('max_quantity'))}`,
    });
  if (value('available') === true) {
    for (const key of ['ordered', 'disabled'])
      if (value(key) === true) problems.push({ key, expected: 'false, as ~/available is true' });
  }
  return problems;
}

/** Money is whole cents: fractions of them are of a sum that was computed, not charged. */
function money(object: JsonObject): Wrong[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (typeof value !== 'number' || !/(?:^|_)(?:price|amount)$|^discount_value$/.test(key)) return [];
    return Number(value.toFixed(2)) === value ? [] : [{ key, expected: 'whole cents' }];
  });
}
