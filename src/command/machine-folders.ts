import { homedir, tmpdir } from 'node:os';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from './project-paths.ts';

/**
 * The project as Vitest names it in a stack: by the way to the path in the URL of a module, which is another path where the
 * folder has spaces or letters of another script. Empty where it has none.
 */
const WAY_BACK = relative(PROJECT_DIR, pathToFileURL(PROJECT_DIR).pathname);

/** Folders of this machine that no file of a bundle may name. `out`: where bundles are written; `workDir`: scratch. */
export function machineFolders(out: string, workDir: string): string[] {
  return [PROJECT_DIR, WAY_BACK, process.cwd(), resolve(out), workDir, homedir(), tmpdir()];
}
