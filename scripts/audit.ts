import { buildOfProcess } from '../src/build/native-build.mjs';
import { startEarlyWorker } from '../src/command/early-worker.ts';
import { watchSignals } from '../src/command/interruption.ts';
import { vitestFolder } from '../src/command/vitest-version.ts';
import { keepTimeline, phase } from '../src/common/timeline.ts';
import type { AuditOptions } from '../src/model/plan.ts';
import { auditMain } from './commands/audit-main.ts';
import { runProcess } from './commands/command-io.ts';

watchSignals();
await runProcess((io) => auditMain(io, audit));

// Loaded only when they are needed, so that --help and a wrong option answer at once.
async function audit(options: AuditOptions): Promise<number> {
  keepTimeline('command', process.env);
  // Told before anything is started that cannot be without it.
  vitestFolder();
  const worker = options.merge === '' ? startEarlyWorker(await buildOfProcess('run')) : undefined;
  const [{ runAudit }, { casesOf }, { allCases }] = await phase('load the command', () =>
    Promise.all([
      import('../src/command/run-audit.ts'),
      import('../src/command/project-inputs.ts'),
      import('../tests/cases/all-cases.ts'),
    ]),
  );
  return runAudit(options, await casesOf(process.env, allCases), process.env, worker);
}
