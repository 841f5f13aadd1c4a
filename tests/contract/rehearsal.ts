import { closeRun } from '../../src/command/close-run.ts';
import { openContractRun } from '../../src/command/contract-run.ts';
import { plannedTests, runPlannedTest } from '../../src/command/planned-tests.ts';
import { SESSION_VARIABLES } from '../../src/command/session-variables.ts';
import type { AuditPlan } from '../../src/model/plan.ts';
import { connectEmbedded } from '../../src/warehouse/connect.ts';
import { quoteIdentifier } from '../../src/warehouse/sql-text.ts';

/** Beside the database of the run, in the same engine. */
const DATABASE = 'rehearsal';

let under: Promise<string | null> = Promise.resolve(null);

/** Settles once no rehearsal is under way: it has the network and the engine for itself. */
export async function rehearsed(): Promise<void> {
  await under;
}

/**
 * Runs the first scenario of a plan in a database of their own and throws away all that comes of it: what waits for its run has then
 * done everything once, and does it in a fraction of the time. Gives the title of the test that it ran, null when it could run none: the run meets what is
 * wrong, and tells.
 */
export function rehearse(
  plan: AuditPlan,
  env: Record<string, string | undefined>,
  dataDir: string,
): Promise<string | null> {
  under = rehearsal(plan, env, dataDir).catch(() => null);
  return under;
}

async function rehearsal(
  plan: AuditPlan,
  env: Record<string, string | undefined>,
  dataDir: string,
): Promise<string> {
  const run = await openContractRun(
    {
      plan,
      env: { ...env, CLICKHOUSE_DATABASE: DATABASE },
      runId: DATABASE,
      startedAt: new Date(),
      dataDir,
    },
    // Nothing is written.
    { folder: null, workDir: env[SESSION_VARIABLES.workDir] ?? dataDir },
  );
  try {
    const [first] = plan.selected;
    const [test] = first === undefined ? [] : plannedTests(plan, first.entry.section);
    if (test === undefined) throw new RangeError('the plan has no test');
    await runPlannedTest(run, test);
    await closeRun(run);
    return test.title;
  } finally {
    await run.close();
    const connection = await connectEmbedded(dataDir);
    await connection.command('end the rehearsal', `DROP DATABASE IF EXISTS ${quoteIdentifier(DATABASE)}`);
    await connection.close();
  }
}
