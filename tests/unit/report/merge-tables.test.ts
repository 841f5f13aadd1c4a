import { expect, test } from 'vitest';
import type { MarkedRows, TableCount, TableCounts } from '../../../src/model/evidence.ts';
import { mergeTables, type ShardTables, warehouseGroups } from '../../../src/report/merge-tables.ts';

function count(rows: number, change: Partial<TableCount> = {}): TableCount {
  return { rows, keys: rows, maxVer: String(rows), maxSnapshotTs: null, final: true, ...change };
}

function shard(before: number, after: number, counts: ShardTables['counts'] = null): ShardTables {
  return {
    tables: { before: { t: count(before) }, closing: { after: { t: count(after) }, marked: [] } },
    counts,
  };
}

const NONE: MarkedRows[] = [];

function rowsOf(counts: TableCounts | undefined): number | undefined {
  return counts?.['t']?.rows;
}

test('tables of different warehouses are added up', () => {
  const shards = [shard(0, 3), shard(0, 4)];
  const merged = mergeTables(shards, NONE);
  expect([rowsOf(merged?.before), rowsOf(merged?.closing?.after)]).toEqual([0, 7]);
  expect(merged?.closing?.after['t']).toEqual(count(7, { maxVer: '4' }));
  expect(warehouseGroups(shards)).toEqual([[0], [1]]);
});

test('of shards that share their tables the first count before and the last count after stand', () => {
  const at = (countedBefore: number, countedAfter: number) => ({
    warehouse: 'w',
    countedBefore,
    countedAfter,
  });
  // The second was opened last and looked last; the first saw none of the others' rows.
  const shards = [shard(10, 15, at(100, 200)), shard(12, 21, at(150, 400)), shard(11, 18, at(120, 300))];
  const merged = mergeTables(shards, NONE);
  expect([rowsOf(merged?.before), rowsOf(merged?.closing?.after)]).toEqual([10, 21]);
  expect(warehouseGroups(shards)).toEqual([[0, 1, 2]]);
});

test('two servers, one of them shared, are counted once each', () => {
  const at = (warehouse: string, moment: number) => ({
    warehouse,
    countedBefore: moment,
    countedAfter: moment + 1,
  });
  const merged = mergeTables(
    [shard(1, 5, at('a', 1)), shard(5, 9, at('a', 3)), shard(0, 2, at('b', 2))],
    NONE,
  );
  expect([rowsOf(merged?.before), rowsOf(merged?.closing?.after)]).toEqual([1, 11]);
});

test('the end is not known when one shard does not tell it, and nothing where no run was opened', () => {
  const cut: ShardTables = { tables: { before: { t: count(0) }, closing: null }, counts: null };
  expect(mergeTables([shard(0, 3), cut], NONE)?.closing).toBeNull();
  expect(mergeTables([{ tables: null, counts: null }], NONE)).toBeNull();
  expect(rowsOf(mergeTables([shard(0, 3), { tables: null, counts: null }], NONE)?.closing?.after)).toBe(3);
});

test('a sum of counts with and without FINAL is no count with FINAL', () => {
  const rough = count(9, { final: false, keys: null });
  const slow: ShardTables = {
    tables: { before: { t: rough }, closing: { after: { t: rough }, marked: [] } },
    counts: null,
  };
  const both = mergeTables([shard(0, 3), slow], NONE);
  expect([both?.before['t']?.final, both?.closing?.after['t']?.final]).toEqual([false, false]);
  // Counted in one way before, in the other after: such sums cannot be compared.
  const turned: ShardTables = {
    tables: { before: { t: count(1) }, closing: { after: { t: rough }, marked: [] } },
    counts: null,
  };
  const mixed = mergeTables([slow, turned], NONE);
  expect(mixed?.before['t']?.final).not.toBe(mixed?.closing?.after['t']?.final);
});
