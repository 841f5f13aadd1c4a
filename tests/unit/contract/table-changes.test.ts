import { expect, test } from 'vitest';
import type { ExpectedRow } from '../../../src/contract/expected-rows.ts';
import { signed, type TableExpectation, tableOutcome } from '../../../src/contract/table-changes.ts';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import type { LoadedTable } from '../../../src/warehouse/load-request.ts';

const row = (ver: number, name: string) => ({ ver: String(ver), values: [name] });
const expectation = (replacing: boolean): TableExpectation => {
  const entry = (id: string, ...names: string[]): [string, ExpectedRow] => [
    keyOf([id]),
    { key: [id], columns: { n: names.at(-1) ?? '' }, all: names.map((n) => ({ n })) },
  ];
  return {
    table: 't',
    sortingKey: ['id'],
    rows: new Map([entry('1', 'a', 'b'), entry('2', 'c')]),
    columns: ['n'],
    long: new Map(),
    replacing,
  };
};
const outcome = (
  replacing: boolean,
  hasOthers: boolean,
  seen: [string, { ver: string; values: string[] }[]][],
  more: Partial<LoadedTable> = {},
) =>
  tableOutcome(
    expectation(replacing),
    {
      sent: 3,
      distinct: 2,
      otherVersions: 0,
      extra: new Set(),
      newKeys: new Set([keyOf(['1']), keyOf(['2'])]),
      seen: new Map(seen.map(([id, rows]) => [keyOf([id]), rows])),
      ...more,
    } as LoadedTable,
    5,
    hasOthers,
  );

test('where rows replace each other one stands for all items of a key, and elsewhere each for one', () => {
  expect(
    outcome(true, false, [
      ['1', [row(5, 'b')]],
      ['2', [row(5, 'c')]],
    ]),
  ).toMatchObject({
    expected: 2,
    actual: 2,
    contested: 0,
    lost: [],
    extra: [],
    differences: [],
    compared: 2,
    problems: [],
  });
  expect(
    outcome(false, false, [
      ['1', [row(5, 'a'), row(5, 'b')]],
      ['2', [row(5, 'c')]],
    ]),
  ).toMatchObject({ expected: 3, actual: 3, lost: [], compared: 3 });
  expect(
    outcome(
      false,
      false,
      [
        ['1', [row(5, 'a')]],
        ['2', [row(5, 'c')]],
      ],
      { newKeys: new Set() },
    ),
  ).toMatchObject({ expected: 3, actual: 2, lost: [['1']] });
  expect(
    outcome(true, false, [
      ['1', [row(4, 'b')]],
      ['2', [row(5, 'x')]],
    ]),
  ).toMatchObject({ expected: 2, actual: 1, lost: [['1']], differences: [{ column: 'n' }] });
  expect(
    outcome(
      true,
      false,
      [
        ['1', [row(5, 'b')]],
        ['2', [row(5, 'c')]],
      ],
      { newKeys: new Set([keyOf(['2'])]) },
    ),
  ).toMatchObject({ expected: 1, actual: 1, lost: [] });
});

test('a newer row of another writer is contested where there are others, and lost where there are none', () => {
  const seen: [string, { ver: string; values: string[] }[]][] = [
    ['1', [row(6, 'z')]],
    ['2', [row(5, 'c')]],
  ];
  expect(outcome(true, true, seen)).toMatchObject({ expected: 1, actual: 1, contested: 1, lost: [] });
  expect(outcome(true, false, seen)).toMatchObject({ expected: 2, actual: 1, contested: 0, lost: [['1']] });
  expect(
    outcome(false, true, [
      ['1', [row(6, 'z'), row(5, 'a'), row(5, 'b')]],
      ['2', [row(5, 'c')]],
    ]),
  ).toMatchObject({ contested: 0, lost: [] });
  expect(
    outcome(true, true, [
      ['1', [row(5, 'b')]],
      ['2', [row(5, 'c')]],
    ]).contested,
  ).toBe(0);
});

test('more rows sent than items are told only where nothing else tells it', () => {
  const all: [string, { ver: string; values: string[] }[]][] = [
    ['1', [row(5, 'b')]],
    ['2', [row(5, 'c')]],
  ];
  expect(outcome(true, false, all, { sent: 4 }).problems).toEqual([expect.stringMatching(/4 .* 3/)]);
  expect(outcome(true, false, all.slice(1), { sent: 4 }).problems).toEqual([]);
  expect(outcome(true, false, all, { sent: 4, extra: new Set([keyOf(['9'])]) })).toMatchObject({
    problems: [],
    extra: [['9']],
  });
  expect([signed(3), signed(0), signed(-2)]).toEqual(['+3', '+0', '-2']);
});
