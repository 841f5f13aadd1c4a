import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { textOfFile } from '../common/text-file.ts';
import { AuditError } from '../model/errors.ts';
import { PROJECT_DIR } from './project-paths.ts';

/** Where settings may stand: beside the suite's `package.json` in a checkout, in the working folder where it is installed. */
export const DOT_ENV = typeof SHIPPED_BUILD === 'string' ? resolve('.env') : join(PROJECT_DIR, '.env');

/**
 * Sets the variables of a `.env` file that the environment does not have. A file that is not there is no error; one that is no UTF-8
 * is (USAGE): its variables would be nobody's.
 */
export function loadDotEnv(file: string, env: Record<string, string | undefined>): void {
  if (!existsSync(file)) return;
  const { text, problem } = textOfFile(readFileSync(file));
  if (problem !== null)
    throw new AuditError('USAGE', `the file is ${problem}`, 'Save it as UTF-8.', { file });
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value;
}
