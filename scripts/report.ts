import { runProcess } from './commands/command-io.ts';
import { reportMain } from './commands/report-main.ts';

await runProcess(reportMain);
