import type { AuditRun } from '../../model/audit-run.ts';
import { expectedConclusions } from './expected-conclusions.ts';
import { expectedErrors } from './expected-errors.ts';
import { expectedFiles, expectedFinal, type FileFacts } from './expected-files.ts';
import { expectedMatrix } from './expected-matrix.ts';
import { expectedMethodology } from './expected-methodology.ts';
import { expectedMetrics } from './expected-metrics.ts';
import { expectedSummary } from './expected-summary.ts';
import { expectedWarehouse } from './expected-warehouse.ts';
import { type Block, heading } from './span.ts';

/**
 * Every block that the Markdown document of a run must have, from the derived model and the files' own bytes. Written apart
 * from the one that writes the document: what stands there and not here is a sentence that cannot be derived.
 */
export function expectedDocument(run: AuditRun, files: readonly FileFacts[]): Block[] {
  const title = `QTickets ${run.run.target} API Audit ${run.run.stamp}`;
  return [
    heading(1, [title, run.run.debug ? ' (debug run)' : '', ', of ', run.verdict.saidOf].join('')),
    ...expectedSummary(run),
    ...expectedMethodology(run),
    ...expectedMatrix(run),
    ...expectedMetrics(run),
    ...expectedErrors(run),
    ...expectedWarehouse(run),
    ...expectedConclusions(run),
    ...expectedFiles(run, files),
    ...expectedFinal(run),
  ];
}
