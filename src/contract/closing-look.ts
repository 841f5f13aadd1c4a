import type { ClosingLook } from '../model/evidence.ts';
import type { RowRun } from './row-checks.ts';

/**
 * Looks at the tables once nothing is sent any more: all rows that bear a version of the run, wherever they are, then the
 * totals. Throws what ClickHouse throws.
 */
export async function closingLook({ warehouse, loads, pipeline }: RowRun): Promise<ClosingLook> {
  // A team's own loader has its own versions: there are no loads of the run.
  const marked = pipeline === undefined ? await warehouse.marked(loads.versions, loads.byRunId) : [];
  return { after: await warehouse.totals(), marked };
}
