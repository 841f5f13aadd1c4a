import { watchSignals } from '../src/command/interruption.ts';
import { runProcess } from './commands/command-io.ts';
import { driftMain } from './commands/drift-main.ts';

watchSignals();
await runProcess(driftMain);
