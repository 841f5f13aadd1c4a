import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { itemsAt, valueAt } from '../../../src/common/items-path.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

let caller: SimulatorCaller;
beforeAll(async () => {
  caller = await simulatorCaller();
});
afterAll(() => caller.close());
beforeEach(() => caller.simulator.reset());

test('color themes are 15, and 15 stands between 8 and 9', async () => {
  const ids = itemsAt((await caller.rest('GET', '/color-themes')).json, 'data[*].id').map((one) => one.value);
  expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 15, 9, 10, 11, 12, 13, 14]);
});

test('seats of a show come flat with the fields selected, or by zone', async () => {
  const body = {
    select: ['id', 'price', 'available'],
    flat: true,
    where: [{ column: 'available', value: 1 }],
  };
  const flat = (await caller.rest('GET', '/shows/41/seats', { body })).json['data'] as JsonObject;
  expect(Object.keys(flat)).toHaveLength(12);
  expect(Object.values(flat)[0]).toEqual({
    id: expect.any(String),
    price: expect.any(Number),
    available: true,
  });
  const zones = (await caller.rest('GET', '/shows/41/seats')).json['data'];
  expect(valueAt(zones ?? null, 'CHAMBER.seats')).toMatchObject({
    '1;1': { seat_id: 'CHAMBER-1;1', admission: false },
  });
  expect((await caller.rest('GET', '/shows/1/seats')).status).toBe(404);
});

test('barcodes of a show are a bare list with the fields selected', async () => {
  const body = { select: ['barcode', 'row', 'client_name'] };
  const list = JSON.parse((await caller.rest('GET', '/shows/41/barcodes', { body })).text) as JsonObject[];
  expect(list).toHaveLength(21);
  expect(Object.keys(list[0] ?? {})).toEqual(['barcode', 'row', 'client_name']);
});

test('a barcode of a show is looked up, scanned, and scanned in a batch', async () => {
  const path = '/shows/41/barcode/877076325904';
  const checked_at = '2025-11-07T19:30:00+03:00';
  expect((await caller.rest('GET', path)).json).toEqual({ barcode: '877076325904', checked_at: null });
  const scan = await caller.rest('POST', path, { body: { checked_at } });
  expect(scan.json).toEqual({ success: true, barcode: '877076325904', checked_at });
  expect((await caller.rest('GET', path)).json).toEqual({ barcode: '877076325904', checked_at });
  const batch = [
    { barcode: '877344688530', checked_at },
    { barcode: '870000000000', checked_at },
  ];
  const answer = await caller.rest('POST', '/shows/41/barcodes', { body: batch });
  expect(JSON.parse(answer.text)).toMatchObject([{ success: true, checked_at }, { success: false }]);
  expect((await caller.rest('GET', '/shows/42/barcode/877076325904')).status).toBe(404);
});

test('Partners list one item per show of the active events', async () => {
  const { json } = await caller.partners('/events/lists');
  const shows = itemsAt(json, 'result[*].show_id').map((one) => one.value);
  expect(shows).toEqual(expect.arrayContaining([21, 4076, 41, 42]));
  expect(new Set(shows).size).toBe(shows.length);
  expect(valueAt(json, 'result')).toContainEqual(
    expect.objectContaining({ event_id: 12, show_id: 21, fanid_required: false }),
  );
});

test('Partners show the hall and the offers of a show', async () => {
  const seatmap = await caller.partners('/events/seatmap/12/4076');
  expect(valueAt(seatmap.json, 'seatmap.zones.CENTER_PARTERRE.seats')).toMatchObject({
    'CENTER_PARTERRE-20;5': { row: 20, place: 5 },
  });
  const offers = await caller.partners('/events/offers/12/4076');
  expect(valueAt(offers.json, 'offers')).toMatchObject({
    full: { seats: { 'CENTER_PARTERRE-20;5': { available: true, price: 1500 } } },
    preferential: { seats: { 'CENTER_PARTERRE-20;7': { available: false, price: 900 } } },
  });
});
