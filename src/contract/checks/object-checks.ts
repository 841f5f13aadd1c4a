import { BoundedCache } from '../../common/bounded-cache.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { hasKeys, instant } from './date-checks.ts';
import { pointerBelow, pointerOf, walkObjects } from './walk.ts';

/** Takes what is wrong with a member of an object: its key, and what was expected there. `~` stands for the place of the object. */
type Wrong = (key: string, expected: string) => void;

/** Pairs of times of which the second does not lie before the first. */
const SPANS = [
  ['start_date', 'finish_date'],
  ['open_date', 'finish_date'],
  ['sale_start_date', 'sale_finish_date'],
  ['active_from', 'active_to'],
  ['valid_from', 'valid_to'],
] as const;
/** Objects that stand beside their id: `city_id` and `city.id`. */
const NAMED_TWICE = ['client', 'site', 'city', 'ticket', 'mail_template'].map(
  (name) => [name, `${name}_id`] as const,
);

/**
 * What holds within every object that has the fields, wherever it stands: ids agree with the objects beside them, spans do not
 * end before they begin, coordinates lie on the earth, a time zone is one of the zone database. Null when no object has any.
 */
export function objectProblems({ body, masked }: CheckContext): string[] | null {
  let looked = 0;
  const problems: string[] = [];
  walkObjects(body, (object, way) => {
    looked += 1;
    const wrong: Wrong = (key, expected) => {
      const pointer = pointerBelow(way, key);
      problems.push(
        `${pointer}: expected ${expected.replace('~', pointerOf(way))}, came ${shownAt(masked, pointer)}`,
      );
    };
    for (const look of LOOKS) look(object, wrong);
    // An error about something that is none may name the id 0 (observed).
    members(object, wrong, way.key !== 'info');
  });
  return looked === 0 ? null : problems;
}

const LOOKS: readonly ((object: JsonObject, wrong: Wrong) => void)[] = [
  spans,
  ids,
  coordinates,
  files,
  accounts,
  entries,
  quantities,
  currency,
  addresses,
  sides,
];

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217: whoever adds up must know it. */
function currency({ currency_id: value }: JsonObject, wrong: Wrong): void {
  if (typeof value === 'string' && !CURRENCIES.has(value)) wrong('currency_id', 'a currency of ISO 4217');
}

/** An event's page is the one of its slug. */
function addresses({ url, slug }: JsonObject, wrong: Wrong): void {
  if (typeof url === 'string' && typeof slug === 'string' && url !== '' && !url.includes(slug))
    wrong('url', `an address with ~/slug, ${slug}`);
}

/** Ids that the API gives itself: others may be any words. */
const OWN_IDS = new Set(['id', 'price_id', 'payment_type_id']);

/** What the name of a member says of its value. */
interface KeyFacts {
  isId: boolean;
  isMoney: boolean;
}

const keys = new BoundedCache<KeyFacts>({ entries: 5_000, longestKey: 100 });

function keyFacts(key: string): KeyFacts {
  return {
    isId: /(?:^|_)id$/.test(key),
    isMoney: /(?:^|_)(?:price|amount)$|^discount_value$/.test(key),
  };
}

/**
 * Ids count from 1, and a text of one is a number as it is written, or a word. Money is whole cents: fractions of them are of a sum
 * that was computed, not charged.
 */
function members(object: JsonObject, wrong: Wrong, idsCount: boolean): void {
  for (const key of Object.keys(object)) {
    const { isId, isMoney } = keys.get(key, keyFacts);
    if (!isId && !isMoney) continue;
    const value = object[key] ?? null;
    if (idsCount && isId && (value === 0 || value === '0' || (OWN_IDS.has(key) && isOddNumber(value))))
      wrong(key, 'an id, or null');
    if (isMoney && typeof value === 'number' && Number(value.toFixed(2)) !== value) wrong(key, 'whole cents');
  }
}

/** What is drawn has a size. */
function sides(object: JsonObject, wrong: Wrong): void {
  for (const key of ['width', 'height'])
    if (typeof object[key] === 'number' && object[key] <= 0) wrong(key, 'a side of a drawing, above 0');
}

function isOddNumber(value: JsonValue): boolean {
  return /^(?:0\d+|\d+\.\d*)$/.test(String(value));
}

function spans(object: JsonObject, wrong: Wrong): void {
  for (const [from, to] of SPANS) {
    if (object[from] === undefined) continue;
    const start = instant(object, from);
    const end = instant(object, to);
    if (start !== null && end !== null && end < start)
      wrong(to, `a time not before ~/${from}, ${String(object[from])}`);
  }
}

function ids(object: JsonObject, wrong: Wrong): void {
  for (const [name, key] of NAMED_TWICE) {
    const beside = object[name];
    const id = object[key];
    if (id !== undefined && isJsonObject(beside) && beside['id'] !== undefined && id !== beside['id'])
      wrong(key, `the id at ~/${name}/id, ${String(beside['id'])}`);
  }
}

function coordinates(object: JsonObject, wrong: Wrong): void {
  if (Object.hasOwn(object, 'timezone') && isOffEarth(object['coords'])) wrong('coords', LATITUDE);
  if (isOffEarth(object['place_coordinates'])) wrong('place_coordinates', LATITUDE);
}

const LATITUDE = 'latitude and longitude';

function isOffEarth(value: JsonValue | undefined): boolean {
  if (!Array.isArray(value)) return false;
  const [latitude, longitude] = value;
  return !(value.length === 2 && Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180);
}

function files(object: JsonObject, wrong: Wrong): void {
  if (
    hasKeys(object, ['content_type', 'file_size']) &&
    !/^image\/[\w.+-]+$/.test(String(object['content_type']))
  )
    wrong('content_type', 'the type of an image');
  const zone = object['timezone'];
  if (typeof zone === 'string' && !isTimeZone(zone)) wrong('timezone', 'a name of the time zone database');
}

const zones = new BoundedCache<boolean>({ entries: 1_000, longestKey: 100 });

function isTimeZone(name: string): boolean {
  return zones.get(name, (text) => {
    if (!/^(?:UTC|[A-Z]\w+\/.+)$/.test(text)) return false;
    try {
      new Intl.DateTimeFormat('en', { timeZone: text });
      return true;
    } catch {
      // That it is unknown is the fact looked for.
      return false;
    }
  });
}

function accounts(object: JsonObject, wrong: Wrong): void {
  const users = object['users'];
  if (Array.isArray(users) && users.some(isOddNumber)) {
    wrong('users', 'ids as they are written');
    return;
  }
  for (const key of ['vk_id', 'facebook_id']) {
    const value = object[key];
    if (typeof value === 'string' && !/^\d*$/.test(value)) wrong(key, 'digits or an empty text');
  }
}

/** A barcode that was scanned has the time of it, and one that is valid has none. */
function entries(object: JsonObject, wrong: Wrong): void {
  if (!hasKeys(object, ['barcode', 'status', 'checked_at'])) return;
  const status = object['status'];
  const scanned = object['checked_at'] !== null;
  if (status === 'scanned' && !scanned) wrong('checked_at', 'a time, as ~/status is scanned');
  if (status === 'valid' && scanned) wrong('checked_at', 'null, as ~/status is valid');
}

function quantities(object: JsonObject, wrong: Wrong): void {
  const { max_quantity: most, free_quantity: free, available } = object;
  if (most !== undefined && free !== undefined && Number(free) > Number(most))
    wrong('free_quantity', `at most ~/max_quantity, ${String(most)}`);
  if (available !== true) return;
  for (const key of ['ordered', 'disabled'])
    if (object[key] === true) wrong(key, 'false, as ~/available is true');
}
