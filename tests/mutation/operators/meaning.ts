import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { list } from './make.ts';

import { AT, family, first, has, later, on, text, withFirst } from './meaning-parts.ts';
import { BASKETS, ORDERS } from './orders.ts';

const event = on('event', ['scheme_id', 'shows']);
const show = on('show', ['start_date', 'finish_date']);
const ticket = on('ticket', ['seat_id', 'paid', 'barcode']);
const dated = on('dated', ['created_at', 'updated_at']);

const EVENTS: Operator[] = [
  event('cityIdOfAnother', ['city_id', 'city'], ({ city_id }) => ({ city_id: Number(city_id) + 1 })),
  event('ticketIdOfAnother', ['ticket_id', 'ticket'], ({ ticket_id }) => ({
    ticket_id: Number(ticket_id) + 1,
  })),
  event('mailTemplateOfAnother', ['mail_template_id', 'mail_template'], ({ mail_template_id }) => ({
    mail_template_id: Number(mail_template_id) + 1,
  })),
  event('showsLost', [], ({ shows }) => (has(shows) ? { shows: [] } : null)),
  event('showTwice', [], ({ shows }) =>
    has(shows) ? { shows: [...(shows as JsonValue[]), first(shows)] } : null,
  ),
  event('latitude900', ['place_coordinates'], () => ({ place_coordinates: [900, 30] })),
  event('longitude900', ['place_coordinates'], () => ({ place_coordinates: [55, 900] })),
  event('coordinatesOfOne', ['place_coordinates'], () => ({ place_coordinates: [55] })),
  event('coordinatesOfThree', ['place_coordinates'], () => ({ place_coordinates: [55, 30, 1] })),
  event('posterOfPage', ['poster'], ({ poster }) =>
    isJsonObject(poster) ? { poster: { ...poster, content_type: 'text/html' } } : null,
  ),
  event('posterEmpty', ['poster'], ({ poster }) =>
    isJsonObject(poster) ? { poster: { ...poster, file_size: 0 } } : null,
  ),
  event('timezoneOfNobody', ['city'], ({ city }) =>
    isJsonObject(city) ? { city: { ...city, timezone: 'Europe/Nowhere' } } : null,
  ),
  event('urlOfAnother', ['url', 'slug'], () => ({ url: 'https://example.org/another-event' })),
];

const SHOWS: Operator[] = [
  show('finishBeforeStart', [], ({ start_date }) => ({ finish_date: later(start_date, -1) })),
  show('openAfterStart', ['open_date'], ({ start_date }) => ({ open_date: later(start_date, 30) })),
  show('saleStartAfterFinish', ['sale_start_date', 'sale_finish_date'], ({ sale_finish_date }) =>
    typeof sale_finish_date === 'string' ? { sale_start_date: later(sale_finish_date, 30) } : null,
  ),
  show('minPriceAboveMax', ['min_price', 'max_price'], ({ min_price, max_price }) =>
    isJsonObject(min_price) && JSON.stringify(min_price) !== JSON.stringify(max_price)
      ? { min_price: max_price, max_price: min_price }
      : null,
  ),
  show('minPriceOfNone', ['min_price'], ({ min_price }) =>
    isJsonObject(min_price) ? { min_price: { ...min_price, id: 999_999 } } : null,
  ),
  show('maxPriceOther', ['max_price'], ({ max_price }) =>
    isJsonObject(max_price)
      ? { max_price: { ...max_price, default_price: Number(max_price['default_price']) + 1 } }
      : null,
  ),
  show('minPriceNull', ['min_price', 'max_price'], ({ min_price }) =>
    isJsonObject(min_price) ? { min_price: null } : null,
  ),
  show('pricesLost', ['prices'], ({ prices }) => (has(prices) ? { prices: [] } : null)),
  show('priceTwice', ['prices'], ({ prices }) =>
    has(prices) ? { prices: [...(prices as JsonValue[]), first(prices)] } : null,
  ),
  show('priceNegative', ['prices'], ({ prices }) =>
    has(prices) ? { prices: withFirst(prices, { default_price: -100 }) } : null,
  ),
  show('priceIdOfNone', ['scheme_properties'], ({ scheme_properties }) => {
    const changed = JSON.stringify(scheme_properties).replace(/"price_id":"\d+"/, '"price_id":"999999"');
    return { scheme_properties: JSON.parse(changed) as JsonValue };
  }),
];

const TICKETS: Operator[] = [
  ticket('paidWithoutTime', ['paid_at'], ({ paid }) => (paid === 1 ? { paid_at: null } : null)),
  ticket('timeWithoutPaid', ['paid_at'], ({ paid }) => (paid === 0 ? { paid_at: AT } : null)),
  ticket('paidWithoutBarcode', [], ({ paid }) => (paid === 1 ? { barcode: null } : null)),
  ticket('unpaidWithBarcode', [], ({ paid }) => (paid === 0 ? { barcode: '870000000001' } : null)),
  ticket('comesBackPaid', ['paid_at'], ({ paid }) =>
    paid === 0 ? { paid: 1, paid_at: AT, barcode: '870000000001' } : null,
  ),
  ticket('comesBackUnpaid', ['paid_at'], ({ paid }) =>
    paid === 1 ? { paid: 0, paid_at: null, barcode: null } : null,
  ),
  ticket('reservedToNothing', ['reserved_to'], ({ paid, reserved_to }) =>
    paid === 0 && reserved_to !== null ? { reserved_to: null } : null,
  ),
  ticket('reservedToPast', ['reserved_to'], ({ paid }) =>
    paid === 0 ? { reserved_to: '2001-01-01T00:00:00+03:00' } : null,
  ),
  ticket('idZero', ['id'], ({ id }) => ({ id: typeof id === 'number' ? 0 : '0' })),
  ticket('isDeleted', [], ({ deleted }) => (deleted === 1 ? null : { deleted: 1 })),
  ticket('otherSeat', [], () => ({ seat_id: 'BALCONY-1;1' })),
  ticket('priceOther', ['price'], ({ price }) => ({ price: Number(price) + 1 })),
  ticket('offerOther', ['offer_id'], () => ({ offer_id: 'another' })),
  ticket('seatTaken', ['available'], ({ available }) => (available === true ? { available: false } : null)),
];

const at = (key: 'updated_at' | 'deleted_at' | 'payed_at' | 'checked_at' | 'active_to') =>
  dated(`${key}BeforeCreated`, [key], (object) =>
    typeof object[key] === 'string' ? { [key]: later(object['created_at'], -2) } : null,
  );

const OTHERS: Operator[] = [
  at('updated_at'),
  at('deleted_at'),
  dated('createdAfterUpdated', [], ({ updated_at }) => ({ created_at: later(updated_at, 2) })),
  dated('createdInFuture', [], () => ({ created_at: '2099-01-01T00:00:00+03:00' })),
  dated('allInFuture', [], () => ({
    created_at: '2099-01-01T00:00:00+03:00',
    updated_at: '2099-01-02T00:00:00+03:00',
  })),
  on('any', ['deleted_at'])('isDeleted', ['updated_at'], ({ deleted_at, updated_at }) =>
    deleted_at === null ? { deleted_at: updated_at } : null,
  ),
  on('active', ['active_from', 'active_to'])('toBeforeFrom', [], ({ active_from, active_to }) =>
    typeof active_from === 'string' && typeof active_to === 'string'
      ? { active_to: later(active_from, -1) }
      : null,
  ),
  on('valid', ['valid_from', 'valid_to'])('toBeforeFrom', [], ({ valid_from }) =>
    typeof valid_from === 'string' ? { valid_to: later(valid_from, -1) } : null,
  ),
  on('seat', ['seat_id', 'row', 'place'])('rowOfAnother', [], ({ row }) => ({
    row: typeof row === 'number' ? row + 1 : String(Number(row) + 1),
  })),
  on('seat', ['seat_id', 'row', 'place'])('placeOfAnother', [], ({ place }) => ({
    place: typeof place === 'number' ? place + 1 : String(Number(place) + 1),
  })),
  on('seat', ['seat_id', 'row', 'place'])('idOfAnother', [], ({ seat_id }) => ({
    seat_id: text(seat_id).replace(/;\d+$/, ';99'),
  })),
  on('seat', ['id', 'short_seat_id'])('shortIdOfAnother', [], ({ id }) => ({
    id: text(id).replace(/;\d+$/, ';99'),
  })),
  on('seat', ['row', 'place', 'zone_id'])('zoneOfAnother', [], () => ({ zone_id: 'NOWHERE' })),
  on('seat', ['available'])('taken', [], ({ available }) =>
    typeof available === 'boolean' ? { available: !available } : null,
  ),
  on('seat', ['available', 'disabled', 'ordered'])('availableAndOrdered', [], ({ available }) =>
    available === true ? { ordered: true } : null,
  ),
  on('seat', ['available', 'disabled', 'ordered'])('availableAndDisabled', [], ({ available }) =>
    available === true ? { disabled: true } : null,
  ),
  on('seat', ['max_quantity', 'free_quantity'])('freeAboveMost', [], ({ max_quantity }) => ({
    free_quantity: Number(max_quantity) + 1,
  })),
  on('seat', ['payed_quantity', 'ordered_quantity'])('payedAboveOrdered', [], ({ ordered_quantity }) => ({
    payed_quantity: Number(ordered_quantity) + 1,
  })),
  on('seats', ['total', 'left'])('totalOneMore', [], ({ total }) => ({ total: Number(total) + 1 })),
  on('seats', ['total', 'left'])('leftOneLess', [], ({ left }) => ({ left: Number(left) - 1 })),
  on('scans', ['total', 'scanned'])('scannedAboveTotal', [], ({ total }) => ({ scanned: Number(total) + 1 })),
  on('barcode', ['barcode', 'status', 'checked_at'])('scannedWithoutTime', [], ({ checked_at }) =>
    typeof checked_at === 'string' ? { checked_at: null } : { status: 'scanned' },
  ),
  on('barcode', ['barcode', 'status', 'checked_at'])('validWithTime', [], ({ checked_at }) =>
    checked_at === null ? { checked_at: AT } : { status: 'valid' },
  ),
  list(family, 'meaning.seats.oneSeatInTwoPlaces', (items) => {
    const [one, other] = items;
    return isJsonObject(one) && isJsonObject(other) && 'row' in one && 'place' in one
      ? [one, { ...other, row: one['row'] ?? null, place: one['place'] ?? null }, ...items.slice(2)]
      : undefined;
  }),
  list(family, 'meaning.zones.zoneTwice', (items) =>
    isJsonObject(items[0]) && 'seats' in items[0] ? [...items, { ...items[0], seats: [] }] : undefined,
  ),
];

/** Values that are right one by one, and wrong beside each other. */
export const MEANING: readonly Operator[] = [
  ...ORDERS,
  ...BASKETS,
  ...EVENTS,
  ...SHOWS,
  ...TICKETS,
  ...OTHERS,
];
