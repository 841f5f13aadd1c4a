import { runProcess } from './commands/command-io.ts';
import { lintAuditMain } from './commands/lint-audit-main.ts';

await runProcess(lintAuditMain);
