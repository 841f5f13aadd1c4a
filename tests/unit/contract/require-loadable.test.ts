import { expect, test } from 'vitest';
import { requireLoadable } from '../../../src/contract/require-loadable.ts';
import type { RowSpec } from '../../../src/model/case.ts';
import { requireKept } from '../../../src/warehouse/waiting-load.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { TABLE, versionedTable } from '../warehouse/table-of-types.ts';

const rows: RowSpec[] = [
  {
    table: TABLE,
    loader: 'clients',
    items: 'data',
    columns: { id: { from: 'item', path: 'id', as: 'text' } },
  },
];

function over(engine: string, sortingKey: string[]): Pick<Warehouse, 'facts' | 'requireKept'> {
  const tables = [{ name: TABLE, engine, sortingKey, columns: [], missingColumns: [] }];
  return {
    facts: { engine: 'server', version: '24.8', database: 'db', compatibility: '24.8', tables },
    requireKept: () => requireKept(versionedTable({ engine, sortingKey })),
  };
}

test.each([
  ['Null', [], 'Null without a sorting key'],
  ['CoalescingMergeTree', ['id'], 'its merges change the rows'],
  ['MergeTree', ['id', 'tenant'], 'how to fill tenant'],
])('a %s with the key (%s) is refused where an answer is loaded into it', (engine, key, told) => {
  const warehouse = over(engine, key);
  expect(() => requireLoadable([{ outcome: 'ok', rows }], warehouse)).toThrow(
    expect.objectContaining({ code: 'WAREHOUSE_SCHEMA', message: expect.stringContaining(told) }),
  );
  // What loads nothing, or into another table, has no need of it.
  expect(() =>
    requireLoadable(
      [
        { outcome: 'denied', rows },
        { outcome: 'ok', rows: [] },
      ],
      warehouse,
    ),
  ).not.toThrow();
});

test('a table that keeps its rows by a key of the answers is taken', () => {
  for (const engine of ['MergeTree', 'ReplacingMergeTree'])
    expect(() => requireLoadable([{ outcome: 'ok', rows }], over(engine, ['id']))).not.toThrow();
});
