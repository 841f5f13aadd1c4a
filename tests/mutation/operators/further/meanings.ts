import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/model/json.ts';
import type { Operator } from '../../mutant.ts';
import { AT, each, first, has, later, on, withFirst } from '../meaning-parts.ts';

const order = on('order', ['payed', 'baskets', 'uniqid']);
const basket = on('basket', ['seat_id', 'barcode', 'original_price']);
const event = on('event', ['scheme_id', 'shows']);
const show = on('show', ['start_date', 'finish_date', 'prices']);
const ticket = on('ticket', ['seat_id', 'paid', 'barcode']);
const seat = on('seat', ['max_quantity', 'free_quantity', 'ordered_quantity']);
const withSecond = (
  value: JsonValue | undefined,
  change: (one: JsonObject, two: JsonObject) => JsonObject,
) => {
  if (!Array.isArray(value)) return [];
  const [one, two, ...rest] = value;
  return isJsonObject(one) && isJsonObject(two)
    ? [one, { ...two, ...change(one, two) }, ...rest]
    : [...value];
};
const hasTwo = (value: JsonValue | undefined) => Array.isArray(value) && value.length > 1;

/** Further values that are wrong beside each other. */
export const MEANINGS: readonly Operator[] = [
  order('discountNegative', ['price', 'original_price'], ({ baskets, price }) =>
    has(baskets) && Number(first(baskets)['discount_value']) === 0
      ? {
          price: Number(price) + 50,
          baskets: withFirst(baskets, {
            discount_value: Number(first(baskets)['discount_value']) - 50,
            price: Number(first(baskets)['price']) + 50,
            ...(first(baskets)['deleted_at'] === null
              ? { ticket_amount: Number(first(baskets)['price']) + 50 }
              : {}),
          }),
        }
      : null,
  ),
  order('sumWithoutFirst', ['price'], ({ baskets, price }) =>
    has(baskets) && Number(first(baskets)['price']) > 0
      ? { price: Number(price) - Number(first(baskets)['price']) }
      : null,
  ),
  order('sumOfOriginals', ['price', 'original_price'], ({ original_price }) => ({ price: original_price })),
  order('cardOnUnpaid', ['payment_card_number'], ({ payed }) =>
    payed === false ? { payment_card_number: '400000******0002' } : null,
  ),
  order('paidInFuture', ['payed_at'], ({ payed }) =>
    payed === true ? { payed_at: '2031-01-01T00:00:00+03:00' } : null,
  ),
  order('ticketsMadeBefore', ['created_at'], ({ baskets, created_at }) =>
    has(baskets)
      ? {
          baskets: withFirst(baskets, {
            created_at: later(created_at, -5),
            updated_at: later(created_at, -5),
            deleted_at: null,
            checked_at: null,
          }),
        }
      : null,
  ),
  order('entryBeforePayment', ['payed_at'], ({ payed_at, created_at, baskets }) =>
    typeof payed_at === 'string' &&
    has(baskets) &&
    payed_at !== created_at &&
    first(baskets)['deleted_at'] === null
      ? { baskets: withFirst(baskets, { checked_at: later(payed_at, -1) }) }
      : null,
  ),
  order('refundBeforePayment', ['payed_at'], ({ payed_at, baskets }) =>
    typeof payed_at === 'string' && has(baskets)
      ? {
          baskets: withFirst(baskets, {
            refunded_at: later(payed_at, -1),
            refunded_amount: first(baskets)['price'] ?? 0,
            refunded_deduction_amount: 0,
          }),
        }
      : null,
  ),
  order('ticketIdTwice', [], ({ baskets }) =>
    hasTwo(baskets) ? { baskets: withSecond(baskets, ({ id }) => ({ id: id ?? null })) } : null,
  ),
  order('linksOfNeighbour', [], ({ baskets }) =>
    hasTwo(baskets) && typeof first(baskets)['pdf_url'] === 'string'
      ? {
          baskets: withSecond(baskets, ({ pdf_url, passbook_url }) => ({
            pdf_url: passbook_url ?? null,
            passbook_url: pdf_url ?? null,
          })),
        }
      : null,
  ),
  order('clientWithoutId', ['client'], ({ client }) =>
    isJsonObject(client)
      ? { client: Object.fromEntries(Object.entries(client).filter(([key]) => key !== 'id')) }
      : null,
  ),
  order('siteOfAnother', ['site', 'site_id'], ({ site }) =>
    isJsonObject(site) ? { site: { ...site, id: Number(site['id']) + 1 } } : null,
  ),
  order('deletedBeforeCreated', ['deleted_at', 'created_at'], ({ created_at, deleted_at }) =>
    typeof deleted_at === 'string' ? { deleted_at: later(created_at, -1) } : null,
  ),
  order('paymentLinkAsCancel', ['payment_url', 'cancel_url'], ({ payment_url, cancel_url }) => ({
    payment_url: cancel_url,
    cancel_url: payment_url,
  })),
  order('reservedForYears', ['reserved_to'], ({ reserved_to }) => ({
    reserved_to: later(reserved_to, 2000),
  })),
  order('ticketsOfTwoCurrencies', ['currency_id'], () => ({ currency_id: 'RUR1' })),
  basket('discountAsPercent', ['price', 'discount_value'], ({ price }) =>
    Number(price) > 0 ? { discount_value: -10 } : null,
  ),
  basket('amountOfDeleted', ['ticket_amount', 'deleted_at'], ({ deleted_at, price }) =>
    typeof deleted_at === 'string' && Number(price) > 0 ? { ticket_amount: price } : null,
  ),
  basket('refundNegative', ['refunded_amount', 'refunded_at', 'updated_at'], ({ updated_at }) => ({
    refunded_at: updated_at,
    refunded_amount: -5,
    refunded_deduction_amount: 5,
  })),
  basket(
    'keptAbovePrice',
    ['refunded_deduction_amount', 'refunded_at', 'updated_at'],
    ({ updated_at, price }) => ({
      refunded_at: updated_at,
      refunded_amount: 0,
      refunded_deduction_amount: Number(price) + 1,
    }),
  ),
  basket('checkedAfterDeleted', ['checked_at', 'deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { checked_at: later(deleted_at, 1) } : null,
  ),
  basket('onlyOneLink', ['pdf_url', 'passbook_url'], ({ pdf_url }) =>
    typeof pdf_url === 'string' ? { passbook_url: null } : null,
  ),
  basket('seatWithoutZone', ['seat_id'], ({ seat_id }) => ({ seat_id: String(seat_id).replace(/^.*-/, '') })),
  event('showsWithoutPrices', [], ({ shows }) =>
    has(shows) ? { shows: each(shows, () => ({ prices: [], min_price: null, max_price: null })) } : null,
  ),
  event('showOfAnother', [], ({ shows, id }) =>
    has(shows) ? { shows: withFirst(shows, { event_id: Number(id) + 1 }) } : null,
  ),
  event('cityWithoutId', ['city'], ({ city }) =>
    isJsonObject(city)
      ? { city: Object.fromEntries(Object.entries(city).filter(([key]) => key !== 'id')) }
      : null,
  ),
  event('slugOfAnother', ['url', 'slug'], () => ({ slug: 'zzz-another-slug' })),
  event('latitudeOfText', ['place_coordinates'], () => ({ place_coordinates: ['55.7', '37.6'] })),
  event('coordinatesNull', ['place_coordinates'], () => ({ place_coordinates: [null, null] })),
  show('minAboveEach', ['min_price', 'max_price'], ({ min_price }) =>
    isJsonObject(min_price) ? { min_price: { ...min_price, default_price: 10_000_000 } } : null,
  ),
  show('maxOfOtherColour', ['max_price'], ({ max_price }) =>
    isJsonObject(max_price)
      ? { max_price: { ...max_price, color_theme: String(Number(max_price['color_theme']) + 1) } }
      : null,
  ),
  show('maxNull', ['min_price', 'max_price'], ({ max_price }) =>
    isJsonObject(max_price) ? { max_price: null } : null,
  ),
  show('openYearsBefore', ['open_date', 'start_date'], ({ start_date }) => ({
    open_date: later(start_date, 400),
  })),
  show('lastsForYears', [], ({ start_date }) => ({ start_date: later(start_date, 4000) })),
  show('saleBeforeItBegan', ['sale_start_date', 'sale_finish_date'], ({ sale_finish_date }) =>
    typeof sale_finish_date === 'string' ? { sale_start_date: later(sale_finish_date, 1) } : null,
  ),
  show('colourOfNone', [], ({ prices }) =>
    has(prices) ? { prices: withFirst(prices, { color_theme: '99' }) } : null,
  ),
  show('priceWithoutId', [], ({ prices }) =>
    has(prices) ? { prices: withFirst(prices, { id: null }) } : null,
  ),
  ticket('paidBeforeSale', ['paid_at'], ({ paid }) =>
    paid === 1 ? { paid_at: '2005-01-01T00:00:00+03:00' } : null,
  ),
  ticket('paidWithShortBarcode', [], ({ paid }) => (paid === 1 ? { barcode: '87' } : null)),
  ticket('deletedTwo', ['deleted'], () => ({ deleted: 2 })),
  ticket('paidTwo', [], () => ({ paid: 2 })),
  ticket('priceNegative', ['price'], () => ({ price: -1 })),
  ticket('admissionOnSeat', ['admission'], ({ admission }) =>
    admission === false ? { admission: true } : null,
  ),
  ticket('reservedForYears', ['reserved_to'], ({ paid }) =>
    paid === 0 ? { reserved_to: '2060-01-01T00:00:00+03:00' } : null,
  ),
  ticket('cardOfFan', ['fanid_card'], () => ({ fanid_card: { id: 0, value: '' } })),
  seat('allTaken', ['available'], ({ available }) => (available === true ? { free_quantity: 0 } : null)),
  seat('freeNegative', [], () => ({ free_quantity: -1 })),
  seat('orderedAboveMost', [], ({ max_quantity }) => ({ ordered_quantity: Number(max_quantity) + 1 })),
  seat('paidAboveMost', ['payed_quantity'], ({ max_quantity }) => ({
    payed_quantity: Number(max_quantity) + 1,
  })),
  seat('inBasketsAboveMost', ['in_basket_quantity'], ({ max_quantity }) => ({
    in_basket_quantity: Number(max_quantity) + 1,
  })),
  seat('moreThanThereAre', [], ({ max_quantity, free_quantity }) =>
    Number(free_quantity) > 0 ? { ordered_quantity: max_quantity } : null,
  ),
  on('scans', ['total', 'scanned'])('scannedNegative', [], () => ({ scanned: -1 })),
  on('scans', ['total', 'scanned'])('lastWithoutScans', ['last_checked_at'], () => ({ scanned: 0 })),
  on('scans', ['total', 'scanned'])('scansWithoutLast', ['last_checked_at'], ({ last_checked_at }) =>
    last_checked_at === null ? null : { last_checked_at: null },
  ),
  on('promo', ['code', 'discount_id', 'max_uses_count'])('usesNegative', [], () => ({ max_uses_count: -1 })),
  on('promo', ['code', 'discount_id', 'max_uses_count'])('codeEmpty', [], () => ({ code: '' })),
  on('promo', ['code', 'discount_id', 'max_uses_count'])('discountOfNone', [], () => ({ discount_id: 0 })),
  on('discount', ['name', 'active_from', 'active_to', 'events'])('eventTwice', [], ({ events }) =>
    has(events) ? { events: [...(events as JsonValue[]), first(events)] } : null,
  ),
  on('discount', ['name', 'active_from', 'active_to', 'events'])('nameEmpty', [], () => ({ name: '' })),
  on('zone', ['zone_id', 'seats'])('seatsOfAnother', ['name'], ({ seats }) =>
    Array.isArray(seats) && has(seats)
      ? { seats: withFirst(seats, { seat_id: 'NOWHERE-1;1', row: 9, place: 9 }) }
      : null,
  ),
  on('answer', ['barcode', 'checked_at'])('checkedInFuture', [], () => ({
    checked_at: '2035-01-01T00:00:00+03:00',
  })),
  on('answer', ['barcode', 'checked_at'])('checkedLongAgo', [], ({ checked_at }) =>
    checked_at === null ? null : { checked_at: '1999-01-01T00:00:00+03:00' },
  ),
  on('dated', ['created_at', 'updated_at'])('updatedInFuture', [], () => ({
    updated_at: '2031-01-01T00:00:00+03:00',
  })),
  on('dated', ['created_at', 'updated_at', 'deleted_at'])('deletedInFuture', [], () => ({
    deleted_at: '2031-01-01T00:00:00+03:00',
  })),
  on('error', ['barcode', 'success'])('successFalse', [], () => ({ success: false })),
  on('ticket', ['id', 'paid', 'paid_at', 'reserved_to'])('paidLater', [], ({ paid }) =>
    paid === 1 ? { paid_at: AT.replace('2025', '2030') } : null,
  ),
];
