import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { Recording } from '../../src/targets/recording.ts';
import {
  type AlterableRun,
  answerIn,
  failedChecks,
  itemIn,
  listIn,
  openAlterableRun,
} from './altered-run.ts';

let altered: AlterableRun;
beforeAll(async () => {
  altered = await openAlterableRun();
});
afterAll(() => altered.close());

type Alter = (recordings: Recording[]) => void;
interface Defect {
  what: string;
  id: string;
  scenario?: string;
  recordings: Alter;
  /** The check that is meant for the defect; two where one defect breaks two promises. */
  fails: string | string[];
}

const first = (recordings: Recording[]): Recording => itemIn(recordings as never) as unknown as Recording;
const seatsOf = (recordings: Recording[]): JsonObject[] =>
  itemIn((answerIn(recordings)['data'] as JsonObject)['zones'])['seats'] as JsonObject[];
const resultOf = (recordings: Recording[]): JsonObject => answerIn(recordings)['result'] as JsonObject;
const html404: Alter = (recordings) => {
  Object.assign(first(recordings), {
    status: 404,
    response: '<html><title>404</title></html>',
    rawHeaders: { 'content-type': 'text/html; charset=UTF-8' },
  });
};
const paidBasket = (order: JsonObject): JsonObject => itemIn(order['baskets']);

const defects: Defect[] = [
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
  {
    what: 'a ticket under another external id',
    id: '6.1',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { external_id: 'another' }),
    fails: 'rule:echo',
  },
  {
    what: 'an unpaid ticket with a barcode',
    id: '6.1',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { barcode: '001234567890' }),
    fails: 'rule:unpaidHasNoBarcode',
  },
  {
    what: 'a batch answered in another order',
    id: '6.2',
    scenario: 'write',
    recordings: (r) => listIn(r, 'result').reverse(),
    fails: 'rule:answerPerItem',
  },
  {
    what: 'a batch answered in part',
    id: '6.8',
    recordings: (r) => listIn(r, 'result').pop(),
    fails: 'rule:answerPerItem',
  },
  {
    what: 'a reservation until another instant',
    id: '6.3',
    scenario: 'write',
    recordings: (r) => Object.assign(resultOf(r), { reserved_to: '2025-11-08T19:00:00+05:00' }),
    fails: 'rule:sameInstant(result.reserved_to)',
  },
  {
    what: 'a paid ticket that stays unpaid',
    id: '6.5',
    scenario: 'write',
    recordings: (r) => Object.assign(itemIn(listIn(r, 'result')), { paid: 0, barcode: null }),
    fails: 'rule:ticketsPaid',
  },
  {
    what: 'a removed ticket that is still there',
    id: '6.6',
    scenario: 'write',
    recordings: (r) => Object.assign(itemIn(answerIn(r, 1)['result']), { deleted: 0 }),
    fails: 'rule:asideShows(deleted)',
  },
  {
    what: 'a removal that answers too little',
    id: '6.7',
    scenario: 'write',
    recordings: (r) => (answerIn(r)['result'] as boolean[]).pop(),
    fails: 'rule:removed',
  },
  {
    what: 'no ticket found',
    id: '6.9',
    recordings: (r) => Object.assign(answerIn(r), { result: [] }),
    fails: 'rule:notEmpty',
  },
  {
    what: 'a ticket of another order',
    id: '6.9',
    recordings: (r) => Object.assign(itemIn(listIn(r, 'result')), { external_order_id: 'another' }),
    fails: 'rule:ticketsMatchFilter',
  },
  {
    what: 'data beside a refusal',
    id: '7.1',
    recordings: (r) => Object.assign(answerIn(r), { data: [] }),
    fails: 'rule:noData',
  },
  {
    what: 'another missing id than the one asked',
    id: '7.2',
    recordings: (r) => Object.assign(answerIn(r)['info'] as JsonObject, { id: 1 }),
    fails: 'rule:infoNamesIdAsked',
  },
  {
    what: 'a recording that no call asks for',
    id: '4.1',
    recordings: (r) => r.push({ ...first(r), path: '/api/rest/v1/color-themes' }),
    fails: 'recording',
  },
  {
    what: 'another request than the recorded one',
    id: '1.2',
    recordings: (r) => Object.assign(first(r), { body: '' }),
    fails: 'status',
  },
];

test.each(defects)(
  '$what fails $fails of $id, and nothing else',
  async ({ id, scenario = '', recordings, fails }) => {
    const evidence = await altered.evidenceOf(id, { scenario, recordings });
    expect(failedChecks(evidence)).toEqual([fails].flat());
  },
);

test('after a failed check the later ones are not run, and nothing is loaded', async () => {
  const evidence = await altered.evidenceOf('1.1', { recordings: (r) => delete itemIn(listIn(r))['payed'] });
  const results = Object.fromEntries(evidence.checks.map(({ name, result }) => [name, result]));
  expect(results).toMatchObject({
    json: 'pass',
    schema: 'fail',
    'rows:stg_qtickets_api_orders_raw': 'notRun',
    'rows:others': 'pass',
  });
  expect(evidence.loaded).toBe(false);
  expect(evidence.after).toEqual(evidence.before);
});

test('a failed schema names the entry, the place, what was expected, what came and the file', async () => {
  const evidence = await altered.evidenceOf('1.1', {
    recordings: (r) => Object.assign(itemIn(listIn(r), 3), { payed: 'yes' }),
  });
  const message = evidence.checks.find(({ name }) => name === 'schema')?.message ?? '';
  expect(evidence.id).toBe('1.1');
  expect(message).toContain('/data/3/payed');
  expect(message).toContain('"yes"');
  expect(message).toContain('schemas/api/order.schema.json');
});
