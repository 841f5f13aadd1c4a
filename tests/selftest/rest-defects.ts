import type { JsonObject } from '../../src/model/json.ts';
import { answerIn, itemIn, listIn } from './altered-run.ts';
import { type Defect, first, html404, paidBasket, seatsOf } from './defect.ts';

/** Defects of the way an answer comes, and of REST answers. */
export const REST_DEFECTS: readonly Defect[] = [
  {
    what: 'a server error',
    id: '2.1',
    recordings: (r) => Object.assign(first(r), { status: 503 }),
    fails: 'status',
  },
  { what: 'an HTML 404 where seats were asked for', id: '3.6', recordings: html404, fails: 'status' },
  {
    what: 'an HTML 404 where a missing order was asked for',
    id: '7.2',
    recordings: html404,
    fails: 'contentType',
  },
  {
    what: 'a success where a refusal was due',
    id: '7.1',
    recordings: (r) => Object.assign(first(r), { status: 200 }),
    fails: 'status',
  },
  {
    what: 'JSON that is not called JSON',
    id: '4.2',
    recordings: (r) => Object.assign(first(r).rawHeaders, { 'content-type': 'text/plain' }),
    fails: 'contentType',
  },
  {
    what: 'truncated JSON',
    id: '4.2',
    recordings: (r) => Object.assign(first(r), { response: '{"data":[{"id":1' }),
    fails: 'json',
  },
  {
    what: 'an error envelope in a 200',
    id: '6.8',
    recordings: (r) =>
      Object.assign(first(r), {
        response: { status: 'error', code: 'UNKNOWN_ERROR', message: 'Unknown error' },
      }),
    fails: 'envelope',
  },
  {
    what: 'a REST error envelope in a 200',
    id: '2.1',
    recordings: (r) =>
      Object.assign(first(r), {
        response: { error: 'Unknown error', status: 503, code: 'UNKNOWN_ERROR', info: [] },
      }),
    fails: 'envelope',
  },
  {
    what: 'a missing order whose error names no resource',
    id: '7.2',
    recordings: (r) => Object.assign(answerIn(r), { info: [] }),
    fails: 'envelope',
  },
  {
    what: 'a field removed',
    id: '1.1',
    recordings: (r) => delete itemIn(listIn(r), 3)['payed'],
    fails: 'schema',
  },
  {
    what: 'a type changed',
    id: '1.1',
    recordings: (r) => Object.assign(itemIn(listIn(r), 3), { payed: 'yes' }),
    fails: 'schema',
  },
  {
    what: 'an error whose status is not the HTTP status',
    id: '7.3',
    recordings: (r) => Object.assign(answerIn(r), { status: 410 }),
    fails: 'general:errorStatus',
  },
  {
    what: 'a time that no calendar has',
    id: '1.2',
    recordings: (r) => Object.assign(itemIn(listIn(r)), { updated_at: '2025-02-30T25:00:00+03:00' }),
    fails: 'schema',
  },
  {
    what: 'another page than the one asked for',
    id: '2.1',
    recordings: (r) => Object.assign(answerIn(r)['paging'] as JsonObject, { currentPage: 2 }),
    fails: 'general:paging',
  },
  {
    what: 'a total below the items that came',
    id: '2.1',
    recordings: (r) => Object.assign(answerIn(r)['paging'] as JsonObject, { total: 94 }),
    fails: 'general:paging',
  },
  {
    what: 'a client twice',
    id: '2.1',
    recordings: (r) => Object.assign(itemIn(listIn(r), 1), { id: itemIn(listIn(r), 0)['id'] }),
    fails: 'general:uniqueIds',
  },
  {
    what: 'an order whose price is not the sum of its tickets',
    id: '1.2',
    recordings: (r) => Object.assign(itemIn(listIn(r)), { price: 1 }),
    fails: 'general:orders',
  },
  {
    what: 'a live ticket of a paid order without a barcode',
    id: '1.2',
    recordings: (r) => Object.assign(paidBasket(itemIn(listIn(r))), { barcode: null }),
    fails: 'general:orders',
  },
  {
    what: 'a show that stands under two events',
    id: '3.1',
    recordings: (r) => {
      const [one, two] = listIn(r);
      Object.assign(itemIn(two?.['shows']), { id: itemIn(one?.['shows'])['id'] });
    },
    fails: 'general:shows',
  },
  {
    what: 'an order unpaid among the paid',
    id: '1.2',
    recordings: (r) => Object.assign(itemIn(listIn(r), 7), { payed: false, payed_at: null }),
    fails: 'rule:paid',
  },
  {
    what: 'orders in the wrong order',
    id: '1.3',
    recordings: (r) => listIn(r).reverse(),
    fails: 'rule:ordered(id)',
  },
  {
    what: 'an inactive event among the active',
    id: '3.2',
    recordings: (r) => Object.assign(itemIn(listIn(r), 2), { is_active: 0 }),
    fails: 'rule:everyFieldIs(is_active)',
  },
  {
    what: 'the seats of another event',
    id: '3.6',
    recordings: (r) => Object.assign(answerIn(r)['data'] as JsonObject, { event_id: 34 }),
    fails: 'rule:fieldIsAsked(data.event_id)',
  },
  {
    what: 'a seat twice',
    id: '3.6',
    recordings: (r) => {
      const seats = seatsOf(r);
      const taken = seats.find((seat) => seat['available'] === false);
      if (taken === undefined) throw new RangeError('every seat is free');
      seats.push({ ...taken });
    },
    fails: 'rule:uniqueField(seat_id)',
  },
  {
    what: 'fewer seats left than are available',
    id: '3.6',
    recordings: (r) => Object.assign(answerIn(r)['data'] as JsonObject, { left: 44 }),
    fails: 'rule:seatCounts',
  },
  {
    what: 'a seat of another show',
    id: '3.7',
    recordings: (r) => Object.assign(itemIn(seatsOf(r) as never), { show_id: 42 }),
    fails: 'rule:everyFieldIsAsked(show_id)',
  },
  {
    what: 'a seat of a show that its event does not have',
    id: '3.7',
    recordings: (r) => Object.assign(itemIn(seatsOf(r) as never), { seat_id: 'NOWHERE-1;1' }),
    fails: 'rule:fieldWithin(seat_id)',
  },
  {
    what: 'an event that differs from the list',
    id: '3.3',
    recordings: (r) => Object.assign(answerIn(r)['data'] as JsonObject, { place_name: 'Another hall' }),
    fails: 'rule:equalsItemOf',
  },
  {
    what: 'a promo code of an unknown discount',
    id: '4.3',
    recordings: (r) => Object.assign(itemIn(listIn(r)), { discount_id: 987654 }),
    fails: 'rule:fieldWithin(discount_id)',
  },
  {
    what: 'a barcode twice',
    id: '5.1',
    recordings: (r) => Object.assign(itemIn(listIn(r), 1), { barcode: itemIn(listIn(r), 0)['barcode'] }),
    fails: 'rule:uniqueField(barcode)',
  },
  {
    what: 'a barcode of another event',
    id: '5.2',
    recordings: (r) => Object.assign(itemIn(listIn(r)), { event_id: 12 }),
    fails: 'rule:everyFieldIsAsked(event_id)',
  },
  {
    what: 'more clients than the page holds',
    id: '2.2',
    recordings: (r) => Object.assign(answerIn(r)['paging'] as JsonObject, { perPage: 49 }),
    fails: ['general:paging', 'rule:pageWithinLimit'],
  },
];
