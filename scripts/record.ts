import { watchSignals } from '../src/command/interruption.ts';
import { runProcess } from './commands/command-io.ts';
import { recordMain } from './commands/record-main.ts';

watchSignals();
await runProcess(recordMain);
