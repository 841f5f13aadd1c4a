import { runProcess } from './commands/command-io.ts';
import { verifyMain } from './commands/verify-main.ts';

await runProcess(verifyMain);
