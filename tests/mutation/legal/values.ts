import { moscowOffset } from '../../../src/common/moment.ts';
import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import { DATE } from '../operators/make.ts';
import { isError, type LegalVariant, variant, whole } from './variant.ts';

/** An instant as the REST API writes it, in Moscow. */
function inMoscow(ms: number): string {
  const minutes = moscowOffset(ms / 1000);
  const hours = String(Math.trunc(minutes / 60)).padStart(2, '0');
  return `${new Date(ms + minutes * 60_000).toISOString().slice(0, 19)}+${hours}:00`;
}

/** All times of an answer at other ones, so that none passes another. */
const times = (name: string, to: (ms: number) => number): LegalVariant => {
  const moved = variant(name, (value) => {
    if (typeof value !== 'string' || !DATE.test(value) || !value.endsWith('+03:00')) return value;
    const at = to(Date.parse(value));
    // What has happened does not lie ahead, wherever the recordings are on the calendar.
    return at > Date.now() ? value : inMoscow(at);
  });
  return {
    name,
    // A time that was sent is beside others that are not, and those of Partners have the offset of the hall.
    change: (reply, sent) =>
      (isJsonObject(reply.json) && 'status' in reply.json) ||
      /\d{4}-\d\d-\d\d/.test(JSON.stringify(reply.recording.body)) ||
      [...sent].some((key) => /_(?:at|to|from|date)$/.test(key))
        ? reply
        : moved.change(reply, sent),
  };
};

const DAY = 86_400_000;
const MOSCOW = 3 * 3_600_000;
const startOfDay = (ms: number) => Math.floor((ms + MOSCOW) / DAY) * DAY - MOSCOW;
const offset = (name: string, sign: string, minutes: number): LegalVariant =>
  whole(name, (json, sent) =>
    isJsonObject(json) && 'status' in json
      ? variant(name, (value) =>
          typeof value === 'string' && DATE.test(value)
            ? `${new Date(Date.parse(value) + minutes * 60_000).toISOString().slice(0, 19)}${sign}`
            : value,
        ).change({ json } as never, sent).json
      : json,
  );

const TIMES: readonly LegalVariant[] = [
  times('times at midnight', startOfDay),
  times('times at the last second of the day', (ms) => startOfDay(ms) + DAY - 1000),
  times('times a second before midnight', (ms) => startOfDay(ms) - 1000),
  times(
    'times of a leap day',
    (ms) => ms - Date.parse('2025-06-15T00:00:00Z') + Date.parse('2024-02-29T00:00:00Z'),
  ),
  times(
    'times of a turn of the year',
    (ms) => ms - Date.parse('2025-11-01T00:00:00Z') + Date.parse('2024-12-31T21:00:00Z'),
  ),
  times('times when Moscow was at +04:00', (ms) => ms - 12 * 365.25 * DAY),
  times(
    'times around the change of 2014',
    (ms) => ms - Date.parse('2025-11-01T00:00:00Z') + Date.parse('2014-10-25T22:00:00Z'),
  ),
  times(
    'times of a summer time',
    (ms) => ms - Date.parse('2025-11-01T00:00:00Z') + Date.parse('2010-03-27T23:00:00Z'),
  ),
  offset('Partners times of the venue', '+07:00', 420),
  offset('Partners times of Kamchatka', '+12:00', 720),
  offset('Partners times of Kathmandu', '+05:45', 345),
  offset('Partners times west of Greenwich', '-03:00', -180),
];

/** Ids of another account: all alike, but for those that are asked for. */
export function otherIds(asked: ReadonlySet<number>, more: number): LegalVariant {
  const last = Math.max(...asked);
  const shift = (id: number) => (id > last ? id + more : id);
  const name = `other ids, ${more} more`;
  const others = variant(name, (value, key) => {
    if (!/(?:^|_)ids?$|^users$/.test(key)) return value;
    if (typeof value === 'number') return shift(value);
    return /^(?:price_id|users)$/.test(key) && typeof value === 'string' && /^\d+$/.test(value)
      ? String(shift(Number(value)))
      : value;
  });
  // An error names the id that was asked for, and a price that was sent is referred to beside it.
  return {
    name,
    change: (reply, sent) =>
      isError(reply.json) || sent.has('price_id') ? reply : others.change(reply, sent),
  };
}

const paging = (
  name: string,
  to: (perPage: number, total: number, items: number) => object | null,
): LegalVariant =>
  whole(name, (json) => {
    if (!isJsonObject(json) || !isJsonObject(json['paging']) || !Array.isArray(json['data'])) return json;
    const { perPage, total, currentPage } = json['paging'];
    const items = json['data'].length;
    const changed = currentPage === 1 && items > 0 ? to(Number(perPage), Number(total), items) : null;
    return changed === null ? json : { ...json, paging: { ...json['paging'], ...changed } };
  });

const COUNTS: readonly LegalVariant[] = [
  paging('a thousand pages', (perPage, _, items) =>
    items === perPage ? { total: perPage * 1000 + 1 } : null,
  ),
  paging('exactly two pages', (perPage, _, items) => (items === perPage ? { total: perPage * 2 } : null)),
  paging('one page, just full', (_, __, items) => ({ perPage: items, total: items })),
  paging('larger pages', (_, __, items) => ({ perPage: items + 200, total: items })),
  paging('further pages known', (perPage) => ({ lastPage: 1, perPage, hasMore: false, nextPage: null })),
];

const other = (field: string, more: number) =>
  variant(`other ${field}`, (value, key) =>
    key === field && typeof value === 'number' ? value + more : value,
  );
const MONEY =
  /^(?:price|original_price|ticket_original_price|default_price|ticket_amount|discount_value|refunded_amount|refunded_deduction_amount)$/;
const money = (name: string, to: (value: number) => number): LegalVariant => {
  const changed = variant(name, (value, key) =>
    MONEY.test(key) && typeof value === 'number' ? to(value) : value,
  );
  // What is refunded is part of what was paid.
  return {
    name,
    change: (reply, sent) =>
      [...sent].some((key) => /amount|price/.test(key)) ? reply : changed.change(reply, sent),
  };
};

const VALUES: readonly LegalVariant[] = [
  variant('valid beyond the century', (value, key) =>
    /^(?:active|valid)_to$/.test(key) && typeof value === 'string' ? '2100-01-01T00:00:00+03:00' : value,
  ),
  variant("payment type of one's own", (value, key) =>
    key === 'payment_type_id' && typeof value === 'string' ? '1234567' : value,
  ),
  variant('payment type by card', (value, key) =>
    key === 'payment_type_id' && typeof value === 'string' ? 'bankcard' : value,
  ),
  ...['KZT', 'BYN', 'USD', 'EUR', 'AMD', 'GEL', 'UZS'].map((currency) =>
    variant(`currency ${currency}`, (value, key) => (key === 'currency_id' ? currency : value)),
  ),
  ...[
    'Asia/Novosibirsk',
    'America/Argentina/Buenos_Aires',
    'Asia/Ust-Nera',
    'Etc/GMT-3',
    'Europe/Kyiv',
    'Asia/Calcutta',
    'America/Port-au-Prince',
    'UTC',
    'Europe/Kaliningrad',
    'Asia/Kamchatka',
  ].map((zone) => variant(`zone ${zone}`, (value, key) => (key === 'timezone' ? zone : value))),
  ...['image/webp', 'image/svg+xml', 'image/avif', 'image/x-icon', 'image/vnd.microsoft.icon'].map((type) =>
    variant(`poster of ${type}`, (value, key) => (key === 'content_type' ? type : value)),
  ),
  ...['payment_id', 'basket_user_id', 'event_type_id', 'venue_id'].map((field) => other(field, 70_001)),
  ...['site', 'city', 'mail_template', 'ticket'].map((name) =>
    variant(`other ${name}`, (value) =>
      isJsonObject(value) && isJsonObject(value[name]) && typeof value[name]['id'] === 'number'
        ? {
            ...value,
            [name]: { ...value[name], id: value[name]['id'] + 5000 },
            ...(value[`${name}_id`] === undefined
              ? {}
              : { [`${name}_id`]: Number(value[`${name}_id`]) + 5000 }),
          }
        : value,
    ),
  ),
  money('prices tenfold', (value) => value * 10),
  money('free of charge', () => 0),
  money('prices threefold', (value) => value * 3),
  variant('on the equator', (value, key, parent) =>
    key === 'place_coordinates' && Array.isArray(value) && isJsonObject(parent) ? [0, 0] : value,
  ),
  variant('in the south-west', (value, key, parent) =>
    key === 'place_coordinates' && Array.isArray(value) && isJsonObject(parent)
      ? [-34.603722, -58.381592]
      : value,
  ),
  variant('a file of some megabytes', (value, key) => (key === 'file_size' ? 12_345_678 : value)),
];

/** Other numbers, times and states. */
export const VALUE_VARIANTS: readonly LegalVariant[] = [...TIMES, ...COUNTS, ...VALUES];

/** Numbers in the paths and bodies of requests: what is asked for by them keeps its id. */
export function idsAsked(requests: readonly { path: string; body: JsonValue }[]): Set<number> {
  return new Set(
    requests
      .flatMap(({ path, body }) =>
        [...`${path} ${JSON.stringify(body)}`.matchAll(/\d+/g)].map(([text]) => Number(text)),
      )
      .filter((id) => id < 10_000_000),
  );
}
