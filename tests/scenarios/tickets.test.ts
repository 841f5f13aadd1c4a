import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { valueAt } from '../../src/common/items-path.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { expectBarcodes, expectOrder, expectSeats, expectTickets, rowsIn, TICKETS } from './agreement.ts';
import { openStory, type Story } from './story.ts';

const SEAT = 'CENTER_PARTERRE-20;5';
const SHOW = '12/4076';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());
beforeEach(() => story.begin());

const partners = async (path: string, body: JsonObject) => (await story.caller.partners(path, body)).json;
const rest = async (method: string, path: string, body: JsonObject = {}) =>
  (await story.caller.rest(method, path, { body })).json;
const ticketsOf = (externalOrderId: string) =>
  story.caller.simulator.state.tickets.all().filter((one) => one.external_order_id === externalOrderId);

test('a ticket is reserved, paid, checked, found and scanned; another is refunded', async () => {
  const ids = { external_id: 'story-1', external_order_id: 'story' };
  const available = async () => {
    const check = await partners(`/tickets/check/${SHOW}`, { seat_id: SEAT, offer_id: 'full' });
    await story.load('partnerChecks', check, 12, 4076);
    return valueAt(check, 'result.available');
  };
  expect(await available()).toBe(true);

  const reserved = await partners(`/tickets/add/${SHOW}`, { seat_id: SEAT, offer_id: 'full', ...ids });
  await story.load('partnerTickets', reserved, 12, 4076);
  await expectTickets(story, ticketsOf('story'));
  expect(ticketsOf('story')).toMatchObject([{ paid: false, barcode: null }]);

  await story.load(
    'partnerTickets',
    await partners(`/tickets/update/${SHOW}`, { ...ids, paid: 1 }),
    12,
    4076,
  );
  expect(await available()).toBe(false);
  const found = await partners(`/tickets/find/${SHOW}`, { filter: { external_id: 'story-1' } });
  await story.load('partnerTickets', found, 12, 4076);
  await expectTickets(story, ticketsOf('story'));
  const barcode = String(valueAt(found, 'result[*].barcode'));
  expect(barcode).toMatch(/^\d{12}$/);
  // The checked offer and the ticket are rows of their own, and each load replaced the one before.
  expect(await rowsIn(story, TICKETS)).toBe(2);

  await story.load('barcodes', await rest('POST', `/shows/4076/barcode/${barcode}`), 12, 4076);
  const refund = { refund: { amount: 150, baskets: { '63993': [] } } };
  await story.load('orders', await rest('DELETE', '/orders/4360/baskets', refund));
  await story.load('barcodes', await rest('GET', '/barcodes'));
  await story.load('seats', await rest('GET', '/events/33/seats/41'), 33, 41);
  await expectBarcodes(story);
  const order = await expectOrder(story, 4360);
  expect(order.baskets[0]).toMatchObject({ refunded_amount: 150, barcode: null });
  expect(await expectSeats(story, 33, 41)).toBe(13);
});

test('a reservation runs out when the clock has passed its end, and the seat is sold to another', async () => {
  const seats = async () => {
    await story.load('seats', await rest('GET', '/events/33/seats/41'), 33, 41);
    return expectSeats(story, 33, 41);
  };
  await rest('DELETE', '/orders/4360/baskets', { delete: { baskets: { '63993': [], '63994': [] } } });
  const seat_id = story.caller.simulator.state.orders.get(4360)?.baskets[0]?.seat_id ?? '';
  expect(await seats()).toBe(14);
  const reserved_to = '2025-11-07T18:00:00+03:00';
  const held = { seat_id, reserved_to, external_order_id: 'held' };
  await story.load('partnerTickets', await partners('/tickets/add/33/41', held), 33, 41);
  expect(await seats()).toBe(13);

  await story.advance(5);
  const late = { seat_id, external_order_id: 'late', paid: 1 };
  expect(await partners('/tickets/add/33/41', late)).toMatchObject({ code: 'SEAT_NOT_AVAILABLE' });
  expect(await seats()).toBe(13);
  await story.advance(1);
  expect(await seats()).toBe(14);
  const found = await partners('/tickets/find/33/41', { filter: { external_order_id: 'held' } });
  expect(found['result']).toMatchObject([{ deleted: 1, barcode: null }]);
  await story.load('partnerTickets', await partners('/tickets/add/33/41', late), 33, 41);
  expect(await seats()).toBe(13);
  await expectTickets(story, [...ticketsOf('held'), ...ticketsOf('late')]);
});

test('of 200 adds of one seat at once by two partners exactly one wins', async () => {
  const tries = Array.from({ length: 200 }, (_, index) => ({
    seat_id: SEAT,
    external_order_id: index % 2 === 0 ? 'partner-a' : 'partner-b',
    external_id: `try-${index}`,
    paid: index % 3 === 0 ? 1 : 0,
  }));
  const answers = await Promise.all(tries.map((body) => partners(`/tickets/add/${SHOW}`, body)));
  const won = answers.filter((answer) => answer['status'] === 'success');
  const lost = answers.filter((answer) => answer['code'] === 'SEAT_NOT_AVAILABLE');
  expect([won.length, lost.length]).toEqual([1, 199]);
  for (const answer of won) await story.load('partnerTickets', answer, 12, 4076);
  const filter = { external_order_id: ['partner-a', 'partner-b'] };
  const found = await partners(`/tickets/find/${SHOW}`, { filter });
  expect(found['result']).toHaveLength(1);
  await story.load('partnerTickets', found, 12, 4076);
  expect(await rowsIn(story, TICKETS)).toBe(1);
  await expectTickets(story, [...ticketsOf('partner-a'), ...ticketsOf('partner-b')]);
  await story.load('seats', await rest('GET', '/events/12/seats/4076'), 12, 4076);
  expect(await expectSeats(story, 12, 4076)).toBe(1);
});

test('a batch of 500 adds fills a hall that was made for it, and its 501st item is refused', async () => {
  // No hall of the data set has 500 seats: the documented POST /events makes one, by naming its seats.
  const seatIds = Array.from(
    { length: 500 },
    (_, index) => `HALL-${Math.floor(index / 25) + 1};${(index % 25) + 1}`,
  );
  const show = {
    start_date: '2025-12-20T19:00:00+03:00',
    finish_date: '2025-12-20T22:00:00+03:00',
    prices: [{ default_price: 700, color_theme: 1 }],
    scheme_properties: {
      zones: { HALL: { price_id: '#0' } },
      seats: Object.fromEntries(seatIds.map((seatId) => [seatId, {}])),
    },
  };
  const made = await rest('POST', '/events', { data: { name: 'A big hall', is_active: 1, shows: [show] } });
  const eventId = Number(valueAt(made, 'data.id'));
  const showId = Number(valueAt(made, 'data.shows[*].id'));
  const items = [...seatIds, seatIds[0] ?? ''].map((seat_id, index) => ({
    seat_id,
    external_id: `batch-${index}`,
    external_order_id: 'batch',
    paid: 1,
  }));
  const added = await partners(`/tickets/add/${eventId}/${showId}`, { batch: items });
  const results = added['result'] as JsonObject[];
  expect(results.map((one) => one['external_id'] ?? one['code'])).toEqual([
    ...items.slice(0, 500).map((item) => item.external_id),
    'SEAT_NOT_AVAILABLE',
  ]);
  expect(new Set(results.slice(0, 500).map((one) => one['barcode'])).size).toBe(500);
  await story.load('partnerTickets', { result: results.slice(0, 500) }, eventId, showId);
  expect(ticketsOf('batch')).toHaveLength(500);
  await expectTickets(story, ticketsOf('batch'));
  await story.load('seats', await rest('GET', `/events/${eventId}/seats/${showId}`), eventId, showId);
  expect(await expectSeats(story, eventId, showId)).toBe(0);
});
