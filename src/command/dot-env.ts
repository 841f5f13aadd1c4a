import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { PROJECT_DIR } from './project-paths.ts';

/** Where settings may stand: beside the suite's `package.json` in a checkout, in the working folder where it is installed. */
export const DOT_ENV = typeof SHIPPED_BUILD === 'string' ? resolve('.env') : join(PROJECT_DIR, '.env');

/** Sets the variables of a `.env` file that the environment does not have. A file that is not there is no error. */
export function loadDotEnv(file: string, env: Record<string, string | undefined>): void {
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) env[name] ??= value;
}
