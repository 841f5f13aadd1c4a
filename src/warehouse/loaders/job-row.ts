import { canonicalJson } from '../../common/canonical-json.ts';
import { secondsOf } from '../../common/moment.ts';
import type { Row } from '../row.ts';
import type { LoadContext } from './loader.ts';

/** A load that was done. */
export interface JobRun {
  /** A UUID. */
  runId: string;
  startedAt: Date;
  finishedAt: Date;
  /** Rows sent, over all tables. */
  rows: number;
  /** What was loaded, in words. */
  message: string;
}

/** The table of loads: plain MergeTree, so a load that is sent twice is seen twice. */
export const JOB_TABLE = 'meta_job_runs';

/** The row of `JOB_TABLE` for a load. `metrics` ties it to the rows: their version and their snapshot. */
export function jobRow(context: LoadContext, run: JobRun): Row {
  return {
    job: 'qtickets_contract_audit',
    run_id: run.runId,
    started_at: secondsOf(run.startedAt),
    finished_at: secondsOf(run.finishedAt),
    status: 'ok',
    rows_processed: run.rows,
    message: run.message,
    metrics: canonicalJson({ _ver: context.ver, snapshot_ts: context.snapshotTs.toISOString() }),
  };
}
