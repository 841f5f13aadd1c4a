import { expect, test } from 'vitest';
import {
  fillTemplate,
  matchesTemplate,
  placeholders,
  showsIdsAlone,
  valuesIn,
} from '../../../src/common/path-template.ts';

test('placeholders are named in order', () => {
  expect(placeholders('/events/{EVENT_ID}/seats/{SHOW_ID}')).toEqual(['EVENT_ID', 'SHOW_ID']);
});

test('a concrete path gives the values of the placeholders', () => {
  expect(valuesIn('/events/{EVENT_ID}/seats/{SHOW_ID}', '/events/33/seats/41')).toEqual({
    EVENT_ID: '33',
    SHOW_ID: '41',
  });
});

test.each(['/events/33/seats', '/events/33/seats/41/more', '/events//seats/41', '/event/33/seats/41'])(
  '%s is not of the template',
  (path) => {
    expect(matchesTemplate('/events/{EVENT_ID}/seats/{SHOW_ID}', path)).toBe(false);
  },
);

test('a barcode, a telephone number or a code in a path is no id', () => {
  expect(['/orders', '/shows/{SHOW_ID}/{id}'].map(showsIdsAlone)).toEqual([true, true]);
  expect(['{BARCODE}', '{phone}', '{PAID}'].map((step) => showsIdsAlone(`/shows/{SHOW_ID}/${step}`))).toEqual(
    [false, false, false],
  );
});

test('a template is filled, and a value cannot leave its segment', () => {
  expect(fillTemplate('/orders/{ORDER_ID}', { ORDER_ID: '1/../2' })).toBe('/orders/1%2F..%2F2');
});

test('a placeholder without a value is refused by name', () => {
  expect(() => fillTemplate('/orders/{ORDER_ID}', {})).toThrow(/ORDER_ID/);
});
