import { expect, test } from 'vitest';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import { KnownKeys } from '../../../src/warehouse/known-keys.ts';
import { bySum, restoreTexts, shortened } from '../../../src/warehouse/long-texts.ts';
import { readAllRows, readVisibleRows } from '../../../src/warehouse/visible-rows.ts';
import { noting } from './noting-connection.ts';
import { SCHEMA, TABLE } from './table-of-types.ts';

test('what is known of keys', () => {
  const known = new KnownKeys();
  const state = () => [known.isThere(SCHEMA, 'a'), known.mustLook(SCHEMA, 'a')];
  expect(state()).toEqual([false, true]);
  known.forget([TABLE]);
  expect(state()).toEqual([false, false]);
  known.sending(SCHEMA, ['a']);
  expect(state()).toEqual([false, true]);
  known.found(SCHEMA, ['a']);
  expect(state()).toEqual([true, false]);
  expect(known.mustLook(SCHEMA, 'b')).toBe(false);
  known.filled(TABLE);
  expect([known.mustLook(SCHEMA, 'a'), known.mustLook(SCHEMA, 'b')]).toEqual([false, true]);
  known.forget([TABLE]);
  known.sending(SCHEMA, ['a']);
  known.forget([TABLE]);
  expect(state()).toEqual([false, false]);
  known.forget([]);
  expect(known.mustLook(SCHEMA, 'b')).toBe(true);
});

test('long texts are asked for by their sums, and those that differ once more', async () => {
  const texts = bySum(['one', 'two']);
  const [one = '', two = ''] = [...texts.keys()];
  expect([texts.get(one), /^[0-9a-f]{32}$/.test(one)]).toEqual(['one', true]);
  const long = new Map([['name', texts]]);
  expect(shortened(['id', 'name'], long)).toEqual(['id', 'MD5 of name']);
  const { connection, asked } = noting(() => [[0, ['3'], '5', ['3', 'stored']]]);
  const rows = new Map([
    [keyOf(['1']), [{ ver: '5', values: ['1', one] }]],
    [
      keyOf(['2']),
      [
        { ver: '5', values: ['2', null] },
        { ver: '6', values: ['2', 'other sum'] },
        { ver: '5', values: ['2', two] },
      ],
    ],
    [keyOf(['3']), [{ ver: '5', values: ['3', 'unknown sum'] }]],
  ]);
  const look = {
    schema: SCHEMA,
    columns: ['id', 'name'],
    keys: [['1'], ['2'], ['3']],
    ver: 5,
    long,
    versions: new Set(['5']),
  };
  await restoreTexts(connection, 'db', look, rows);
  expect([...rows.values()].map((stored) => stored.map(({ values }) => values[1]))).toEqual([
    ['one'],
    [null, 'other sum', 'two'],
    ['stored'],
  ]);
  expect(asked).toEqual([expect.stringMatching(/WHERE `id` IN \('3'\)$/)]);
  await restoreTexts(
    connection,
    'db',
    { ...look, long: new Map() },
    new Map([[keyOf(['3']), [{ ver: '5', values: ['x'] }]]]),
  );
  await restoreTexts(connection, 'db', look, new Map([[keyOf(['1']), [{ ver: '5', values: ['1', one] }]]]));
  expect(asked).toHaveLength(1);
});

test('visible rows are read by their key, and two of one key are refused', async () => {
  const replacing = { ...SCHEMA, replacing: true, final: true };
  const { connection, asked } = noting(() => [
    ['1', 'a'],
    [2, null],
  ]);
  expect([...(await readVisibleRows(connection, 'db', replacing, ['name'], ['id'], [['1'], ['2']]))]).toEqual(
    [
      [keyOf(['1']), ['a']],
      [keyOf(['2']), [null]],
    ],
  );
  expect(asked).toEqual([
    "SELECT toString(`id`), toString(`name`) FROM `db`.`of_a_team` FINAL WHERE `id` IN ('1', '2')",
  ]);
  expect((await readVisibleRows(connection, 'db', SCHEMA, ['name'], ['id'], [])).size).toBe(0);
  const twice = noting(() => [
    ['1', 'a'],
    ['1', 'b'],
  ]);
  await expect(readVisibleRows(twice.connection, 'db', SCHEMA, ['name'], ['id'], [['1']])).rejects.toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_QUERY', message: expect.stringContaining('id') }),
  );
  expect(twice.asked).toEqual([expect.not.stringContaining('FINAL')]);
  const all = noting(() => [[1, 'k', 5, null]]);
  expect(await readAllRows(all.connection, 'db', replacing, ['name', 'name'], ['id'])).toEqual([
    { key: keyOf(['k']), values: ['5', null] },
  ]);
  await readAllRows(all.connection, 'db', SCHEMA, [], []);
  expect(all.asked).toEqual([
    'SELECT 1, toString(`id`), toString(`name`), toString(`name`) FROM `db`.`of_a_team` FINAL',
    'SELECT 1 FROM `db`.`of_a_team`',
  ]);
});
