import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENTS } from '../documents/documents.ts';
import { loadSchemas } from '../json-schema/schema-set.ts';
import type { AuditRun } from '../model/audit-run.ts';
import type { ContractCase } from '../model/case.ts';
import type { JsonValue } from '../model/json.ts';
import type { AuditOptions } from '../model/plan.ts';
import { prettyJson } from '../report/pretty-json.ts';
import { planRun } from '../spec/plan-run.ts';
import { readDocuments } from '../spec/read-documents.ts';
import { auditMasker } from './audit-masker.ts';
import { AUDIT_SCHEMAS_DIR } from './project-paths.ts';
import { scanFile } from './scan-file.ts';
import './seal-run.ts';
import '../report/vitest-node.ts';

/**
 * Does in a process that waits for its run what every run does, so that it is done quickly: it loads what is needed at the end, reads
 * the spec documents, and renders the documents of an earlier run (`last`, its folder), of which nothing is kept. Whatever the files hold
 * when it runs is read again. Never throws: the run meets what is wrong, and tells.
 */
export function warmUp(
  options: AuditOptions,
  cases: readonly ContractCase[],
  env: Record<string, string | undefined>,
  last: string,
): void {
  try {
    planRun(options, readDocuments(options), cases);
    const model = JSON.parse(readFileSync(join(last, 'audit.json'), 'utf8')) as AuditRun;
    const masker = auditMasker(env);
    const text = prettyJson(model);
    loadSchemas(AUDIT_SCHEMAS_DIR).check('audit', JSON.parse(text) as JsonValue);
    scanFile(masker, 'audit.json', text);
    const sources = { files: [], answer: () => null, language: options.lang };
    for (const { path, render } of DOCUMENTS) scanFile(masker, path(model), render(model, sources));
  } catch {
    // See above.
  }
}
