import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { itemsAt, valueAt } from '../../../src/common/items-path.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { type SimulatorCaller, simulatorCaller } from './simulator-caller.ts';

const show = {
  start_date: '2025-12-01T19:00:00+03:00',
  finish_date: '2025-12-01T22:00:00+03:00',
  prices: [
    { default_price: 100, color_theme: 1 },
    { default_price: 300, color_theme: 2 },
    { default_price: 500, color_theme: 3 },
  ],
  scheme_properties: {
    zones: { HALL: { price_id: '#0', rows: { '2': { price_id: '#1' } } }, FREE: { rows: [''] } },
    seats: {
      'HALL-1;1': { hot: '1' },
      'HALL-1;2': { disabled: '1' },
      'HALL-2;1': {},
      'HALL-2;2': { price_id: '#2' },
      'FREE-1;1': {},
      entrance: { max_quantity: '100' },
    },
  },
};

let caller: SimulatorCaller;
let path = '';
beforeAll(async () => {
  caller = await simulatorCaller();
});
beforeEach(async () => {
  caller.simulator.reset();
  const made = await caller.rest('POST', '/events', {
    body: { data: { name: 'x', is_active: 1, shows: [show] } },
  });
  path = `${valueAt(made.json, 'data.id')}/${itemsAt(made.json, 'data.shows[*].id')[0]?.value}`;
});
afterAll(() => caller.close());

test('a made show sells the seats that it names, at the price of the seat, its row or its zone', async () => {
  const { json } = await caller.partners(`/events/seats/${path}`);
  const seats = itemsAt(json, 'zones[*].seats[*]').map(({ value }) => value as JsonObject);
  expect(seats.map(({ seat_id, available, price }) => [seat_id, available, price])).toEqual([
    ['HALL-1;1', true, 100],
    ['HALL-1;2', false, 100],
    ['HALL-2;1', true, 300],
    ['HALL-2;2', true, 500],
    ['FREE-1;1', false, 0],
  ]);
});

test('a seat of a made show is sold once', async () => {
  const add = () => caller.partners(`/tickets/add/${path}`, { seat_id: 'HALL-1;1', paid: 1 });
  expect((await add()).json).toMatchObject({ status: 'success', result: { price: 100 } });
  expect((await add()).json).toMatchObject({ code: 'SEAT_NOT_AVAILABLE' });
});

test('a reset takes the made show away', async () => {
  caller.simulator.reset();
  expect((await caller.partners(`/events/seats/${path}`)).json).toMatchObject({ code: 'EVENT_NOT_FOUND' });
});
