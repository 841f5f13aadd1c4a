import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AuditError } from '../model/errors.ts';
import { PROJECT_DIR } from './project-paths.ts';

/**
 * Folder of the Vitest that runs the contract's tests: the nearest one that Node finds from the suite. Throws PACKAGE_MISSING where none is
 * installed, as where only `verify` is wanted.
 */
export function vitestFolder(): string {
  for (let folder = PROJECT_DIR; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', 'vitest');
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) break;
  }
  throw new AuditError(
    'PACKAGE_MISSING',
    'an audit is run by Vitest, and it is not installed',
    'Install the package with its optional dependencies: npm i -D qtickets-contract-audit --include=optional.',
  );
}

/** Version of the Vitest that is installed: a report of one version cannot be merged by another. */
export function vitestVersion(): string {
  const manifest = readFileSync(join(vitestFolder(), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
