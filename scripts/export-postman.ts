import { runProcess } from './commands/command-io.ts';
import { postmanMain } from './commands/postman-main.ts';

await runProcess(postmanMain);
