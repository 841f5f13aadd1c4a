/** A row of the job as ClickHouse gives it back, but for its run and its count; `more` is a column of the team's own. */
export const JOB = {
  job: 'qtickets_contract_audit',
  started_at: '2025-11-09 13:00:00',
  finished_at: '2025-11-09 13:00:00',
  status: 'ok',
  message: 'case 1.1',
  more: 'x',
};
