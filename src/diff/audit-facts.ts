import type { AuditRun } from '../model/audit-run.ts';
import type { AnswerShape } from './answer-shape.ts';

/** One call that was answered: what it asked, how long it took, and what it gave when it was the entry's own. */
export interface CallFacts {
  id: string;
  scenario: string;
  role: string;
  method: string;
  path: string;
  /** Of the attempt that was answered; null when the clock was fixed. */
  durationMs: number | null;
  /** What the masked answer to the entry's own call shows; undefined for others, and when it was not JSON. */
  shape: AnswerShape | undefined;
}

/** What two audits are compared by. */
export interface AuditFacts {
  run: Omit<AuditRun, 'comparison'>;
  calls: CallFacts[];
}
