import type { VerdictStatus } from '../model/audit-run.ts';

/** Exit code of a command that could not do its work. */
export const COULD_NOT_RUN = 2;

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
