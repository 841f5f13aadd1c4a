import { DOCUMENTED_CALLS } from '../common/audit-options.ts';
import type { AuditOptions, Documents } from '../model/plan.ts';
import { readSpec } from './read-spec.ts';

/** Reads the spec document that the options name, and the document of the vendor's calls. Throws as `readSpec`. */
export function readDocuments({ spec }: Pick<AuditOptions, 'spec'>): Documents {
  return { spec: readSpec(spec), documented: readSpec(DOCUMENTED_CALLS) };
}
