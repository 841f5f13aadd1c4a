import type { AuditCoverage, AuditEntry, AuditRun, DocumentCoverage } from '../../model/audit-run.ts';
import type { Profile } from '../../model/case.ts';
import type { RunLog } from '../log/run-log.ts';
import { isMet } from './results.ts';

/** True for a profile that is every entry of its document. */
export function wholeDocument(profile: Profile): boolean {
  return profile === 'full' || profile === 'documented';
}

/** Coverage of the profile: `asked` are the ids that it asks for. */
export function deriveCoverage(
  entries: readonly AuditEntry[],
  asked: readonly string[],
  log: Pick<RunLog, 'started' | 'notExecuted' | 'finished'>,
): AuditCoverage {
  const own = entries.filter(({ id }) => asked.includes(id));
  const met = own.filter((entry) => isMet(entry.class)).length;
  const failed = own.filter((entry) => entry.class === 'failed').length;
  return {
    profile: log.started.profile,
    specified: asked.length,
    executed: met + failed,
    passed: met,
    failed,
    skipped: own.filter((entry) => entry.class === 'skipped').length,
    notExecuted: own
      .filter((entry) => entry.class === 'notExecuted')
      .map((entry) => ({ id: entry.id, reason: reasonOf(entry, log) })),
  };
}

/** Coverage of the two documents: of the one in use derived, of the other as far as it can be. */
export function deriveDocuments(
  entries: readonly AuditEntry[],
  spec: readonly { id: string }[],
  claimed: AuditRun,
  file: string,
): Pick<AuditRun, 'coverageOfSpec' | 'coverageOfDocumented'> {
  const inUse = (stated: DocumentCoverage): DocumentCoverage => {
    const ids = spec.map(({ id }) => id);
    const withoutCase = stated.withoutCase.filter((id) => ids.includes(id));
    return {
      file,
      entries: ids.length,
      withCase: ids.length - withoutCase.length,
      executed: entries.filter((entry) => entry.class === 'failed' || isMet(entry.class)).length,
      withoutCase,
    };
  };
  // No entry of the other document was run: a run is of one document.
  const other = (stated: DocumentCoverage): DocumentCoverage => ({
    ...stated,
    withCase: stated.entries - stated.withoutCase.length,
    executed: 0,
  });
  const documented = claimed.run.profile === 'documented';
  return {
    coverageOfSpec: (documented ? other : inUse)(claimed.coverageOfSpec),
    coverageOfDocumented: (documented ? inUse : other)(claimed.coverageOfDocumented),
  };
}

// The reason stands in the log; what it ends with, where some scenarios ran, follows from the others.
function reasonOf(
  { id, hasCase, scenarios, scenariosNotExecuted }: AuditEntry,
  { notExecuted }: Pick<RunLog, 'notExecuted'>,
): string {
  if (!hasCase) return 'no case';
  const logged = notExecuted.find((item) => item.id === id)?.reason ?? 'no reason in the evidence log';
  if (scenarios.length === 0) return logged;
  const ending = ` before: ${scenariosNotExecuted.map(({ name }) => name).join(', ')}`;
  return logged.replace(/ before: .*/s, '') + ending;
}
