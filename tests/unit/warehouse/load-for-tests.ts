import type { LoadRequest } from '../../../src/warehouse/load-request.ts';
import type { Row } from '../../../src/warehouse/row.ts';

/** What one load of a test sends to one table, and what it looks for there. */
export interface LoadOfRows {
  /** Number and version of the load. */
  load: number;
  table: string;
  rows?: Row[];
  /** Keys of the answer, by the table's sorting key. */
  keys: string[][];
  columns?: string[];
}

/** A load as the contract makes it of an answer. */
export function loadOf({ load, table, rows = [], keys, columns = [] }: LoadOfRows): LoadRequest {
  const runId = `6f1c2b0e-5a0d-4c57-9a39-${String(load).padStart(12, '0')}`;
  return {
    mark: { load, ver: load, runId },
    rows: [{ table, rows }],
    answer: new Map([[table, { keys, columns }]]),
    job: (sent) => ({
      job: 'test',
      run_id: runId,
      started_at: 1_762_506_000,
      finished_at: 1_762_506_000,
      status: 'ok',
      rows_processed: sent,
    }),
  };
}
