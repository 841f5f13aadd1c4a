import { expect, test } from 'vitest';
import { heldText, instantLiteral, requireHeld, rowToSend } from '../../../src/warehouse/column-forms.ts';
import { nullText } from '../../../src/warehouse/key-values.ts';
import { tableOfTypes } from './table-of-types.ts';

/** A table with one column of a type. */
const tableOf = (type: string, column = 'value') => tableOfTypes({ [column]: type });

test.each<[string, string | number]>([
  ['UInt8', 256],
  ['UInt8', -1],
  ['Int8', '128'],
  ['UInt64', '18446744073709551616'],
  ['UInt64', 1.5],
  ['LowCardinality(Nullable(UInt16))', 'A-1'],
  ['UInt64', ''],
  ['UInt8', '1x'],
  ['UInt8', 'x1'],
  ['Int8', -129],
  ['Bool', 2],
  ['UUID', 'not one'],
  ['UUID', 'x0123456789abcdef0123456789abcdef'],
  ['UUID', '0123456789abcdef0123456789abcdefx'],
  ['FixedString(2)', 'Яб'],
  ['FixedString(10)', 'elevensigns'],
  ["Array(Enum8('a' = 1))", 'a'],
  ["Enum8('RUB' = 1, 'a\\'b' = 2)", 'USD'],
  ['Decimal(6, 2)', 10_000],
  ['Decimal(6, 2)', 10.005],
  ['Decimal(6, 2)', -10_000],
  ['Float32', 16_777_217],
  ['Map(String, String)', 'a'],
  ['Tuple(String)', 'a'],
  ['IPv6', '::1'],
  ["Enum16('a' = -1)", 'b'],
  ['JSON', '{}'],
  ['Array(String)', 'a'],
  // A row that is sent has a value, and no state.
  ['AggregateFunction(anyLast, String)', 'a'],
  ['IPv4', '17'],
  // Digits that a number does not keep.
  ['UInt64', '007'],
  ['Decimal(20, 0)', '007'],
  ['Float64', '9007199254740993'],
  ['Float64', '1.10'],
  ['Float32', '16777217'],
  ['Decimal(18, 2)', '0.001'],
  ['BFloat16', 4501],
  ['SimpleAggregateFunction(max, UInt8)', 256],
  ['Time', 5],
  ['Point', 1],
  ['Date', 'a day'],
  // A version is no time.
  ['DateTime', 1_763_000_000_001],
  ['DateTime64(3)', '1763000000001'],
])('%s cannot hold %j', (type, value) => {
  expect(() => requireHeld(tableOf(type), [{ value }])).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_SCHEMA', message: expect.stringContaining(type) }),
  );
});

test.each<[string, number, boolean]>([
  ['DateTime', 4_294_967_295, true],
  ['DateTime', 4_294_967_296, false],
  ["DateTime('Europe/Moscow')", -1, false],
  ["DateTime64(9, 'UTC')", -1, true],
  ['DateTime64(3)', -2_300_000_000, false],
  ['DateTime64(3)', 9_300_000_000, false],
  ['Date', 1_762_549_200 - 43_200, false],
  ['Date', 1_762_462_800, true],
])('%s holds the instant %i: %s', (type, at, holds) => {
  const held = () => requireHeld(tableOf(type, 'at'), [{ at }]);
  if (holds) expect(held).not.toThrow();
  else expect(held).toThrow(expect.objectContaining({ code: 'WAREHOUSE_SCHEMA' }));
});

test.each<[string, string | number | null]>([
  ['UInt8', 255],
  ['Int8', '-128'],
  ['Int8', 127],
  ['UInt8', 0],
  ['Bool', 'false'],
  ['Float32', 16_777_216],
  ['Decimal(6, 2)', 9999.99],
  ["Enum16('a' = -1)", 'a'],
  ['UUID', '01234567-89AB-cdef-0123-456789abcdef'],
  ['UInt64', '18446744073709551615'],
  ['Nullable(UInt8)', null],
  ['Bool', 1],
  ['UUID', '0123456789abcdef0123456789abcdef'],
  ['FixedString(4)', 'Яб'],
  ['FixedString(10)', 'ten signs.'],
  ["Enum8('RUB' = 1, 'a\\'b' = 2)", "a'b"],
  ['Decimal(6, 2)', 0.1 + 0.2],
  ['Float32', 4501.1],
  ['LowCardinality(String)', ''],
  ['SimpleAggregateFunction(any, LowCardinality(String))', 'x'],
  ['Decimal(20, 0)', '9007199254740993'],
  ['Float64', '9007199254740992'],
])('%s holds %j', (type, value) => {
  expect(() => requireHeld(tableOf(type), [{ value }])).not.toThrow();
});

test.each<[string, string | number]>([
  ["DateTime('UTC')", 1_700_000_000],
  ['DateTime64(3)', '1700000000.0'],
  ['Int64', 1_700_000_000],
  ['String', '2023-11-15 01:13:20'],
])('an instant goes to %s as %j', (type, sent) => {
  expect(rowToSend(tableOf(type, 'at'), { at: 1_700_000_000 })).toEqual({ at: sent });
});

test('a day holds no time of day, and every day that is whole', () => {
  const day = tableOf('Date', 'at');
  expect(() => requireHeld(day, [{ at: 1_700_000_000 }])).toThrow(/Date/);
  expect(() => requireHeld(day, [{ at: 1_699_995_600 }])).not.toThrow();
  expect(rowToSend(day, { at: 1_699_995_600 })).toEqual({ at: '2023-11-15' });
});

test.each([
  ['Float32', '0.1', '0.10000000149011612'],
  ['Float64', '1e+21', '1e21'],
  ['Decimal(18, 2)', '0.30000000000000004', '0.3'],
  ['UUID', '0123456789abcdef0123456789abcdef', '01234567-89ab-cdef-0123-456789abcdef'],
  ['Bool', 'true', '1'],
  ['String', '007', '007'],
  ['UInt64', '9007199254740993', '9007199254740993'],
  ['Decimal(20, 0)', '9007199254740993', '9007199254740993'],
  ['UUID', '0123456789ABCDEF0123456789abcdef', '01234567-89ab-cdef-0123-456789abcdef'],
])('%s gives %j back as %j', (type, text, held) => {
  expect(heldText(tableOf(type), 'value', text)).toBe(held);
});

test('where a column holds no NULL nothing is sent for nothing, and the default is read', () => {
  const sent = (type: string) => rowToSend(tableOf(type), { value: null });
  expect(sent('Float64')).toEqual({});
  // Of a column that holds none in our own table either, ClickHouse refuses it.
  expect(rowToSend(tableOf('Float64', 'at'), { at: null })).toEqual({ at: null });
  expect(sent('LowCardinality(Nullable(String))')).toEqual({ value: null });
  expect(nullText(tableOf('Nullable(Date)', 'at'), 'at')).toBeNull();
  expect(nullText(tableOf('Date', 'at'), 'at')).toBe('1970-01-01');
  expect(nullText(tableOf('Int64', 'at'), 'at')).toBe('1970-01-01 03:00:00');
  expect(nullText(tableOf('Decimal(9, 2)'), 'value')).toBe('0');
});

test('what the table lacks is not held against it', () => {
  expect(() => requireHeld(tableOf('UInt8'), [{ value: 1, other: 'x' }])).not.toThrow();
});

test.each(['FixedString(10)', 'UInt16', 'BFloat16'])('%s cannot hold an instant', (type) => {
  expect(() => requireHeld(tableOf(type, 'at'), [{ at: 1_700_000_000 }])).toThrow(/cannot hold 1 of the 1/);
});

test('every column that cannot hold its values is named, with how many of how many rows', () => {
  const schema = tableOfTypes({ small: 'UInt8', flag: 'Bool', key: 'String' });
  const rows = [
    { small: 1, flag: 2, key: 'a' },
    { small: 300, flag: 2, key: 'b' },
  ];
  expect(() => requireHeld(schema, rows)).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringMatching(
        /flag of of_a_team is Bool\b.* 2 of the 2\b.*small of of_a_team is UInt8\b.* 1 of the 2\b/s,
      ),
      remedy: expect.stringContaining('schemas/clickhouse/of_a_team.sql'),
    }),
  );
});

test('what the table computes by itself is neither sent nor judged', () => {
  const schema = tableOfTypes({ small: 'UInt8', key: 'String' }, { computed: new Set(['small']) });
  expect(rowToSend(schema, { small: 300, key: 'a' })).toEqual({ key: 'a' });
  expect(() => requireHeld(schema, [{ small: 300, key: 'a' }])).not.toThrow();
});

test.each<[string, number, string | number]>([
  ['Decimal(6, 2)', 10.5, '10.50'],
  ['Nullable(Decimal(6, 3))', 2, '2.000'],
  ['Float64', 10.5, 10.5],
  ['String', 10.5, 10.5],
])('a number goes to %s: %j as %j', (type, value, sent) => {
  expect(rowToSend(tableOf(type), { value })).toEqual({ value: sent });
});

test.each<[string, string, string | null | undefined]>([
  ['Int64', '2023-11-15 01:13:20', '1700000000'],
  ['UInt32', '2023-11-15 01:13:20', '1700000000'],
  ['UInt32', 'no time', null],
  ['DateTime', '2023-11-15 01:13:20', undefined],
  ['xUInt32', '2023-11-15 01:13:20', undefined],
])('the instant in a key of %s: %j is %j', (type, text, literal) => {
  expect(instantLiteral(type, text)).toBe(literal);
});

test.each([
  ['Date', '2023-11-15 01:13:20', '2023-11-15'],
  ['Date32', '2023-11-15 01:13:20', '2023-11-15'],
  ['DateTime', '2023-11-15 01:13:20', '2023-11-15 01:13:20'],
  ['Bool', 'false', '0'],
  ['Bool', '1', '1'],
  ['Float32', '', ''],
  ['Float32', 'text', 'text'],
  ['Float64', '0.10', '0.1'],
  ['Decimal(18, 2)', '7', '7'],
])('%s holds the text %j as %j', (type, text, held) => {
  expect(heldText(tableOf(type), 'value', text)).toBe(held);
});
