import { inject } from 'vitest';
import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { optionsFrom } from '../../src/common/audit-options.ts';
import { Turns } from '../../src/common/turns.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    auditRun: { runId: string; startedAt: string; dataDir: string | null };
  }
}

const options = optionsFrom(process.env);

/** The plan of this run: the same in every test file, and in the command that started it. */
export const plan = planRun(options, readDocuments(options), allCases);

// Test files share one process, and so one warehouse: an engine allows one data directory per process.
const shared = globalThis as typeof globalThis & {
  qticketsContractRun?: Promise<OpenRun>;
  qticketsTurns?: Turns;
};

/** The turns of all scenarios of this run. */
export function turns(): Turns {
  shared.qticketsTurns ??= new Turns();
  return shared.qticketsTurns;
}

/** The run that all contract tests share, opened by the first that needs it. */
export function contractRun(): Promise<OpenRun> {
  const { runId, startedAt, dataDir } = inject('auditRun');
  shared.qticketsContractRun ??= openRun({
    plan,
    env: process.env,
    runId,
    startedAt: new Date(startedAt),
    dataDir: dataDir ?? undefined,
  });
  return shared.qticketsContractRun;
}
