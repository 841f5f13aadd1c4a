import { runProcess } from './commands/command-io.ts';
import { verifyArguments } from './commands/verify-command.ts';
import { watched } from './commands/watched.ts';

await runProcess(
  await watched(
    import.meta.url,
    verifyArguments,
    async () => (await import('./commands/verify-main.ts')).verifyMain,
  ),
);
