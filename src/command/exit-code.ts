import type { AuditRun, VerdictStatus } from '../model/audit-run.ts';

/** Exit code of a command that could not do its work. */
export const COULD_NOT_RUN = 2;

/** Exit code of a run of which something is left on the account. */
export const LEFT_ON_ACCOUNT = 3;

/** Exit code of a run that was interrupted, or that is not whole. */
export const INTERRUPTED = 130;

/** Exit code for a verdict: 0 READY or CONDITIONAL, 1 NOT READY, 130 INCOMPLETE; `strict` makes CONDITIONAL 1. */
export function exitCodeOf(status: VerdictStatus, strict: boolean): number {
  switch (status) {
    case 'READY':
      return 0;
    case 'CONDITIONAL':
      return strict ? 1 : 0;
    case 'NOT READY':
      return 1;
    case 'INCOMPLETE':
      return INTERRUPTED;
  }
}

/** Exit code of an audit: that of its verdict, but 3 where something is left on the account, which is what has to be seen to. */
export function exitCodeFor(
  { account, verdict }: Pick<AuditRun, 'account' | 'verdict'>,
  strict: boolean,
): number {
  return (account?.left.length ?? 0) > 0 ? LEFT_ON_ACCOUNT : exitCodeOf(verdict.status, strict);
}
