import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSystemError } from '../common/file-system-error.ts';
import { isGone, type Owner, thisProcess } from './process-owner.ts';
import { scratchRoot } from './scratch-root.ts';

/** Start of the name of a run's scratch folder. */
const PREFIX = 'qtickets-audit-';
/** Says whose a scratch folder is. */
const OWNER_FILE = 'owner.json';
/** A folder that names nobody is being made just now, or is what an older version left. */
const NAMELESS_MS = 24 * 3_600_000;

const own = new Set<string>();

/** Makes a scratch folder for one run, which goes with this process at the latest; what dead runs left goes now. Throws FILE_SYSTEM. */
export function makeWorkDir(): string {
  const root = scratchRoot();
  for (const folder of new Set([root, tmpdir()])) removeDeadWorkDirs(folder);
  try {
    const path = mkdtempSync(join(root, PREFIX));
    writeFileSync(join(path, OWNER_FILE), JSON.stringify(thisProcess()));
    if (own.size === 0) process.once('exit', removeOwn);
    own.add(path);
    return path;
  } catch (error) {
    throw fileSystemError(error, 'name another folder for temporary files with TMPDIR') ?? error;
  }
}

/** Where the embedded engine keeps its data in a run's scratch folder. */
export function engineDir(workDir: string): string {
  return join(workDir, 'clickhouse');
}

/** Removes the scratch folders of runs on this machine whose process is gone. What cannot be removed stays. */
export function removeDeadWorkDirs(folder: string): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (name.startsWith(PREFIX) && !own.has(path) && isDead(path)) remove(path);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // One that is not there, or not for this user to list: whether a folder can be made in it is told when one is.
    return [];
  }
}

// For a run that ends before its session has removed it.
function removeOwn(): void {
  for (const path of own) remove(path);
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Another user's, or one that is being removed by another run.
  }
}

function isDead(path: string): boolean {
  const owner = ownerOf(path);
  if (owner !== null) return isGone(owner);
  const made = statSync(path, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS;
}

function ownerOf(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(join(path, OWNER_FILE), 'utf8')) as Owner;
  } catch {
    return null;
  }
}
