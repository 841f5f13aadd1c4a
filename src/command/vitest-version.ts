import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../common/thrown.ts';
import { AuditError } from '../model/errors.ts';
import { PROJECT_DIR } from './project-paths.ts';

/**
 * Folder of the Vitest that runs the contract's tests: the nearest one that Node finds from `suite`. Throws PACKAGE_MISSING where none is
 * installed, as where only `verify` is wanted, and where Yarn's Plug'n'Play, which says its version in `process.versions.pnp`, keeps it in an archive.
 */
export function vitestFolder(suite = PROJECT_DIR, plugAndPlay = process.versions['pnp']): string {
  for (let folder = suite; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', 'vitest');
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) break;
  }
  if (plugAndPlay !== undefined)
    throw new AuditError(
      'PACKAGE_MISSING',
      "an audit is run by Vitest in processes of its own, and Yarn's Plug'n'Play has no folder of it",
      'Write "nodeLinker: node-modules" into .yarnrc.yml, and run yarn install.',
    );
  throw new AuditError(
    'PACKAGE_MISSING',
    'an audit is run by Vitest, and it is not installed',
    'Install the package with its optional dependencies: npm i -D qtickets-contract-audit --include=optional.',
  );
}

/**
 * What `load` gives, which loads Vitest among other things. Throws PACKAGE_MISSING where Vitest is there and cannot be loaded by itself: what it
 * needs on a platform are optional packages of its own, and `npm install --omit=optional` leaves them out. Any other error as it is.
 */
export async function withVitest<T>(
  load: () => Promise<T>,
  vitest: () => Promise<unknown> = () => import('../report/vitest-node.ts'),
): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const why = await vitest().then(
      () => null,
      (reason: unknown) => reason,
    );
    if (why === null) throw error;
    const [line = ''] = messageOf(why).split('\n');
    throw new AuditError(
      'PACKAGE_MISSING',
      `an audit is run by Vitest, and it cannot be loaded: ${line}`,
      'What Vitest needs on this platform is an optional package: remove node_modules and install again, without --omit=optional.',
    );
  }
}

/** Version of the Vitest that is installed: a report of one version cannot be merged by another. */
export function vitestVersion(): string {
  const manifest = readFileSync(join(vitestFolder(), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
