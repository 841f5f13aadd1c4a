import type { AuditRun, DocumentCoverage } from '../model/audit-run.ts';

/** Coverage of the document that the profile selects from. */
export function coverageInUse({
  run,
  coverageOfSpec,
  coverageOfDocumented,
}: Pick<AuditRun, 'run' | 'coverageOfSpec' | 'coverageOfDocumented'>): DocumentCoverage {
  return run.profile === 'documented' ? coverageOfDocumented : coverageOfSpec;
}

/** True for a profile that is every entry of its document, with or without a case. */
export function isWholeDocument({ run }: Pick<AuditRun, 'run'>): boolean {
  return run.profile === 'full' || run.profile === 'documented';
}
