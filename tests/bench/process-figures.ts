import { readdirSync, readFileSync } from 'node:fs';

const KIB = 1024;
/** The kernel counts processor time for user space in hundredths of a second on every platform of Node.js. */
const MS_PER_TICK = 10;

/** A process with its parent. */
interface ProcessLine {
  pid: number;
  parent: number;
}

/**
 * Memory that a process and all below it hold at this moment, in MiB: the sum of their resident sets, in which a page
 * that two share counts twice. Null where the system has no /proc.
 */
export function treeMemory(root: number): number | null {
  const lines = processLines();
  if (lines === null) return null;
  const wanted = descendants(root, lines);
  const kib = wanted.reduce((sum, pid) => sum + residentKib(pid), 0);
  return kib / KIB;
}

/** A process and all below it. */
export function descendants(root: number, lines: readonly ProcessLine[]): number[] {
  const below = lines.filter(({ parent }) => parent === root).map(({ pid }) => pid);
  return [root, ...below.flatMap((pid) => descendants(pid, lines))];
}

/** Processor time, in ms, of all children of this process that have ended, and of theirs. Null where there is no /proc. */
export function endedChildrenCpu(): number | null {
  const stat = readProc('self/stat');
  if (stat === null) return null;
  // The name, in brackets, may hold blanks; after it come the state and the rest, the children's times as 16th and 17th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * MS_PER_TICK;
}

function processLines(): ProcessLine[] | null {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return null;
  }
  return names.flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readProc(`${name}/stat`) : null;
    if (stat === null) return [];
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid: Number(name), parent: Number(parent) }];
  });
}

function residentKib(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`) ?? '') ?? [];
  return Number(kib ?? 0);
}

// A process may end between two looks at it.
function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}
