import { runProcess } from './commands/command-io.ts';
import { openapiMain } from './commands/openapi-main.ts';

await runProcess(openapiMain);
