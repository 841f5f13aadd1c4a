import { expect, test } from 'vitest';
import { dataSet } from '../../../src/simulator/dataset/data-set.ts';
import { instantOf } from '../../../src/simulator/iso-time.ts';
import { CLOCK_START } from '../../../src/simulator/simulator-clock.ts';
import { barcodeList } from '../../../src/simulator/state/barcode-list.ts';
import { seatOffers } from '../../../src/simulator/state/free-seats.ts';
import { simulatorState } from '../../../src/simulator/state/simulator-state.ts';

const NOW = new Date(CLOCK_START);
const data = dataSet();
const baskets = data.orders.flatMap((order) => order.baskets.map((basket) => ({ order, basket })));

test('300 orders, and exactly the middle hundred is paid', () => {
  expect(data.orders.map((order) => order.id)).toEqual(
    Array.from({ length: 300 }, (_, index) => 4201 + index),
  );
  const paid = data.orders.filter((order) => order.payed).map((order) => order.id);
  expect(paid).toEqual(Array.from({ length: 100 }, (_, index) => 4301 + index));
});

test('order 4360 is paid, of event 33, with baskets 63993 to 63995 in show 41', () => {
  const order = data.orders.find((one) => one.id === 4360);
  expect(order).toMatchObject({ payed: true, event_id: 33 });
  expect(order?.baskets.map((basket) => [basket.id, basket.show_id])).toEqual([
    [63993, 41],
    [63994, 41],
    [63995, 41],
  ]);
});

test('an order is paid exactly when it has a payment time, and costs what its baskets cost', () => {
  for (const order of data.orders) {
    expect(order.payed).toBe(order.payed_at !== null);
    expect(order.price).toBe(order.baskets.reduce((sum, basket) => sum + basket.price, 0));
    expect(order.original_price).toBe(order.baskets.reduce((sum, basket) => sum + basket.original_price, 0));
    expect(order.promo_code_id === null).toBe(order.discount_id === null);
  }
});

test('baskets of paid orders live with barcode and links, those given back and the others are deleted without', () => {
  for (const { order, basket } of baskets) {
    const live = basket.deleted_at === null;
    expect(live).toBe(order.payed && basket.refunded_at === null);
    expect(
      [basket.barcode, basket.pdf_url, basket.passbook_url].every((one) => (one !== null) === live),
    ).toBe(true);
    expect(basket.ticket_amount).toBe(live ? basket.price : 0);
    if (basket.refunded_at === null) expect(basket.refunded_amount).toBe(live ? null : 0);
    else expect((basket.refunded_amount ?? 0) + (basket.refunded_deduction_amount ?? 0)).toBe(basket.price);
    expect(basket.price).toBe(basket.original_price - basket.discount_value);
    if (live) expect(basket.barcode).toMatch(/^87\d{10}$/);
  }
});

test('orders stand in time order, and nothing happens before it can or after now', () => {
  const ms = (text: string | null) => instantOf(text ?? '') ?? Number.NaN;
  let before = 0;
  for (const order of data.orders) {
    const created = ms(order.created_at);
    expect(created).toBeGreaterThanOrEqual(before);
    before = created;
    const changed = ms(order.payed_at ?? order.deleted_at);
    expect(changed).toBeGreaterThanOrEqual(created);
    expect(changed).toBeLessThanOrEqual(NOW.getTime());
    for (const { checked_at } of order.baskets)
      if (checked_at !== null) expect(ms(checked_at)).toBeLessThan(NOW.getTime());
  }
});

test('clients, events and shows of orders exist and belong together', () => {
  const clients = new Set(data.clients.map((client) => client.id));
  const shows = new Map(data.events.flatMap((event) => event.shows.map((show) => [show.id, event.id])));
  for (const { order, basket } of baskets) {
    expect(clients.has(order.client_id)).toBe(true);
    expect(shows.get(basket.show_id)).toBe(order.event_id);
    expect(data.seats.get(basket.show_id)?.some((seat) => seat.seat_id === basket.seat_id)).toBe(true);
  }
});

test('no seat is sold twice, and no closed seat is sold', () => {
  const sold = baskets.filter(({ basket }) => basket.deleted_at === null).map(({ basket }) => basket);
  expect(new Set(sold.map((basket) => `${basket.show_id} ${basket.seat_id}`)).size).toBe(sold.length);
  const closed = new Set(
    [...data.seats.values()]
      .flat()
      .filter((seat) => seat.closed)
      .map((seat) => `${seat.show_id} ${seat.seat_id}`),
  );
  expect(sold.filter((basket) => closed.has(`${basket.show_id} ${basket.seat_id}`))).toEqual([]);
});

test('95 clients with 235, 24 events of which 18 are active, 8 shades, 5 discounts, 15 promo codes with 13513', () => {
  expect(data.clients).toHaveLength(95);
  expect(data.clients.some((client) => client.id === 235)).toBe(true);
  expect(data.events).toHaveLength(24);
  expect(data.events.filter((event) => event.is_active === 1)).toHaveLength(18);
  const deleted = data.events.filter((event) => event.deleted_at !== null);
  expect(deleted.map((event) => event.is_active)).toEqual([0, 0]);
  expect([data.priceShades.length, data.discounts.length, data.promoCodes.length]).toEqual([8, 5, 15]);
  expect(data.promoCodes.some((promo) => promo.id === 13513)).toBe(true);
  const ids = data.promoCodes.map((promo) => promo.id);
  expect(ids).not.toEqual([...ids].sort());
});

test('every promo code and every order names a discount that exists', () => {
  const discounts = new Set(data.discounts.map((discount) => discount.id));
  for (const { discount_id } of data.promoCodes) expect(discounts.has(discount_id)).toBe(true);
  for (const { discount_id } of data.orders)
    if (discount_id !== null) expect(discounts.has(discount_id)).toBe(true);
});

test.each([
  [12, 21, 2, 0],
  [12, 4076, 4, 2],
  [33, 41, 45, 12],
  [33, 42, 105, 33],
])('event %i, show %i has %i seats, %i left', (eventId, showId, total, left) => {
  expect(data.events.find((event) => event.id === eventId)?.shows.map((show) => show.id)).toContain(showId);
  const offers = seatOffers(simulatorState(), showId, NOW);
  expect(offers).toHaveLength(total);
  expect(offers.filter((offer) => offer.available)).toHaveLength(left);
});

test('seats 5 and 6 of row 20 are free in show 4076', () => {
  const free = seatOffers(simulatorState(), 4076, NOW).filter((offer) => offer.available);
  expect(free.map((offer) => offer.seat.seat_id)).toEqual(['CENTER_PARTERRE-20;5', 'CENTER_PARTERRE-20;6']);
});

test('345 barcodes, none twice, 60 of them of event 33', () => {
  const list = barcodeList(simulatorState(), NOW);
  expect(new Set(list.map((one) => one.barcode)).size).toBe(345);
  expect(list).toHaveLength(345);
  const ofEvent = list.filter((one) => one.event_id === 33);
  expect(ofEvent).toHaveLength(60);
  for (const barcode of ['877076325904', '877344688530']) {
    expect(ofEvent.find((one) => one.barcode === barcode)).toMatchObject({ show_id: 41, status: 'valid' });
  }
});

test('rows of the data set cannot be changed in place', () => {
  const order = data.orders[0];
  expect(() => Object.assign(order ?? {}, { payed: true })).toThrow(TypeError);
  expect(() => Object.assign(order?.baskets[0] ?? {}, { price: 1 })).toThrow(TypeError);
});

test('closed seats and row prices of the seats are those in the event', () => {
  for (const event of data.events) {
    for (const show of event.shows) {
      const properties = show.scheme_properties as unknown as {
        seats?: Record<string, { disabled: string }>;
        zones: Record<string, { price_id: string; rows: [''] | Record<string, { price_id: string }> }>;
      };
      for (const seat of data.seats.get(show.id) ?? []) {
        expect(properties.seats?.[seat.seat_id]?.disabled === '1').toBe(seat.closed);
        const zone = properties.zones[seat.zone_id];
        const row = Array.isArray(zone?.rows) ? undefined : zone?.rows[String(seat.row)];
        expect(row?.price_id ?? zone?.price_id).toBe(String(seat.price_id));
        expect(show.prices.find((price) => price.id === seat.price_id)?.default_price).toBe(seat.price);
      }
    }
  }
});

test('what loaders stumble over is there: refunds, other currencies, kopecks, cities as organisers type them', () => {
  const refunded = baskets.filter(({ basket }) => basket.refunded_at !== null).map(({ order }) => order);
  expect(refunded.some((order) => order.deleted_at === null)).toBe(true);
  expect(refunded.some((order) => order.deleted_at !== null)).toBe(true);
  expect(new Set(data.orders.map((order) => order.currency_id)).size).toBeGreaterThan(1);
  expect(data.orders.some((order) => order.payed && !Number.isInteger(order.price))).toBe(true);
  const cities = data.events.map((event) => event.city.name);
  expect(cities.some((name) => name !== name.trim())).toBe(true);
  expect(cities.some((name) => / /.test(name.trim()))).toBe(true);
  expect(cities).toContain('САНКТ-ПЕТЕРБУРГ');
  expect(new Set(data.discounts.map((discount) => discount.type)).size).toBeGreaterThan(1);
});

test.each([
  ['of sale', data.orders.map((order) => order.payed_at ?? order.created_at)],
  ['of scans', baskets.map(({ basket }) => basket.checked_at)],
  ['from which codes hold', data.promoCodes.map((promo) => promo.active_from)],
])('times %s lie on both sides of midnight in Moscow and in UTC', (_, times) => {
  const hours = times.flatMap((at) => (at === null ? [] : [Number(at.slice(11, 13))]));
  expect(hours.some((hour) => hour < 3)).toBe(true);
  expect(hours.some((hour) => hour >= 3)).toBe(true);
  expect(hours.some((hour) => hour >= 21)).toBe(true);
});
