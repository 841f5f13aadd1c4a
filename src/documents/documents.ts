import type { AuditRun } from '../model/audit-run.ts';
import { type PageSources, renderHtml } from './html/render-html.tsx';
import { renderMarkdown } from './markdown/render-markdown.ts';

/** A form in which an audit run is told. */
interface AuditDocument {
  /** What it is among the files of a bundle. */
  kind: 'document' | 'page';
  path: (run: AuditRun) => string;
  render: (run: AuditRun, sources: PageSources) => string;
}

/** Every document of a bundle; each says the same of the same model. */
export const DOCUMENTS: readonly AuditDocument[] = [
  {
    kind: 'document',
    path: ({ run }) => `qtickets_audit_${run.stamp}.md`,
    render: (run, { files, language }) => renderMarkdown(run, files, language),
  },
  { kind: 'page', path: ({ run }) => `qtickets_audit_${run.stamp}.html`, render: renderHtml },
];
