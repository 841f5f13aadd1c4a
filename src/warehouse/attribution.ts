import type { MarkedRows, TableCounts } from '../model/evidence.ts';
import type { Shard } from '../model/shard.ts';
import type { WarehouseConnection } from './connection.ts';
import { JOB_TABLE } from './loaders/job-row.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';
import { isTooMuch, wholeNumber } from './table-totals.ts';

/** Versions that a run takes at once: so many that it needs, rounded up. */
const VERSIONS_AT_ONCE = 1000;
/** How many runs that started at one moment are told apart. */
const RUNS_AT_ONE_MOMENT = 1000;

/** What marks the rows of one load. */
export interface LoadMark {
  /** Number of the load in its run, from 1. */
  load: number;
  ver: number;
  /** The UUID of the load's job row. */
  runId: string;
}

/** The versions of a run: `first`, and those after it up to but without `end`. */
export interface VersionRange {
  first: number;
  end: number;
}

/**
 * Rows in each table that bear a version of the run, or in the job table one of its run ids, in one statement: stored rows,
 * merged or not. `runIds`: number of the load by run id. Null when it takes longer than `limitMs`.
 */
export async function readMarked(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
  { first, end }: VersionRange,
  runIds: ReadonlyMap<string, number>,
  limitMs: number,
): Promise<MarkedRows[] | null> {
  const all = [...schemas];
  const selects = all.flatMap(({ table, replacing, sortingKey }, index) => {
    const from = `FROM ${qualifiedName(database, table)}`;
    const keys = replacing ? `uniqExact(${sortingKey.join(', ')})` : 'count()';
    if (table !== JOB_TABLE)
      return `SELECT ${index} AS of, toString(_ver) AS mark, count() AS n, ${keys} AS keys ${from} WHERE _ver >= ${first} AND _ver < ${end} GROUP BY _ver`;
    const ids = [...runIds.keys()].map(quoteString).join(', ');
    return runIds.size === 0
      ? []
      : `SELECT ${index} AS of, toString(run_id) AS mark, count() AS n, count() AS keys ${from} WHERE run_id IN (${ids}) GROUP BY run_id`;
  });
  const limit = `\nSETTINGS max_execution_time = ${limitMs / 1000}`;
  const sql = `${selects.join('\nUNION ALL\n')}${limit}`;
  let rows: unknown[][];
  try {
    rows = await connection.select("look for the run's own rows", sql, limitMs);
  } catch (error) {
    if (isTooMuch(error)) return null;
    throw error;
  }
  return rows
    .map(([of, mark, count, keys]) => ({
      table: all[wholeNumber(of)]?.table ?? '',
      load: runIds.get(String(mark)) ?? Number(mark) - first + 1,
      rows: wholeNumber(count),
      keys: wholeNumber(keys),
    }))
    .sort((a, b) => a.load - b.load || (a.table < b.table ? -1 : 1));
}

/** Which versions a run asks for. */
export interface WantedVersions {
  startedAt: Date;
  /** So many at least. */
  wanted: number;
  /** The tables as they are. */
  totals: TableCounts;
  /** The others take theirs at the same moment, unseen by this one. */
  shard?: Shard;
}

/**
 * Versions that no row of the tables has, at least `wanted` of them: milliseconds of the start times 1000, and the next.
 * Runs that start in one millisecond, or at one fixed time, take what is free after it. Looks only into tables whose
 * newest version (`totals`) is not older than the first.
 */
export async function freeVersions(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
  { startedAt, wanted, totals, shard = { index: 1, count: 1 } }: WantedVersions,
): Promise<VersionRange> {
  const start = startedAt.getTime();
  const blocks = Math.max(1, Math.ceil(wanted / VERSIONS_AT_ONCE));
  const first = start * VERSIONS_AT_ONCE;
  const end = first + RUNS_AT_ONE_MOMENT * VERSIONS_AT_ONCE;
  const selects = [...schemas]
    .filter(({ table, columns }) => {
      const newest = totals[table]?.maxVer ?? null;
      return columns.has('_ver') && newest !== null && BigInt(newest) >= BigInt(first);
    })
    .map(
      ({ table }) =>
        `SELECT DISTINCT intDiv(_ver, ${VERSIONS_AT_ONCE}) AS run FROM ${qualifiedName(database, table)} WHERE _ver >= ${first} AND _ver < ${end}`,
    );
  const rows =
    selects.length === 0
      ? []
      : await connection.select('look for a free version', selects.join('\nUNION ALL\n'));
  const taken = new Set(rows.map(([run]) => wholeNumber(run)));
  const isFree = (run: number) =>
    Array.from({ length: blocks }, (_, index) => run + index).every((block) => !taken.has(block));
  let run = start + (shard.index - 1) * blocks;
  // Shards look at the same moment: each keeps to places that no other takes.
  const step = shard.count === 1 ? 1 : shard.count * blocks;
  while (!isFree(run)) run += step;
  return { first: run * VERSIONS_AT_ONCE, end: (run + blocks) * VERSIONS_AT_ONCE };
}
