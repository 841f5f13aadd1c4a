import type { AuditRun } from '../model/audit-run.ts';
import type { FileSum } from '../model/evidence.ts';
import { renderMarkdown } from './markdown/render-markdown.ts';

/** A form in which an audit run is told. */
interface AuditDocument {
  path: (run: AuditRun) => string;
  render: (run: AuditRun, files: readonly FileSum[]) => string;
}

/** Every document of a bundle; each says the same of the same model. */
export const DOCUMENTS: readonly AuditDocument[] = [
  { path: ({ run }) => `qtickets_audit_${run.stamp}.md`, render: renderMarkdown },
];
