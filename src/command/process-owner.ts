import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from '../common/thrown.ts';

/** A process, by which a file of its own is told to be in use. */
export interface Owner {
  host: string;
  pid: number;
  /** When the process began, as the system counts it; null where that is not told. Numbers of processes come again. */
  began: string | null;
}

/** This process. */
export function thisProcess(): Owner {
  return { host: hostname(), pid: process.pid, began: beganAt(process.pid) };
}

/** True for a process of this machine that is gone. Of another machine's nothing is known. */
export function isGone({ host, pid, began }: Owner): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user's may not be asked, and is there.
    return codeOf(error) !== 'EPERM';
  }
  const now = beganAt(pid);
  return began !== null && now !== null && began !== now;
}

// The 22nd field.
function beganAt(pid: number): string | null {
  return processFields(pid)[19] ?? null;
}

/** What Linux tells of a process (proc(5)), from the third field on; [] where it tells nothing, as of one that is gone. */
export function processFields(pid: number | undefined): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // Other systems have no such file.
    return [];
  }
}
