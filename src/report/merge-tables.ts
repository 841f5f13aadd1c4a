import { addTo } from '../common/group-by.ts';
import type { ClosingLook, RunTables, TableCount, TableCounts } from '../model/evidence.ts';
import type { SharedCounts } from '../model/shard.ts';

/** The tables of one shard, and where and when they were counted; null for an engine of its own. */
export interface ShardTables {
  tables: RunTables | null;
  counts: SharedCounts | null;
}

/** Shards that loaded into the same tables, by their places in what was given. */
export type WarehouseGroup = number[];

/** Which shards share their tables. Each whose tables nobody else sees is alone. */
export function warehouseGroups(shards: readonly ShardTables[]): WarehouseGroup[] {
  const groups = new Map<string, WarehouseGroup>();
  shards.forEach(({ tables, counts }, place) => {
    if (tables === null) return;
    const name = counts?.warehouse ?? `its own ${place}`;
    addTo(groups, name, place);
  });
  return [...groups.values()];
}

/**
 * The tables of a run that was made in shards. Of those that share their tables the first count before and the last count
 * after stand for all: whatever any of them sent came between the two. What lies in different warehouses is added up. The end
 * is not known when one shard does not tell it. `renumbered`: the marked rows of all, with the load numbers of the run.
 */
export function mergeTables(
  shards: readonly ShardTables[],
  renumbered: ClosingLook['marked'],
): RunTables | null {
  const groups = warehouseGroups(shards).map((places) => places.flatMap((place) => shards[place] ?? []));
  if (groups.length === 0) return null;
  const before = groups.map(
    (group) => least(group, ({ counts }) => counts?.countedBefore ?? 0)?.tables?.before ?? {},
  );
  const isWhole = shards.every(({ tables }) => tables === null || tables.closing !== null);
  if (!isWhole) return { before: sum(before), closing: null };
  const after = groups.map(
    (group) => least(group, ({ counts }) => -(counts?.countedAfter ?? 0))?.tables?.closing?.after ?? {},
  );
  return {
    before: sum(before),
    closing: { after: comparable(sum(after), before, after), marked: renumbered },
  };
}

function least<T>(items: readonly T[], of: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || of(item) < of(best) ? item : best),
    undefined,
  );
}

function sum(all: readonly TableCounts[]): TableCounts {
  const names = [...new Set(all.flatMap((counts) => Object.keys(counts)))];
  return Object.fromEntries(
    names.map((name) => [name, all.flatMap((counts) => counts[name] ?? []).reduce(added)]),
  );
}

function added(a: TableCount, b: TableCount): TableCount {
  return {
    rows: a.rows + b.rows,
    keys: a.keys === null || b.keys === null ? null : a.keys + b.keys,
    maxVer: larger(a.maxVer, b.maxVer, (ver) => BigInt(ver)),
    maxSnapshotTs: larger(a.maxSnapshotTs, b.maxSnapshotTs, (instant) => BigInt(Date.parse(instant))),
    final: a.final && b.final,
  };
}

function larger(a: string | null, b: string | null, of: (value: string) => bigint): string | null {
  if (a === null || b === null) return a ?? b;
  return of(a) < of(b) ? b : a;
}

// Two sums are of the same kind only where the counts of each warehouse are.
function comparable(
  sums: TableCounts,
  before: readonly TableCounts[],
  after: readonly TableCounts[],
): TableCounts {
  const isMixed = (name: string) =>
    before.some((counts, place) => counts[name]?.final !== after[place]?.[name]?.final);
  const first = sum(before);
  return Object.fromEntries(
    Object.entries(sums).map(([name, count]) => [
      name,
      isMixed(name) ? { ...count, final: first[name]?.final !== true } : count,
    ]),
  );
}
