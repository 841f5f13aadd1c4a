import type { AuditRun, DocumentCoverage } from '../model/audit-run.ts';

/** Coverage of the document that the profile selects from. */
export function coverageInUse({
  run,
  coverageOfSpec,
  coverageOfDocumented,
}: Pick<AuditRun, 'run' | 'coverageOfSpec' | 'coverageOfDocumented'>): DocumentCoverage {
  return run.profile === 'documented' ? coverageOfDocumented : coverageOfSpec;
}

/** Ids of the document that no case covers, where a profile is those that have one: nothing of them was asked for. */
export function outsideProfile(run: Parameters<typeof coverageInUse>[0]): string[] {
  return isWholeDocument(run) ? [] : coverageInUse(run).withoutCase;
}

/** True for a profile that is every entry of its document, with or without a case. */
export function isWholeDocument({ run }: Pick<AuditRun, 'run'>): boolean {
  return run.profile === 'full' || run.profile === 'documented';
}
