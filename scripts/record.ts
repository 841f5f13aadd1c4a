import { runProcess } from './commands/command-io.ts';
import { recordMain } from './commands/record-main.ts';

await runProcess(recordMain);
