import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { pipelineRecord } from '../../src/command/pipeline-facts.ts';
import { runPipeline } from '../../src/command/pipeline-run.ts';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { warehouseSettings } from '../../src/command/warehouse-settings.ts';
import { optionsFrom } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { CheckList } from '../../src/contract/check-list.ts';
import { checkRows } from '../../src/contract/check-rows.ts';
import { pipelineJudge } from '../../src/contract/pipeline-judge.ts';
import type { RowRun } from '../../src/contract/row-checks.ts';
import type { RowDelta } from '../../src/model/evidence.ts';
import type { PipelineRecord } from '../../src/model/pipeline.ts';
import { loaderFindings } from '../../src/report/loader-findings.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { allCases } from '../cases/all-cases.ts';
import { cleanEnvironment } from './clean-environment.ts';

/** What an audit says of a loader: all but the calls of its own. */
export interface JudgedLoader {
  record: PipelineRecord;
  /** Names of the checks that failed, each once. */
  failed: string[];
  /** What they say. */
  messages: string;
  deltas: RowDelta[];
  findings: { kind: string; message: string }[];
}

/** Runs a loader as an audit does, and judges what it left, without the audit's own calls. */
export async function judgedLoader(
  command: string,
  more: Record<string, string> = {},
): Promise<JudgedLoader> {
  const env = { ...cleanEnvironment(), AUDIT_LOADER: command, ...more };
  const options = optionsFrom(env);
  const plan = planRun(options, readDocuments(options), allCases);
  const workDir = mkdtempSync(join(tmpdir(), 'qtickets-loader-'));
  const prepared = await runPipeline(plan, env, clockFrom(env), workDir);
  try {
    const masker = auditMasker(env);
    const warehouse = await openWarehouse({
      ...warehouseSettings(env, options.target),
      ddlDir: DDL_DIR,
      fills: false,
    });
    const lists: CheckList[] = [];
    const deltas: RowDelta[] = [];
    try {
      const pipeline = pipelineJudge(plan, prepared.run, warehouse);
      const run = { warehouse, pipeline, masker } as unknown as RowRun;
      for (const { entry, case: contractCase } of plan.selected) {
        for (const scenario of contractCase.scenarios) {
          const list = new CheckList((text) => masker.maskText(text));
          lists.push(list);
          deltas.push(...(await checkRows(run, list, entry.id, scenario, null)).deltas);
        }
      }
    } finally {
      await warehouse.close();
    }
    const failed = lists.flatMap(({ results }) => results.filter(({ result }) => result !== 'pass'));
    const record = pipelineRecord(plan, prepared.run, masker, []);
    return {
      record,
      failed: [...new Set(failed.map(({ name }) => name))].sort(),
      messages: failed.map(({ message }) => message).join('\n'),
      deltas,
      findings: loaderFindings(record),
    };
  } finally {
    await prepared.close();
    await rm(workDir, { recursive: true, force: true });
  }
}
