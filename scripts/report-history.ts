import { runProcess } from './commands/command-io.ts';
import { historyMain } from './commands/history-main.ts';

await runProcess(historyMain);
