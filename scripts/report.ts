import { runProcess } from './commands/command-io.ts';
import { reportArguments } from './commands/verify-command.ts';
import { watched } from './commands/watched.ts';

await runProcess(
  await watched(
    import.meta.url,
    reportArguments,
    async () => (await import('./commands/report-main.ts')).reportMain,
  ),
);
