import { inject } from 'vitest';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { type ContractRun, openContractRun } from '../../src/command/contract-run.ts';
import { openingFailure } from '../../src/command/opening-failure.ts';
import { casesOfRun } from '../../src/command/project-inputs.ts';
import { optionsFrom } from '../../src/common/audit-options.ts';
import { keepTimeline, phase } from '../../src/common/timeline.ts';
import type { ToldError } from '../../src/model/errors.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';
import { rehearsed } from './rehearsal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    auditRun: {
      runId: string;
      startedAt: string;
      dataDir: string | null;
      folder: string | null;
      workDir: string;
    };
  }
}

/** Why a run could not be opened; null when it is open. */
interface Opening {
  failure: ToldError | null;
  isTold: boolean;
}

keepTimeline('test worker', process.env);

const options = optionsFrom(process.env);

/** The plan of this run: the same in every test file, and in the command that started it. */
export const plan = planRun(options, readDocuments(options), await casesOfRun(process.env, allCases));

// Test files share one process, and so one warehouse: an engine allows one data directory per process.
const shared = globalThis as typeof globalThis & {
  qticketsContractRun?: Promise<ContractRun>;
  qticketsOpening?: Promise<Opening>;
};

/** The run that all contract tests share, opened by the first that needs it. */
export function contractRun(): Promise<ContractRun> {
  const { runId, startedAt, dataDir, ...folders } = inject('auditRun');
  shared.qticketsContractRun ??= phase('open the run', async () => {
    await rehearsed();
    return openContractRun(
      { plan, env: process.env, runId, startedAt: new Date(startedAt), dataDir: dataDir ?? undefined },
      folders,
    );
  });
  return shared.qticketsContractRun;
}

/** Whether the run that all contract tests share could be opened, and whether a test file has told that it could not. */
export function opening(): Promise<Opening> {
  shared.qticketsOpening ??= contractRun().then(
    () => ({ failure: null, isTold: true }),
    (error: unknown) => ({ failure: openingFailure(error, auditMasker(process.env)), isTold: false }),
  );
  return shared.qticketsOpening;
}
