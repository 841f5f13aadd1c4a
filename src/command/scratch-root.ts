import { accessSync, constants, type StatsFs, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Linux shows memory as a folder (tmpfs; shm_overview(7)). */
const SHARED_MEMORY = '/dev/shm';
/** `f_type` of a tmpfs (statfs(2)): in a container the folder may be of another kind. */
const TMPFS = 0x01021994;
/** More than the tables of any run take: each of its answers may have 32 MiB. */
const LEAST_FREE = 4 * 1024 ** 3;

/** What is asked of a folder: its file system, and whether this user may write there. Both throw for one that is not there. */
export interface FolderFacts {
  statfs(path: string): Pick<StatsFs, 'type' | 'bsize' | 'bavail'>;
  requireWritable(path: string): void;
}

const OF_THIS_MACHINE: FolderFacts = {
  statfs: statfsSync,
  requireWritable: (path) => accessSync(path, constants.W_OK | constants.X_OK),
};

/**
 * The folder for files that go with their run: memory where there is plenty of it, else the one for temporary files, and always that of
 * TMPDIR where it is named. On ext4 a file that is made where many were just removed takes a search for an inode that was not
 * (`recently_deleted`): that was 8 % of the self tests' processor time.
 */
export function scratchRoot(
  env: Readonly<Record<string, string | undefined>> = process.env,
  facts: FolderFacts = OF_THIS_MACHINE,
): string {
  if ((env['TMPDIR'] ?? '') !== '') return tmpdir();
  try {
    const { type, bsize, bavail } = facts.statfs(SHARED_MEMORY);
    facts.requireWritable(SHARED_MEMORY);
    return type === TMPFS && bsize * bavail >= LEAST_FREE ? SHARED_MEMORY : tmpdir();
  } catch {
    // There is no such folder, or it is not for this user.
    return tmpdir();
  }
}
