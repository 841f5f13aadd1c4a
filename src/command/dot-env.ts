import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Sets the variables of a `.env` file that the environment does not have. A file that is not there is no error. */
export function loadDotEnv(file: string, env: Record<string, string | undefined>): void {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) env[name] ??= value;
}
