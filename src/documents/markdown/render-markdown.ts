import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import { conclusionsSection } from './conclusions-section.ts';
import { errorsSection } from './errors-section.ts';
import { filesSection } from './files-section.ts';
import { finalSection } from './final-section.ts';
import { markdownOf } from './markdown-of.ts';
import { matrixSection } from './matrix-section.ts';
import { methodologySection } from './methodology-section.ts';
import { metricsSection } from './metrics-section.ts';
import { heading } from './nodes.ts';
import { summarySection } from './summary-section.ts';
import { sumsSection } from './sums-section.ts';
import { warehouseSection } from './warehouse-section.ts';

/**
 * The audit document as Markdown (GitHub flavour: tables, task lists). Nothing in it comes from anywhere but the run and
 * the sums of the bundle's evidence files.
 */
export function renderMarkdown(run: AuditRun, files: readonly FileSum[]): string {
  const children: RootContent[] = [
    heading(1, titleOf(run)),
    ...summarySection(run),
    ...methodologySection(run),
    ...matrixSection(run),
    ...metricsSection(run),
    ...errorsSection(run),
    ...warehouseSection(run),
    ...conclusionsSection(run),
    ...filesSection(run, files),
    ...finalSection(run),
    ...sumsSection(run, files),
  ];
  return markdownOf(children);
}

function titleOf({ run, verdict }: AuditRun): string {
  const debug = run.debug ? ' (debug run)' : '';
  return `QTickets ${run.target} API Audit ${run.stamp}${debug}, of ${verdict.saidOf}`;
}
