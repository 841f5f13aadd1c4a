import { expect, test } from 'vitest';
import type { MarkedRows } from '../../../src/model/evidence.ts';
import { type CollectedShard, mergeRuns } from '../../../src/report/merge-runs.ts';
import { ENTRIES, JOBS, planOf } from './fixture-plan.ts';
import { filedRun, type Play, runOf } from './fixture-run.ts';

const plan = planOf();
const sections = [...new Set(ENTRIES.map(({ section }) => section))];

function shard(index: number, count: number, plays: Play[], own: readonly string[]): CollectedShard {
  const { evidence, warehouse, tables, unhandledErrors, interrupted } = filedRun(runOf(plays));
  return {
    shard: { index, count },
    sections: own,
    collected: {
      evidence: [...evidence],
      warehouse,
      tables,
      unhandledErrors: [...unhandledErrors],
      interrupted,
      counts: null,
    },
  };
}

function play(id: string): Play {
  return { id, rows: { [JOBS]: [1, 1] } };
}

const [first, second, third] = ENTRIES.map(({ id }) => id) as [string, string, string];

test('loads are numbered through, and so are the rows that were found of them', () => {
  const a = shard(1, 2, [play(first), play(second)], sections);
  const b = shard(2, 2, [play(third)], []);
  const stray: MarkedRows = { table: 'other', load: 37, rows: 2, keys: 2 };
  b.collected.tables?.closing?.marked?.push(stray);
  // In whatever order they were found.
  const { collected } = mergeRuns(plan, [b, a]);
  expect(collected.evidence.map(({ id, load }) => [id, load])).toEqual([
    [first, 1],
    [second, 2],
    [third, 3],
  ]);
  // A version that no scenario used stays one.
  expect(collected.tables?.closing?.marked?.map(({ table, load }) => [table, load])).toEqual([
    [JOBS, 1],
    [JOBS, 2],
    [JOBS, 3],
    ['other', 4],
  ]);
});

test('entries of a section that no shard ran are of the missing one, others have no reason', () => {
  const [own] = sections;
  const { collected, facts } = mergeRuns(plan, [shard(1, 3, [play(first)], [own ?? ''])]);
  expect(facts).toEqual({ count: 3, missing: ['2/3', '3/3'], warehouses: 1 });
  for (const { entry } of plan.selected) {
    const reason = collected.notSelected.get(entry.id);
    if (entry.section === own) expect(reason).toBeUndefined();
    else expect(reason).toBe('shards 2/3, 3/3 of the run are missing');
  }
});

test('errors outside the tests and an interruption of one shard are of the run', () => {
  const a = shard(1, 2, [play(first)], sections);
  const b = shard(2, 2, [], []);
  Object.assign(b.collected, {
    interrupted: true,
    unhandledErrors: ['broke'],
    tables: null,
    warehouse: null,
  });
  const { collected } = mergeRuns(plan, [a, b]);
  expect(collected).toMatchObject({ interrupted: true, unhandledErrors: ['broke'] });
  expect(collected.notSelected.get(second)).toBe('the run was interrupted');
});
