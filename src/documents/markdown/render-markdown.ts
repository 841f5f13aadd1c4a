import type { RootContent } from 'mdast';
import type { AuditRun } from '../../model/audit-run.ts';
import type { FileSum } from '../../model/evidence.ts';
import type { Language } from '../../model/plan.ts';
import { plainTranslatorOf, type Translator } from '../messages/translator.ts';
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
 * The audit document as Markdown (GitHub flavour: tables, task lists), in a language. Nothing in it comes from anywhere but the run and
 * the sums of the bundle's evidence files.
 */
export function renderMarkdown(run: AuditRun, files: readonly FileSum[], language: Language = 'en'): string {
  const words = plainTranslatorOf(language);
  const children: RootContent[] = [
    heading(1, titleOf(run, words)),
    ...summarySection(run, words),
    ...methodologySection(run, words),
    ...matrixSection(run, words),
    ...metricsSection(run, words),
    ...errorsSection(run, words),
    ...warehouseSection(run, words),
    ...conclusionsSection(run, words),
    ...filesSection(run, files, words),
    ...finalSection(run, words),
    ...sumsSection(run, files, words),
  ];
  return markdownOf(children);
}

function titleOf({ run, verdict }: AuditRun, { say, told }: Translator): string {
  const { target, stamp } = run;
  return say(run.debug ? 'doc.debugTitle' : 'doc.title', { target, stamp, of: told(verdict.saidOf) });
}
