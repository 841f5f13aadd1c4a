import type { AuditRun } from '../../model/audit-run.ts';
import type { AuditPlan } from '../../model/plan.ts';
import type { Ledger } from '../ledger.ts';
import type { RunLog } from '../log/run-log.ts';

/** What is told of the two documents, of which one was audited: their names, how many entries they have, and which have no case. */
export function compareDocuments(
  log: RunLog,
  claimed: Pick<AuditRun, 'run' | 'coverageOfSpec' | 'coverageOfDocumented'>,
  plan: Pick<AuditPlan, 'documents'>,
  ledger: Ledger,
): void {
  const audited = claimed.run.profile === 'documented' ? 'documented' : 'spec';
  for (const { kind, file, lines } of plan.documents) {
    const name = kind === 'spec' ? 'coverageOfSpec' : 'coverageOfDocumented';
    const same = (what: string, member: string, found: unknown, wanted: unknown) =>
      ledger.same('contract', what, [`audit.json#/${name}/${member}`, found], ['cases and options', wanted]);
    const withoutCase = lines.filter(({ hasCase }) => !hasCase).map(({ id }) => id);
    same('entries without a case', 'withoutCase', claimed[name].withoutCase, withoutCase);
    // The sum says which document was audited: a copy of it is the same one, whatever its file is called.
    const called = kind === audited ? log.started.spec.file : file;
    same('name of a document', 'file', claimed[name].file, called);
    same('entries of a document', 'entries', claimed[name].entries, lines.length);
  }
}
