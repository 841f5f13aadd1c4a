import type { ClosingLook, FiledEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { type Shard, type ShardFacts, shardName } from '../model/shard.ts';
import type { CollectedRun } from './collected-run.ts';
import { mergeTables, warehouseGroups } from './merge-tables.ts';

/** What came of one shard. */
export interface CollectedShard {
  shard: Shard;
  /** Sections of the entries that it was to run. */
  sections: readonly string[];
  collected: Omit<CollectedRun, 'notSelected'>;
}

/** A run that was made in shards, as if it had been made at once. */
export interface MergedRun {
  collected: CollectedRun;
  facts: ShardFacts;
}

/**
 * One run of shards that are parts of one. Loads are numbered through, in the order of the shards. An entry without evidence
 * whose section no shard was to run is of one that is missing.
 */
export function mergeRuns(plan: AuditPlan, given: readonly CollectedShard[]): MergedRun {
  const shards = [...given].sort((a, b) => a.shard.index - b.shard.index);
  const count = shards[0]?.shard.count ?? 0;
  const present = new Set(shards.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, place) => place + 1)
    .filter((index) => !present.has(index))
    .map((index) => shardName({ index, count }));
  const numbers = shards.map(({ collected }) => collected.evidence).map(loadsOf);
  const total = numbers.reduce((sum, { size }) => sum + size, 0);
  const places = numbers.map((_, place) => numbers.slice(0, place).reduce((sum, { size }) => sum + size, 0));
  // A version that no scenario used has a number that no scenario has.
  let unused = total;
  const numberIn = (place: number, load: number): number => {
    const own = numbers[place]?.get(load);
    if (own !== undefined) return own + (places[place] ?? 0);
    unused += 1;
    return unused;
  };
  const evidence = shards.flatMap(({ collected }, place) =>
    collected.evidence.map((item) => ({
      ...item,
      load: item.load === null ? null : numberIn(place, item.load),
    })),
  );
  const ran = new Set(evidence.map(({ id }) => id));
  const sections = new Set(shards.flatMap((one) => one.sections));
  const interrupted = shards.some(({ collected }) => collected.interrupted);
  const left = plan.selected.filter(({ entry }) => !ran.has(entry.id));
  const reason = `${missing.length === 1 ? 'shard' : 'shards'} ${missing.join(', ')} of the run ${missing.length === 1 ? 'is' : 'are'} missing`;
  return {
    collected: {
      evidence,
      warehouse: shards.find(({ collected }) => collected.warehouse !== null)?.collected.warehouse ?? null,
      tables: mergeTables(
        shards.map(({ collected }) => collected),
        markedOf(shards, numberIn),
      ),
      unhandledErrors: shards.flatMap(({ collected }) => collected.unhandledErrors),
      interrupted,
      notSelected: new Map(
        left.flatMap(({ entry }): [string, string][] => {
          if (!sections.has(entry.section) && missing.length > 0) return [[entry.id, reason]];
          return interrupted ? [[entry.id, 'the run was interrupted']] : [];
        }),
      ),
      counts: null,
    },
    facts: { count, missing, warehouses: warehouseGroups(shards.map(({ collected }) => collected)).length },
  };
}

/** Numbers from 1 for the loads of a shard, in their order. */
function loadsOf(evidence: readonly FiledEvidence[]): Map<number, number> {
  const loads = evidence.flatMap(({ load }) => (load === null ? [] : [load])).sort((a, b) => a - b);
  return new Map([...new Set(loads)].map((load, place) => [load, place + 1]));
}

function markedOf(
  shards: readonly CollectedShard[],
  numberIn: (place: number, load: number) => number,
): ClosingLook['marked'] {
  const all = shards.map(({ collected }) => collected.tables?.closing?.marked ?? null);
  if (shards.some(({ collected }, place) => collected.tables !== null && all[place] === null)) return null;
  return all.flatMap((marked, place) => {
    const numbers = new Map<number, number>();
    return (marked ?? []).map((row) => {
      const load = numbers.get(row.load) ?? numberIn(place, row.load);
      numbers.set(row.load, load);
      return { ...row, load };
    });
  });
}
