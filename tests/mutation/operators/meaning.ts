import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';
import { DAY, list, members, shifted } from './make.ts';

const family = 'meaning';
type To = (object: JsonObject) => Record<string, JsonValue | undefined> | null;
const on =
  (kind: string, keys: readonly string[]) =>
  (name: string, more: readonly string[], to: To): Operator =>
    members(family, `meaning.${kind}.${name}`, [...keys, ...more], to);
const order = on('order', ['payed', 'baskets']);
const basket = on('basket', ['seat_id', 'barcode', 'original_price']);
const event = on('event', ['scheme_id', 'shows']);
const show = on('show', ['start_date', 'finish_date']);
const ticket = on('ticket', ['seat_id', 'paid', 'barcode']);
const dated = on('dated', ['created_at', 'updated_at']);
const text = (value: JsonValue | undefined) => String(value);
const first = (value: JsonValue | undefined): JsonObject =>
  Array.isArray(value) && isJsonObject(value[0]) ? value[0] : {};
const withFirst = (value: JsonValue | undefined, change: JsonObject): JsonValue[] =>
  Array.isArray(value) ? [{ ...first(value), ...change }, ...value.slice(1)] : [];
const each = (value: JsonValue | undefined, change: (item: JsonObject) => JsonObject): JsonValue[] =>
  Array.isArray(value) ? value.map((item) => (isJsonObject(item) ? { ...item, ...change(item) } : item)) : [];
const has = (value: JsonValue | undefined) => Array.isArray(value) && value.length > 0;
const later = (value: JsonValue | undefined, days: number) => shifted(text(value), days * DAY);
const AT = '2025-11-07T12:00:00+03:00';

const ORDERS: Operator[] = [
  order('clientIdOfAnother', ['client_id', 'client'], ({ client_id }) => ({
    client_id: Number(client_id) + 1,
  })),
  order('clientOfAnother', ['client_id', 'client'], ({ client }) =>
    isJsonObject(client) ? { client: { ...client, id: Number(client['id']) + 1 } } : null,
  ),
  order('siteIdOfAnother', ['site_id', 'site'], ({ site_id }) => ({ site_id: Number(site_id) + 1 })),
  order('paidWithoutTime', ['payed_at'], ({ payed }) => (payed === true ? { payed_at: null } : null)),
  order('timeWithoutPaid', ['payed_at'], ({ payed }) => (payed === false ? { payed_at: AT } : null)),
  order('unpaidWithTime', [], ({ payed }) => (payed === true ? { payed: false } : null)),
  order('paidWithoutFlag', [], ({ payed }) => (payed === false ? { payed: true } : null)),
  order('payedBeforeCreated', ['payed_at', 'created_at'], ({ payed_at, created_at }) =>
    typeof payed_at === 'string' ? { payed_at: later(created_at, -3) } : null,
  ),
  order('reservedBeforeCreated', ['reserved_to', 'created_at'], ({ created_at }) => ({
    reserved_to: later(created_at, -1),
  })),
  order('priceOfOneMore', ['price'], ({ price }) => ({ price: Number(price) + 100 })),
  order('originalPriceLess', ['price', 'original_price'], ({ original_price }) => ({
    original_price: Number(original_price) - 1,
  })),
  order('basketLost', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1 ? { baskets: baskets.slice(1) } : null,
  ),
  order('basketTwice', [], ({ baskets }) =>
    has(baskets) ? { baskets: [...(baskets as JsonValue[]), first(baskets)] } : null,
  ),
  order('withoutBaskets', [], ({ baskets }) => (has(baskets) ? { baskets: [] } : null)),
  order('freeWithBaskets', ['price', 'original_price'], ({ baskets }) =>
    has(baskets)
      ? {
          price: 0,
          original_price: 0,
          baskets: each(baskets, () => ({
            price: 0,
            original_price: 0,
            ticket_original_price: 0,
            discount_value: 0,
            ticket_amount: 0,
          })),
        }
      : null,
  ),
  order('cancelledWithLiveTickets', ['deleted_at'], ({ deleted_at, updated_at }) =>
    deleted_at === null ? { deleted_at: updated_at ?? AT } : null,
  ),
  order('liveWithDeletedTickets', ['deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { deleted_at: null } : null,
  ),
  order('entryOnUnpaid', ['updated_at'], ({ payed, baskets, updated_at }) =>
    payed === false && has(baskets)
      ? { baskets: withFirst(baskets, { checked_at: updated_at ?? AT }) }
      : null,
  ),
  order('barcodeOnUnpaid', [], ({ payed, baskets }) =>
    payed === false && has(baskets) ? { baskets: withFirst(baskets, { barcode: '870000000001' }) } : null,
  ),
  order('linkOfAnother', ['payment_url', 'uniqid'], ({ payment_url, uniqid }) => ({
    payment_url: text(payment_url).replace(text(uniqid), 'zzzzzzzzzz'),
  })),
  order('cancelLinkOfAnother', ['cancel_url', 'uniqid'], ({ cancel_url, uniqid }) => ({
    cancel_url: text(cancel_url).replace(text(uniqid), 'zzzzzzzzzz'),
  })),
  order('uniqidOfAnother', ['uniqid'], () => ({ uniqid: 'zzzzzzzzzz' })),
  order('ticketLinkOfAnother', [], ({ baskets, uniqid }) =>
    typeof first(baskets)['pdf_url'] === 'string'
      ? {
          baskets: withFirst(baskets, {
            pdf_url: text(first(baskets)['pdf_url']).replace(text(uniqid), 'zzzzzzzzzz'),
          }),
        }
      : null,
  ),
  order('promoWithoutDiscount', ['discount_id', 'promo_code_id'], ({ promo_code_id }) =>
    promo_code_id === null ? null : { discount_id: null },
  ),
  order('discountWithoutPromo', ['discount_id', 'promo_code_id'], ({ discount_id }) =>
    discount_id === null ? null : { promo_code_id: null },
  ),
  order('refundsOnUnpaid', ['refunds'], ({ payed, baskets }) =>
    payed === false && has(baskets)
      ? {
          baskets: withFirst(baskets, {
            refunded_at: AT,
            refunded_amount: 100,
            refunded_deduction_amount: 0,
          }),
        }
      : null,
  ),
  order('barcodeTwice', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1 && typeof first(baskets)['barcode'] === 'string'
      ? { baskets: each(baskets, () => ({ barcode: first(baskets)['barcode'] ?? null })) }
      : null,
  ),
  order('seatTwice', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1
      ? {
          baskets: each(baskets, () => ({
            seat_id: first(baskets)['seat_id'] ?? null,
            show_id: first(baskets)['show_id'] ?? null,
          })),
        }
      : null,
  ),
  order('allTicketsDeleted', ['deleted_at'], ({ baskets, deleted_at, updated_at }) =>
    has(baskets) && deleted_at === null
      ? {
          baskets: each(baskets, () => ({
            deleted_at: updated_at ?? AT,
            barcode: null,
            pdf_url: null,
            passbook_url: null,
          })),
        }
      : null,
  ),
  order('allTicketsRefunded', ['updated_at'], ({ baskets, updated_at }) =>
    has(baskets)
      ? {
          baskets: each(baskets, (item) => ({
            refunded_at: updated_at ?? AT,
            refunded_amount: item['price'] ?? 0,
            refunded_deduction_amount: 0,
          })),
        }
      : null,
  ),
  order('emailChanged', ['client'], ({ client }) =>
    isJsonObject(client) ? { client: { ...client, email: 'somebody.else@example.org' } } : null,
  ),
];

const BASKETS: Operator[] = [
  basket('priceWithoutDiscount', ['price', 'discount_value'], ({ discount_value }) => ({
    discount_value: Number(discount_value) + 10,
  })),
  basket('discountAbovePrice', ['price', 'discount_value'], ({ original_price }) => ({
    discount_value: Number(original_price) + 10,
    price: -10,
  })),
  basket('ticketPriceOfAnother', ['ticket_original_price'], ({ ticket_original_price }) => ({
    ticket_original_price: Number(ticket_original_price) + 10,
  })),
  basket('amountOfAnother', ['ticket_amount'], ({ ticket_amount }) => ({
    ticket_amount: Number(ticket_amount) + 10,
  })),
  basket('refundWithoutTime', ['refunded_amount', 'refunded_at', 'price'], ({ refunded_at, price }) =>
    refunded_at === null ? { refunded_amount: Math.max(1, Number(price)) } : null,
  ),
  basket(
    'timeWithoutRefund',
    ['refunded_amount', 'refunded_at', 'updated_at'],
    ({ refunded_amount, updated_at }) => (refunded_amount === null ? { refunded_at: updated_at } : null),
  ),
  basket(
    'refundAbovePrice',
    ['refunded_amount', 'refunded_at', 'price', 'updated_at'],
    ({ price, updated_at }) => ({
      refunded_at: updated_at,
      refunded_amount: Number(price) + 1,
      refunded_deduction_amount: 0,
    }),
  ),
  basket('checkedBeforeCreated', ['checked_at', 'created_at'], ({ checked_at, created_at }) =>
    typeof checked_at === 'string' ? { checked_at: later(created_at, -1) } : null,
  ),
  basket('checkedWhenDeleted', ['checked_at', 'deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { checked_at: deleted_at } : null,
  ),
  basket('deletedWithBarcode', ['deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { barcode: '870000000001' } : null,
  ),
  basket('deletedWithLink', ['deleted_at', 'pdf_url'], ({ deleted_at }) =>
    typeof deleted_at === 'string'
      ? { pdf_url: 'https://qtickets.ru/ticket/pdf/zzzzzzzzzz/0123456789abcdef0123456789abcdef' }
      : null,
  ),
  basket('liveWithoutBarcode', ['deleted_at'], ({ barcode }) =>
    barcode === null ? null : { barcode: null },
  ),
  basket('quantityZero', ['quantity'], () => ({ quantity: 0 })),
  basket('quantityTwo', ['quantity'], () => ({ quantity: 2 })),
];

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
