import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those that it lies in; one that is there is left as it is. Throws what the system says of the first that
 * cannot be made. Node's own `recursive` never ends below a folder that refuses every name (/proc), and tells a full disk and a
 * read-only one as something else.
 */
export async function makeFolders(path: string): Promise<void> {
  const folder = resolve(path);
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolders(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // It is not there, or may not be looked at: making it says which.
    return false;
  }
}
