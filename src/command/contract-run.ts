import { Turns } from '../common/turns.ts';
import type { ScenarioEvidence } from '../model/evidence.ts';
import type { RowEvidence } from '../report/audit-tables.ts';
import { type FiledScenario, type FilingFolders, scenarioFiler } from './file-scenario.ts';
import { type OpenRun, type OpenRunOptions, openRun } from './open-run.ts';

/** An open run, and what files the evidence of its scenarios. */
export interface ContractRun extends OpenRun {
  file(evidence: ScenarioEvidence): Promise<FiledScenario>;
  /** What the scenarios so far say of their rows, to hold the tables against it. */
  rowEvidence: RowEvidence[];
  /** The turns of its scenarios: their calls are made one after another, whatever starts them at once. */
  turns: Turns;
  /** True once a result has said how the run was opened. */
  isTold: boolean;
}

/** Opens the run that all tests of the contract share. Throws what `openRun` throws. */
export async function openContractRun(options: OpenRunOptions, folders: FilingFolders): Promise<ContractRun> {
  const run = await openRun(options);
  return { ...run, file: scenarioFiler(run, folders), rowEvidence: [], turns: new Turns(), isTold: false };
}
