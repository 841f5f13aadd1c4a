import { loadSchemas } from '../json-schema/schema-set.ts';
import type { ContractCase } from '../model/case.ts';
import type { AuditOptions } from '../model/plan.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { AUDIT_SCHEMAS_DIR } from './project-paths.ts';
import './seal-run.ts';
import '../report/vitest-node.ts';

/**
 * Does in a process that waits for its run what every run does, so that it is done quickly: it loads what is needed at the end, reads
 * documents and compiles schemas. Whatever the files hold by then is read again: only what is of the very same bytes is not parsed twice.
 * Never throws: the run meets what is wrong, and tells.
 */
export function warmUp(options: AuditOptions, cases: readonly ContractCase[]): void {
  try {
    planRun(options, readDocuments(options), cases);
    loadSchemas(AUDIT_SCHEMAS_DIR).check('audit', null);
  } catch {
    // See above.
  }
}
