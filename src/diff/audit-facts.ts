import type { AuditRun } from '../model/audit-run.ts';
import type { JsonValue } from '../model/json.ts';

/** One call that was answered: what it asked, how long it took, and what it gave when it was the entry's own. */
export interface CallFacts {
  id: string;
  scenario: string;
  role: string;
  method: string;
  path: string;
  /** Of the attempt that was answered; null when the clock was fixed. */
  durationMs: number | null;
  /** The masked answer; undefined when it was not JSON. */
  body: JsonValue | undefined;
}

/** What two audits are compared by. */
export interface AuditFacts {
  run: Omit<AuditRun, 'comparison'>;
  calls: CallFacts[];
}
