// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Folder of the project, whatever the working folder is. A build lies elsewhere, and has it written in: below node_modules,
 * which may be another project's by a link.
 */
export const PROJECT_DIR =
  typeof BUILT_PROJECT_DIR === 'string'
    ? BUILT_PROJECT_DIR
    : nearest(dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} folder
 * @returns {string}
 */
function nearest(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : nearest(dirname(folder));
}
