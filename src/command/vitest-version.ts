import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from './project-paths.ts';

/** Version of the Vitest that is installed: a report of one version cannot be merged by another. */
export function vitestVersion(): string {
  const manifest = readFileSync(join(PROJECT_DIR, 'node_modules', 'vitest', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
