import type { WarehouseConnection } from './connection.ts';
import { JOB_TABLE } from './loaders/job-row.ts';
import { wholeNumber } from './snapshot.ts';
import { qualifiedName, quoteString } from './sql-text.ts';
import type { TableSchema } from './table-schema.ts';

/** Versions that a run may use: its first, and the next 999. */
const VERSIONS_PER_RUN = 1000;
/** How many runs that started at one moment are told apart. */
const RUNS_AT_ONE_MOMENT = 1000;

/** What marks the rows of one load. */
export interface LoadMark {
  ver: number;
  /** The UUID of the load's job row. */
  runId: string;
}

/**
 * Rows in each table that bear the mark of a load, in one query: its `_ver`, and in the job table its run_id. Stored
 * rows are counted, merged or not, so for a replacing table the number says "some" or "none", not how many.
 */
export async function readMarked(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
  { ver, runId }: LoadMark,
): Promise<Map<string, number>> {
  const selects = [...schemas].map(({ table }) => {
    const marked = table === JOB_TABLE ? `run_id = toUUID(${quoteString(runId)})` : `_ver = ${ver}`;
    return `SELECT ${quoteString(table)} AS of, count() AS n FROM ${qualifiedName(database, table)} WHERE ${marked}`;
  });
  const rows = await connection.select('look for the rows of the load', selects.join('\nUNION ALL\n'));
  return new Map(rows.map(([table, count]) => [String(table), wholeNumber(count)]));
}

/**
 * Gives versions that no row of the tables has: milliseconds of the start times 1000, then one more for each load.
 * Runs that start in one millisecond, or at one fixed time, take the next thousand that is free.
 */
export async function freeVersions(
  connection: WarehouseConnection,
  database: string,
  schemas: Iterable<TableSchema>,
  startedAt: Date,
): Promise<() => number> {
  const first = startedAt.getTime() * VERSIONS_PER_RUN;
  const end = first + RUNS_AT_ONE_MOMENT * VERSIONS_PER_RUN;
  const selects = [...schemas]
    .filter(({ columns }) => columns.has('_ver'))
    .map(
      ({ table }) =>
        `SELECT DISTINCT intDiv(_ver, ${VERSIONS_PER_RUN}) AS run FROM ${qualifiedName(database, table)} WHERE _ver >= ${first} AND _ver < ${end}`,
    );
  const rows = await connection.select('look for a free version', selects.join('\nUNION ALL\n'));
  const taken = new Set(rows.map(([run]) => wholeNumber(run)));
  let run = startedAt.getTime();
  while (taken.has(run)) run += 1;
  let next = run * VERSIONS_PER_RUN;
  return () => next++;
}
