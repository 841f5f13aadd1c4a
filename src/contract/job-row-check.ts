import { moscowWallTime, secondsOf } from '../common/moment.ts';
import type { JobTexts } from '../warehouse/key-looks.ts';
import type { ColumnTexts } from './expected-rows.ts';
import { differenceProblems, differingColumns, type MaskJson } from './row-differences.ts';

/** What the job row of a load must say. */
export interface ExpectedJob {
  table: string;
  runId: string;
  caseId: string;
  ver: number;
  snapshotTs: Date;
  /** Rows that were sent, over all tables. */
  sent: number;
  /** The row was begun and ended between these. */
  from: Date;
  until: Date;
}

/** What is wrong with the job row of a load, and the columns of it that were compared: none where there is no row. */
export function jobRowProblems(
  job: ExpectedJob,
  rows: readonly JobTexts[],
  mask: MaskJson,
): { problems: string[]; compared: string[] } {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => JOB_COLUMNS.includes(column));
  const texts = textsOf(job);
  const differences = rows.flatMap((row) => {
    const times = timesOf(job, row);
    const values = columns.map((column) => row[column] ?? null);
    return differingColumns([job.runId], [{ ...texts, ...times }], columns, values);
  });
  const missing = rows.length === 0 ? [`${job.table}: no row has the run_id of the load`] : [];
  return {
    problems: [...missing, ...differenceProblems(job.table, ['run_id'], differences, 'load was', mask)],
    compared: columns,
  };
}

/** What is compared of the row that tells of a load. */
export const JOB_COLUMNS = [
  'job',
  'run_id',
  'started_at',
  'finished_at',
  'status',
  'rows_processed',
  'message',
  'metrics',
];

function textsOf({ runId, caseId, ver, snapshotTs, sent }: ExpectedJob): ColumnTexts {
  return {
    job: 'qtickets_contract_audit',
    run_id: runId,
    status: 'ok',
    rows_processed: String(sent),
    message: `case ${caseId}`,
    metrics: JSON.stringify({ _ver: ver, snapshot_ts: snapshotTs.toISOString() }),
  };
}

// A time within the load is as it must be; any other is shown beside the span.
function timesOf({ from, until }: ExpectedJob, row: JobTexts): ColumnTexts {
  const [first, last] = [moscow(from), moscow(until)];
  const span = `${first} to ${last}`;
  const started = row['started_at'] ?? '';
  const finished = row['finished_at'] ?? '';
  return {
    started_at: started >= first && started <= last ? started : span,
    finished_at: finished >= first && finished <= last && finished >= started ? finished : span,
  };
}

function moscow(at: Date): string {
  return moscowWallTime(secondsOf(at));
}
