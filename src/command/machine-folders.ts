import { homedir, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { PROJECT_DIR } from './project-paths.ts';

/** Folders of this machine that no file of a bundle may name. `out`: where bundles are written; `workDir`: scratch. */
export function machineFolders(out: string, workDir: string): string[] {
  return [PROJECT_DIR, process.cwd(), resolve(out), workDir, homedir(), tmpdir()];
}
