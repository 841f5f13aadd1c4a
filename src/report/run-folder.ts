import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stampOf } from '../common/clock.ts';
import { withFiles } from '../common/file-system-error.ts';
import { makeFolders } from '../common/make-folders.ts';
import { codeOf } from '../common/thrown.ts';
import type { TargetName } from '../model/plan.ts';

/** A folder that belongs to one run. */
export interface RunFolder {
  /** `qtickets_<target>_run_<stamp>`: the same for every folder of that name and second. */
  runId: string;
  /** The run id, with `_debug` for a debug run, and `_2`, `_3` ... when the folder existed. */
  name: string;
  /** The folder itself. */
  path: string;
}

/** Stands in the folder of a run until its bundle is whole: whatever cuts the run off, the folder says so. */
export const UNFINISHED = 'UNFINISHED';

const UNFINISHED_WORDS =
  'This is no finished audit: its run goes on, or it was cut off, or its files could not be written.\n' +
  'Nothing in this folder is a result. Run the audit again.\n';

/**
 * Makes and claims the folder of a run under `out`. Of two runs that ask at the same moment each gets its own: a folder
 * is claimed by making it, which fails when it exists. It is marked as unfinished. Throws FILE_SYSTEM.
 */
export async function claimRunFolder(
  out: string,
  target: TargetName,
  startedAt: Date,
  debug = false,
): Promise<RunFolder> {
  const runId = `qtickets_${target}_run_${stampOf(startedAt)}`;
  return withFiles(async () => {
    await makeFolders(out);
    for (let number = 1; ; number += 1) {
      const name = `${runId}${debug ? '_debug' : ''}${number === 1 ? '' : `_${number}`}`;
      const path = join(out, name);
      if (!(await made(path))) continue;
      await markUnfinished(path);
      return { runId, name, path };
    }
  }, 'name another folder with --out (AUDIT_OUT)');
}

/** Takes the mark off a folder whose bundle is whole. */
export async function markFinished({ path }: RunFolder): Promise<void> {
  await rm(join(path, UNFINISHED), { force: true });
}

/**
 * Points `<out>/latest` at a run's folder, in one step: a reader finds the old one or the new one. A symbolic link, or a
 * text file with the folder's name where links cannot be made. Throws FILE_SYSTEM.
 */
export function pointLatest(out: string, folder: RunFolder): Promise<void> {
  return withFiles(
    () => replaceLatest(out, folder),
    `look at the bundle in ${folder.path}: it is whole, only "latest" does not point at it`,
  );
}

async function replaceLatest(out: string, folder: RunFolder): Promise<void> {
  const next = join(out, `.latest-${folder.name}`);
  try {
    await symlink(folder.name, next, 'dir');
  } catch {
    // Not every file system has links. Where nothing can be written at all, this fails in its turn.
    await writeFile(next, `${folder.name}\n`);
  }
  try {
    await rename(next, join(out, 'latest'));
  } catch (cause) {
    await rm(next, { force: true });
    throw cause;
  }
}

// What cannot be written into is not claimed.
async function markUnfinished(path: string): Promise<void> {
  try {
    await writeFile(join(path, UNFINISHED), UNFINISHED_WORDS);
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
}

async function made(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}
