import type { RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, toMarkdown } from 'mdast-util-to-markdown';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../bundle-file.ts';
import { conclusionsSection } from './conclusions-section.ts';
import { errorsSection } from './errors-section.ts';
import { filesSection } from './files-section.ts';
import { finalSection } from './final-section.ts';
import { matrixSection } from './matrix-section.ts';
import { methodologySection } from './methodology-section.ts';
import { metricsSection } from './metrics-section.ts';
import { heading } from './nodes.ts';
import { summarySection } from './summary-section.ts';
import { warehouseSection } from './warehouse-section.ts';

/**
 * The audit document as Markdown (GitHub flavour: tables, task lists). Nothing in it comes from anywhere but the run and
 * the sums of the bundle's evidence files.
 */
export function renderMarkdown(run: AuditRun, files: readonly FileSum[]): string {
  const children: RootContent[] = [
    heading(1, `QTickets ${run.run.target} API Audit ${run.run.stamp}`),
    ...summarySection(run),
    ...methodologySection(run),
    ...matrixSection(run),
    ...metricsSection(run),
    ...errorsSection(run),
    ...warehouseSection(run),
    ...conclusionsSection(run),
    ...filesSection(run, files),
    ...finalSection(run),
  ];
  return toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      rule: '-',
      emphasis: '_',
      extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), { handlers: { listItem: taskListItem } }],
    },
  );
}

/** Task list items (GFM): the box goes between the bullet and the text. */
const taskListItem: Handle = (node, parent, state, info) => {
  const written = defaultHandlers.listItem(node, parent, state, info);
  if (typeof node.checked !== 'boolean') return written;
  return written.replace(/^(?:[*+-]|\d+\.) +/, (bullet) => `${bullet}[${node.checked ? 'x' : ' '}] `);
};
