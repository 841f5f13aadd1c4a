import { caseMain } from './commands/case-main.ts';
import { runProcess } from './commands/command-io.ts';

await runProcess(caseMain);
