import { expect, test } from 'vitest';
import { objectProblems } from '../../../../src/contract/checks/object-checks.ts';
import type { JsonObject, JsonValue } from '../../../../src/model/json.ts';
import { contextOf, told } from '../judged.ts';

const AT = '2025-11-01T10:00:00+03:00';
const LATER = '2025-11-01T10:00:01+03:00';
const found = (data: JsonValue) => told(objectProblems(contextOf({ data })));

test.each<[string, JsonObject]>([
  [
    'spans that end as they begin',
    {
      start_date: AT,
      finish_date: AT,
      open_date: AT,
      sale_start_date: AT,
      sale_finish_date: AT,
      active_from: AT,
      active_to: AT,
      valid_from: AT,
      valid_to: AT,
    },
  ],
  [
    'spans without an end or a beginning',
    { start_date: AT, finish_date: null, active_from: null, active_to: AT, valid_to: AT },
  ],
  [
    'ids beside their objects',
    {
      client_id: 1,
      client: { id: 1 },
      site_id: 2,
      site: { id: 2 },
      city_id: 3,
      city: { id: 3 },
      ticket_id: 4,
      ticket: { id: 4 },
      mail_template_id: 5,
      mail_template: { id: 5 },
    },
  ],
  [
    'an object without an id, an id without its object',
    { client_id: 1, client: {}, site_id: 2, site: null, city: { id: 3 } },
  ],
  ['an id beside what is not named so', { event_id: 1, event: { id: 2 } }],
  [
    'a corner of the earth',
    { timezone: 'Europe/Moscow', coords: ['90', -180], place_coordinates: [-90, '180'] },
  ],
  ['coordinates on a drawing', { coords: [1000, 1000, 3] }],
  ['no coordinates', { timezone: 'UTC', coords: null, place_coordinates: '' }],
  ['an image', { content_type: 'image/svg+xml', file_size: 1 }],
  ['a type of something without a size', { content_type: 'text/plain' }],
  ['a size without a type', { file_size: 1 }],
  ['no time zone', { timezone: null }],
  ['accounts', { users: ['1', 20, 'word', '1e3'], vk_id: '123', facebook_id: '' }],
  ['accounts as numbers, and none', { vk_id: 123, facebook_id: null, users: null }],
  ['a scanned barcode', { barcode: '1', status: 'scanned', checked_at: AT }],
  ['a valid barcode', { barcode: '1', status: 'valid', checked_at: null }],
  ['a barcode that is neither', { barcode: '1', status: 'other', checked_at: AT }],
  ['another barcode that is neither', { barcode: '1', status: 'other', checked_at: null }],
  ['a status of no barcode', { status: 'scanned', checked_at: null }],
  ['a barcode without a status', { barcode: '1', checked_at: AT }],
  ['all quantity free', { max_quantity: 3, free_quantity: 3 }],
  ['free without a most', { free_quantity: 3 }],
  ['available, neither ordered nor disabled', { available: true, ordered: false, disabled: false }],
  ['ordered and disabled, and not available', { available: false, ordered: true, disabled: true }],
  ['whole cents', { price: 1.01, min_price: 0.1, amount: 4500, ticket_amount: 1.5, discount_value: 10.25 }],
  [
    'fractions of what is no money',
    {
      prices: 1.001,
      priced: 0.001,
      amounts: 0.001,
      value: 0.001,
      my_discount_value: 0.001,
      price_list: 0.001,
      xprice: 0.001,
    },
  ],
  ['money in words', { price: '1.001' }],
  ['currencies', { currency_id: 'RUB' }],
  ['no currency', { currency_id: null }],
  ['an address with its slug', { url: 'https://qtickets.example/event/show', slug: 'show' }],
  ['no address', { url: '', slug: 'show' }],
  ['an address without a slug', { url: 'https://qtickets.example/event/show', slug: null }],
  ['a slug without an address', { slug: 'show', url: null }],
  ['a drawing', { width: 1, height: 0.5 }],
  ['sides in words', { width: '0', height: null }],
  [
    'ids',
    {
      id: 1,
      event_id: 20,
      seat_id: '01',
      external_id: '007',
      price_id: '7',
      payment_type_id: 'cash',
      valid: 0,
      idx: '0',
    },
  ],
  ['an id that is null', { id: null, client_id: null }],
  ['an id of a word with digits', { id: '0x1', price_id: 'a01', payment_type_id: '01a' }],
])('%s', (_, data) => {
  expect(found(data)).toEqual([]);
});

test.each<[string, JsonObject, string[]]>([
  [
    'spans that end before they begin',
    {
      start_date: LATER,
      finish_date: AT,
      open_date: LATER,
      sale_start_date: LATER,
      sale_finish_date: AT,
      active_from: LATER,
      active_to: AT,
      valid_from: LATER,
      valid_to: AT,
    },
    [
      '/data/finish_date /data/start_date 2025 -11 -01 10 00 01 03 00 "2025-11-01T10:00:00+03:00"',
      '/data/finish_date /data/open_date 2025 -11 -01 10 00 01 03 00 "2025-11-01T10:00:00+03:00"',
      '/data/sale_finish_date /data/sale_start_date 2025 -11 -01 10 00 01 03 00 "2025-11-01T10:00:00+03:00"',
      '/data/active_to /data/active_from 2025 -11 -01 10 00 01 03 00 "2025-11-01T10:00:00+03:00"',
      '/data/valid_to /data/valid_from 2025 -11 -01 10 00 01 03 00 "2025-11-01T10:00:00+03:00"',
    ],
  ],
  [
    'ids of others than the objects beside them',
    {
      client_id: 9,
      client: { id: 1 },
      site_id: '2',
      site: { id: 2 },
      city_id: 9,
      city: { id: 3 },
      ticket_id: 9,
      ticket: { id: 4 },
      mail_template_id: null,
      mail_template: { id: 5 },
    },
    [
      '/data/client_id /data/client/id 1 9',
      '/data/site_id /data/site/id 2 "2"',
      '/data/city_id /data/city/id 3 9',
      '/data/ticket_id /data/ticket/id 4 9',
      '/data/mail_template_id /data/mail_template/id 5',
    ],
  ],
  ['a latitude beyond the pole', { timezone: 'UTC', coords: [90.1, 0] }, ['/data/coords 90.1 0']],
  ['a longitude beyond the date line', { timezone: 'UTC', coords: [0, -180.1] }, ['/data/coords 0 -180.1']],
  ['one coordinate alone', { place_coordinates: [0] }, ['/data/place_coordinates 0']],
  ['three coordinates', { place_coordinates: [0, 0, 0] }, ['/data/place_coordinates 0 0 0']],
  ['coordinates in words', { place_coordinates: ['N', 'E'] }, ['/data/place_coordinates "N" "E"']],
  ['what is no image', { content_type: 'text/html', file_size: 1 }, ['/data/content_type "text/html"']],
  [
    'an image with more behind it',
    { content_type: 'image/png; x', file_size: 1 },
    ['/data/content_type "image/png; x"'],
  ],
  [
    'an image with more before it',
    { content_type: 'x/image/png', file_size: 1 },
    ['/data/content_type "x/image/png"'],
  ],
  ['an unknown time zone', { timezone: 'Europe/Nowhere' }, ['/data/timezone "Europe/Nowhere"']],
  ['an offset in place of a time zone', { timezone: '+03:00' }, ['/data/timezone "+03:00"']],
  ['a time zone in small letters', { timezone: 'europe/moscow' }, ['/data/timezone "europe/moscow"']],
  ['an abbreviation in place of a time zone', { timezone: 'EST' }, ['/data/timezone "EST"']],
  ['no text as a time zone', { timezone: '' }, ['/data/timezone ""']],
  ['accounts with zeros', { users: ['1', '02'] }, ['/data/users "1" "02"']],
  ['accounts with fractions', { users: ['1.', '3'] }, ['/data/users "1." "3"']],
  ['accounts in words', { vk_id: 'id1', facebook_id: '1 ' }, ['/data/vk_id "id1"', '/data/facebook_id "1 "']],
  [
    'a scanned barcode without its time',
    { barcode: '1', status: 'scanned', checked_at: null },
    ['/data/checked_at /data/status'],
  ],
  [
    'a valid barcode with a time',
    { barcode: '1', status: 'valid', checked_at: AT },
    ['/data/checked_at /data/status "2025-11-01T10:00:00+03:00"'],
  ],
  [
    'more free than there are',
    { max_quantity: 3, free_quantity: 4 },
    ['/data/free_quantity /data/max_quantity 3 4'],
  ],
  [
    'available and ordered',
    { available: true, ordered: true, disabled: true },
    ['/data/ordered /data/available', '/data/disabled /data/available'],
  ],
  [
    'fractions of cents',
    { price: 1.001, min_price: 0.001, amount: 0.001, refunded_amount: 0.001, discount_value: 0.001 },
    [
      '/data/price 1.001',
      '/data/min_price 0.001',
      '/data/amount 0.001',
      '/data/refunded_amount 0.001',
      '/data/discount_value 0.001',
    ],
  ],
  ['no currency of the norm', { currency_id: 'RUR' }, ['/data/currency_id 4217 "RUR"']],
  [
    'an address of another',
    { url: 'https://qtickets.example/event/other', slug: 'show' },
    ['/data/url /data/slug "https://qtickets.example/event/other"'],
  ],
  ['a drawing without a size', { width: 0, height: -1 }, ['/data/width 0 0', '/data/height 0 -1']],
  [
    'ids that are 0',
    { id: 0, event_id: '0', parent_id: 0 },
    ['/data/id 0', '/data/event_id "0"', '/data/parent_id 0'],
  ],
  [
    'ids with zeros and fractions',
    { id: '01', price_id: '1.0', payment_type_id: 7.5 },
    ['/data/id "01"', '/data/price_id "1.0"', '/data/payment_type_id 7.5'],
  ],
])('%s: told', (_, data, facts) => {
  expect(found(data)).toEqual(facts);
  // A zone that was asked for before is known.
  expect(found(data)).toEqual(facts);
});

test('an error may name the id 0 of what it is about, and is looked at otherwise', () => {
  const body = { info: { id: 0, width: 0 } };
  expect(told(objectProblems(contextOf(body)))).toEqual(['/info/width 0 0']);
  expect(objectProblems(contextOf([]))).toBeNull();
  expect(objectProblems(contextOf([{}]))).toEqual([]);
});
