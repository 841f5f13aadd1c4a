import type { AuditOptions } from '../src/model/plan.ts';
import { auditMain } from './commands/audit-main.ts';
import { runProcess } from './commands/command-io.ts';

await runProcess((io) => auditMain(io, audit));

// Loaded only when they are needed, so that --help and a wrong option answer at once.
async function audit(options: AuditOptions): Promise<number> {
  const [{ runAudit }, { allCases }] = await Promise.all([
    import('../src/command/run-audit.ts'),
    import('../tests/cases/all-cases.ts'),
  ]);
  return runAudit(options, allCases, process.env);
}
