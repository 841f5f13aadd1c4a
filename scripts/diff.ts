import { runProcess } from './commands/command-io.ts';
import { diffMain } from './commands/diff-main.ts';

await runProcess(diffMain);
