import { runProcess } from './commands/command-io.ts';
import { lintArguments, lintAuditMain } from './commands/lint-audit-main.ts';
import { watched } from './commands/watched.ts';

await runProcess(await watched(import.meta.url, lintArguments, async () => lintAuditMain));
