import { runProcess } from './commands/command-io.ts';
import { maskingRecallMain } from './commands/masking-recall-main.ts';

await runProcess(maskingRecallMain);
