import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Start of the name of a run's scratch folder. */
const PREFIX = 'qtickets-audit-';
/** Says whose a scratch folder is. */
const OWNER_FILE = 'owner.json';
/** A folder that names nobody is being made just now, or is what an older version left. */
const NAMELESS_MS = 24 * 3_600_000;

interface Owner {
  host: string;
  pid: number;
  /** When the process began, as the system counts it; null where that is not told. Numbers of processes come again. */
  began: string | null;
}

const own = new Set<string>();

/** Makes a scratch folder for one run, which goes with this process at the latest; what dead runs left goes now. */
export function makeWorkDir(): string {
  removeDeadWorkDirs();
  const path = mkdtempSync(join(tmpdir(), PREFIX));
  const owner: Owner = { host: hostname(), pid: process.pid, began: beganAt(process.pid) };
  writeFileSync(join(path, OWNER_FILE), JSON.stringify(owner));
  if (own.size === 0) process.once('exit', removeOwn);
  own.add(path);
  return path;
}

/** Where the embedded engine keeps its data in a run's scratch folder. */
export function engineDir(workDir: string): string {
  return join(workDir, 'clickhouse');
}

/** Removes the scratch folders of runs on this machine whose process is gone. What cannot be removed stays. */
export function removeDeadWorkDirs(folder: string = tmpdir()): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(PREFIX) && !own.has(path) && isDead(path)) remove(path);
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
  if (owner !== null) return owner.host === hostname() && !isAlive(owner);
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

function isAlive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user's may not be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const now = beganAt(pid);
  return began === null || now === null || began === now;
}

// Linux tells it as the 22nd field of this file; the second is a name in brackets, which may hold anything.
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
