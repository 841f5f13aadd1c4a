import { buildOfProcess } from '../src/build/native-build.mjs';
import { type EarlyWorker, endWorker, startEarlyWorker } from '../src/command/early-worker.ts';
import { STOP_SIGNALS, watchSignals } from '../src/command/interruption.ts';
import { SESSION_VARIABLES } from '../src/command/session-variables.ts';
import { awaitOrder, isStandby, LAST_RUN_VARIABLE, STANDBY_VARIABLE } from '../src/command/standby.ts';
import { vitestFolder, withVitest } from '../src/command/vitest-version.ts';
import { optionsFrom } from '../src/common/audit-options.ts';
import { keepTimeline, phase } from '../src/common/timeline.ts';
import type { AuditOptions } from '../src/model/plan.ts';
import { auditMain } from './commands/audit-main.ts';
import { runProcess } from './commands/command-io.ts';

// Set for a run that was waited with, and for that one alone.
delete process.env[SESSION_VARIABLES.cases];
const ready = isStandby(process.env) ? await standBy() : undefined;
delete process.env[STANDBY_VARIABLE];
watchSignals();
await runProcess((io) => auditMain(io, audit));

async function audit(options: AuditOptions): Promise<number> {
  keepTimeline('command', process.env);
  // Told before anything is started that cannot be without it.
  vitestFolder();
  const worker = ready ?? (options.merge === '' ? startEarlyWorker(await buildOfProcess('run')) : undefined);
  const { runAudit, casesOfRun, allCases } = await loaded();
  return runAudit(options, await casesOfRun(process.env, allCases), process.env, worker);
}

// Makes everything ready that no order changes, and waits for one.
async function standBy(): Promise<EarlyWorker> {
  // Until it runs, when it ends is for the process that started it to say.
  const ignore = () => {};
  for (const signal of STOP_SIGNALS) process.on(signal, ignore);
  const build = await buildOfProcess('run');
  const worker = startEarlyWorker(build);
  const ordered = awaitOrder(process, process.env, build);
  const { allCases } = await loaded();
  const { warmUp } = await import('../src/command/warm-up.ts');
  warmUp(optionsFrom(process.env), allCases, process.env, process.env[LAST_RUN_VARIABLE] ?? '');
  if (!(await ordered)) {
    await endWorker(worker.process);
    process.exit();
  }
  for (const signal of STOP_SIGNALS) process.off(signal, ignore);
  return worker;
}

// Loaded only when they are needed, so that --help and a wrong option answer at once.
function loaded() {
  return phase('load the command', () =>
    withVitest(async () => {
      const [{ runAudit }, { casesOfRun }, { allCases }] = await Promise.all([
        import('../src/command/run-audit.ts'),
        import('../src/command/project-inputs.ts'),
        import('../tests/cases/all-cases.ts'),
      ]);
      return { runAudit, casesOfRun, allCases };
    }),
  );
}
