import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../common/canonical-json.ts';

/**
 * Keeps the text of a module below `node_modules` of `root`, where packages are found from it, under a name of its own content: what
 * is imported by it is never an older one. Gives the file.
 */
export function contentModule(root: string, name: string, text: string): string {
  const folder = join(root, 'node_modules', '.cache', 'qtickets-audit');
  const module = join(folder, `${name}-${sha256(text).slice(0, 16)}.mjs`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(module)) {
    // Another command may read it meanwhile.
    writeFileSync(`${module}.${process.pid}`, text);
    renameSync(`${module}.${process.pid}`, module);
  }
  return module;
}
