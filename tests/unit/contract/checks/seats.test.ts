import { expect, test } from 'vitest';
import { checkSeats } from '../../../../src/contract/checks/seat-checks.ts';
import type { JsonValue } from '../../../../src/model/json.ts';
import { contextOf, told } from '../judged.ts';

const seat = {
  seat_id: 'PARTERRE-12;34',
  zone_id: 'PARTERRE',
  row: '12',
  place: 34,
  admission: false,
  free_quantity: 1,
  available: true,
  disabled: false,
};
const found = (data: JsonValue) => told(checkSeats(contextOf({ data })));

test.each<[string, JsonValue]>([
  ['a seat', seat],
  ['a seat that is sold', { ...seat, free_quantity: 0, available: false }],
  ['a seat that is closed, with one free', { ...seat, available: false, disabled: true }],
  [
    'an entrance without places',
    { ...seat, seat_id: 'FAN-0;0', zone_id: 'FAN', row: 0, place: 0, admission: true, free_quantity: 300 },
  ],
  [
    'a row of benches',
    { ...seat, seat_id: 'FAN-2;0', zone_id: 'FAN', row: 2, place: '0', admission: true, free_quantity: 3 },
  ],
  [
    'benches without rows',
    { ...seat, seat_id: 'FAN-0;2', zone_id: 'FAN', row: 0, place: '2', admission: true, free_quantity: 3 },
  ],
  ['a seat of a zone that is a number', { ...seat, zone_id: 7 }],
  ['a seat without what its id says', { seat_id: 'A-1;1' }],
  ['a seat known by `id`', { id: 'A-1;2', row: 1, place: 2 }],
  ['an id that is no seat, without a row', { seat_id: 'word' }],
  ['an id that is no seat, with names in place of numbers', { seat_id: 'word', row: null, place: 1 }],
  ['an id that is no seat, with a row alone', { seat_id: 'word', row: 1 }],
  ['seats by key', { '1;2': { id: 'A-1;2', row: 1, place: 2 }, 'A-1;3': { id: 'A-1;3', row: 1, place: 3 } }],
  ['offers by key alone', { 'A-1;2': { row: 1, place: 2 } }],
  ['a list of a zone', { zone_id: 'A', seats: [{ seat_id: 'A-1;1' }, { seat_id: 'A-1;2' }] }],
  ['a list of a numbered zone', { zone_id: 5, seats: [{ seat_id: 'A-1;1' }] }],
  [
    'a list with what is no seat',
    { zone_id: 'A', seats: [{ seat_id: 'A-1;1' }, null, {}, { seat_id: 4 }, { seat_id: 'x' }] },
  ],
  ['zones by name', { A: { zone_id: 'A', seats: { '1;1': { seat_id: 'A-1;1' } } } }],
  ['zones by number', { 12: { zone_id: 'A', seats: { '1;1': { seat_id: 'A-1;1' } } } }],
  ['a total', { seat, total: 3, left: 1, zones: [{ seats: [1, 2] }, { seats: [3] }, { seats: null }, null] }],
  ['a total of no zones', { seat, total: 0, left: 0, zones: null }],
  ['a total without what is left', { seat, total: 9, zones: [] }],
  [
    'a map as large as its scheme',
    { seat, seatmap: { width: 3, height: 4 }, scheme: { width: 3, height: 4 } },
  ],
  ['a scheme without sides', { seat, seatmap: { width: 3 }, scheme: {} }],
  ['no map', { seat, seatmap: null, scheme: { width: 3 } }],
  ['no scheme', { seat, seatmap: { width: 3 }, scheme: 'x' }],
  ['a map of prices', { scheme_properties: { seats: { 'A-1;2': { price_id: 1 } } } }],
  ['a number that is free, of what says nothing of it', { ...seat, available: null, free_quantity: 0 }],
  ['what says how many are free in words', { ...seat, free_quantity: 'none' }],
])('%s is as it must be', (_, data) => {
  expect(found(data)).toEqual([]);
});

test.each<[string, JsonValue, string[]]>([
  [
    'an id that is no seat, with row and place',
    { seat_id: 'word', row: 1, place: 'b' },
    ['/data/seat_id "word"'],
  ],
  ['an `id` that is no seat', { id: 'word', row: 1, place: 2 }, ['/data/id "word"']],
  ['an id with words before it', { ...seat, seat_id: '-12;34' }, ['/data/seat_id "-12;34"']],
  [
    'an id with words behind it',
    { ...seat, seat_id: 'PARTERRE-12;34b' },
    ['/data/seat_id "PARTERRE-12;34b"'],
  ],
  ['another row', { ...seat, row: 1 }, ['/data/row 12 -12 34 1']],
  ['another place', { ...seat, place: '35' }, ['/data/place 34 -12 34 "35"']],
  ['another zone', { ...seat, zone_id: 'BALCONY' }, ['/data/zone_id -12 34 "BALCONY"']],
  ['a free entrance to a numbered place', { ...seat, admission: true }, ['/data/admission']],
  ['an available seat with none free', { ...seat, free_quantity: 0 }, ['/data/available 0']],
  ['a sold seat with one free', { ...seat, available: false }, ['/data/available 1']],
  ['a numbered place with two free', { ...seat, free_quantity: 2 }, ['/data/free_quantity 1 2']],
  [
    'a key that is no seat',
    { scheme_properties: { seats: { 'A-1;2': {}, 'A/1;2': {}, 'A-12': {} } } },
    ['/data/scheme_properties/seats/A~11;2', '/data/scheme_properties/seats/A-12'],
  ],
  [
    'a map of another size',
    { seatmap: { width: 3, height: 4 }, scheme: { width: 4, height: 5 }, seat },
    ['/data/seatmap/width 4 3', '/data/seatmap/height 5 4'],
  ],
  [
    'seats of another zone',
    { zone_id: 'A', seats: [{ seat_id: 'A-1;1' }, { seat_id: 'B-1;2' }] },
    ['/data/zone_id "A"'],
  ],
  [
    'a seat under the key of another',
    { '1;2': { id: 'A-1;3', row: 1, place: 3 }, 'A-10;20': { seat_id: 'A-10;21' } },
    ['/data/1;2/id 1 2 "A-1;3"', '/data/A-10;20/seat_id -10 20 "A-10;21"'],
  ],
  [
    'a seat under a key that ends as its own',
    { '1;2': { seat_id: 'A-11;2' } },
    ['/data/1;2/seat_id 1 2 "A-11;2"'],
  ],
  [
    'a zone under the key of another',
    { A: { zone_id: 'B', seats: { '1;1': { seat_id: 'B-1;1' } } } },
    ['/data/A/zone_id "B"'],
  ],
  [
    'a total of other seats',
    { seat, total: 4, left: 1, zones: [{ seats: [1, 2] }, { seats: [3] }] },
    ['/data/total 3 4'],
  ],
])('%s is told', (_, data, facts) => {
  expect(found(data)).toEqual(facts);
});

test('an answer without a seat has nothing to be looked at', () => {
  for (const data of [
    {},
    { id: 1 },
    { seat_id: 4 },
    { row: 1, place: 2 },
    { id: 3, row: 1, place: 2 },
    { seats: { x: {} } },
    { scheme_properties: { zones: { x: {} } } },
  ])
    expect(found(data)).toBeNull();
});
