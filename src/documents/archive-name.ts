import type { AuditRun } from '../model/audit-run.ts';

/** File name of a run's archive. */
export function archiveName({ run }: Pick<AuditRun, 'run'>): string {
  return `qtickets_run_${run.stamp}.zip`;
}
