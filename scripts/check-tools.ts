import { checkToolsMain } from '../tests/tools/check-tools.ts';
import { runProcess } from './commands/command-io.ts';

await runProcess(checkToolsMain);
