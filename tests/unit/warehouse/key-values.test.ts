import { expect, test } from 'vitest';
import { keyCondition, keyOfRow, nullText, sumOf, textOf } from '../../../src/warehouse/key-values.ts';
import { tableOfTypes } from './table-of-types.ts';

const MOSCOW = "'Europe/Moscow'";
/** Nanoseconds, microseconds and milliseconds by their size; smaller numbers are seconds. */
const SECONDS =
  'multiIf(`at` >= 100000000000000000, intDiv(`at`, 1000000000), `at` >= 100000000000000, intDiv(`at`, 1000000), `at` >= 100000000000, intDiv(`at`, 1000), `at`)';

test.each([
  ['String', 'value', 'toString(`value`)'],
  ['Bool', 'value', 'toString(toUInt8(`value`))'],
  ['Nullable(Float32)', 'value', 'toString(toFloat64(`value`))'],
  ["DateTime('UTC')", 'value', `toString(toTimeZone(\`value\`, ${MOSCOW}))`],
  ['DateTime', 'at', `toString(toTimeZone(\`at\`, ${MOSCOW}))`],
  [
    'DateTime64(3)',
    'value',
    `replaceRegexpOne(toString(toTimeZone(\`value\`, ${MOSCOW})), '\\\\.\\\\d+$', '')`,
  ],
  ['UInt32', 'value', 'toString(`value`)'],
  ['Float64', 'price', 'toString(`price`)'],
  [
    'LowCardinality(Nullable(String))',
    'price',
    "if(match(toString(`price`), '^-?(?:0|[1-9][0-9]*)[.][0-9]+$'), replaceRegexpOne(toString(`price`), '[.]?0+$', ''), toString(`price`))",
  ],
  ['Date', 'at', 'toString(`at`)'],
  ['Int64', 'at', `toString(toDateTime(${SECONDS}, ${MOSCOW}))`],
  [
    'String',
    'at',
    `ifNull(replaceRegexpOne(toString(toTimeZone(parseDateTime64BestEffortOrNull(toString(\`at\`), 6, ${MOSCOW}), ${MOSCOW})), '\\\\.\\\\d+$', ''), toString(\`at\`))`,
  ],
])('a column of %s named %s is read as %s', (type, column, sql) => {
  const schema = tableOfTypes({ [column]: type });
  expect(textOf(schema, column)).toBe(sql);
  expect(textOf(schema, sumOf(column))).toBe(`lower(hex(MD5(${sql})))`);
});

test.each([
  ['String', "it's", "`value` IN ('it\\'s')"],
  ['FixedString(4)', 'Яб', "`value` IN ('Яб')"],
  ['FixedString(3)', 'Яб', null],
  ['Int64', '-5', '`value` IN (-5)'],
  ['UInt64', '5x', null],
  ['UInt64', 'x5', null],
  ['UInt64', '1'.repeat(77), `\`value\` IN (${'1'.repeat(77)})`],
  ['Date', '2025-11-09', "`value` IN ('2025-11-09')"],
  ['Date32', '2025-11-09 ', null],
  ['Date', 'x2025-11-09', null],
  ['DateTime', '2023-11-15 01:13:20', '`value` IN (1700000000)'],
  ['DateTime', 'yesterday', null],
  [
    'DateTime64(3)',
    '2023-11-15 01:13:20',
    "`value` IN (accurateCastOrNull('2023-11-15 01:13:20', 'DateTime64(3, \\'Europe/Moscow\\')'))",
  ],
  ['UUID', 'abc', "`value` IN (accurateCastOrNull('abc', 'UUID'))"],
])('a key of %s: %j is looked for as %s', (type, text, condition) => {
  expect(keyCondition(tableOfTypes({ value: type }), ['value'], [[text]])).toBe(condition);
});

test('a number that is kept as text is looked for by its value', () => {
  const schema = tableOfTypes({ id: 'UInt64', price: 'String' });
  expect(keyCondition(schema, ['id', 'price'], [['1', '3600']])).toBe(
    `(\`id\`, ${textOf(schema, 'price')}) IN ((1, '3600'))`,
  );
});

test('keys of several columns are tuples, each once, without those that no row can have', () => {
  const schema = tableOfTypes({ id: 'UInt64', at: 'UInt32' });
  const keys = [
    ['1', '2023-11-15 01:13:20'],
    ['1', '2023-11-15 01:13:20'],
    ['2', 'no time'],
    ['no number', '2023-11-15 01:13:20'],
  ];
  expect(keyCondition(schema, ['id', 'at'], keys)).toBe('(`id`, `at`) IN ((1, 1700000000))');
});

test.each([[['1']], [[]], [['1', '2', '3']]])('a key that does not fit its columns is refused: %j', (key) => {
  const schema = tableOfTypes({ id: 'UInt64', of: 'UInt64' });
  const columns = key.length === 0 ? [] : ['id', 'of'];
  expect(() => keyCondition(schema, columns, [key])).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_QUERY',
      message: expect.stringContaining(`${key.length} values for ${columns.length} columns`),
    }),
  );
});

test('a column that the table lacks is named', () => {
  expect(() => textOf(tableOfTypes({ id: 'UInt64' }), 'none')).toThrow(
    expect.objectContaining({
      code: 'WAREHOUSE_SCHEMA',
      message: expect.stringContaining('of_a_team has no column none'),
    }),
  );
});

test('the key of a row is in the texts that its table gives back', () => {
  const schema = tableOfTypes({ at: 'DateTime', n: 'UInt64', flag: 'Bool', none: 'String' });
  expect(keyOfRow(schema, ['at', 'n', 'flag', 'none'], { at: 1_700_000_000, n: 7, flag: 'true' })).toEqual([
    '2023-11-15 01:13:20',
    '7',
    '1',
    '',
  ]);
});

test.each([
  ['Nullable(String)', null],
  ['LowCardinality(Nullable(String))', null],
  ['String', ''],
  ['DateTime', '1970-01-01 03:00:00'],
  ['UInt8', '0'],
  ['Float64', '0'],
  ['Decimal(6, 2)', '0'],
  ['LowCardinality(Bool)', '0'],
  ['FixedString(2)', ''],
])('NULL in a column of %s reads %j', (type, text) => {
  expect(nullText(tableOfTypes({ value: type }), 'value')).toBe(text);
});
