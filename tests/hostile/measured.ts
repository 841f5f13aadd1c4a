import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../tamper/seal-again.ts';

/** What a command came to on an input, and what it cost. */
export interface Measured {
  /** Null for a process that something else ended. */
  code: number | null;
  seconds: number;
  /** Seconds of the processor, of it and of its children, whatever else the machine does; 0 where the system does not say. */
  cpuSeconds: number;
  /** MiB of memory that it held at most; 0 where the system does not say. */
  mib: number;
  stdout: string;
  stderr: string;
}

const LOOK_MS = 20;

/** Writes an input to disk, and gives the command that is called on it what it is. */
export async function onDisk<T>(made: Files | Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-fuzz-'));
  const write = (path: string, bytes: Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  try {
    if (Buffer.isBuffer(made)) write('run.zip', made);
    else for (const [path, bytes] of made) write(join('run', path), bytes);
    return await use(join(folder, Buffer.isBuffer(made) ? 'run.zip' : 'run'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a command, and looks at what it costs while it runs. */
export function measured(args: readonly string[], atMostSeconds: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    // Its own group: the process that does the work is a child of the one that watches it.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (part: string) => {
        text[name] += part;
      });
    const most = { mib: 0, cpuSeconds: 0 };
    const clock = setInterval(() => {
      const family = [child.pid, ...childrenOf(child.pid)];
      most.mib = Math.max(most.mib, ...family.map(heldBy));
      most.cpuSeconds = Math.max(
        most.cpuSeconds,
        family.reduce<number>((sum, pid) => sum + takenBy(pid), 0),
      );
      if (performance.now() - started > atMostSeconds * 1000 && child.pid !== undefined)
        process.kill(-child.pid, 'SIGKILL');
    }, LOOK_MS);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(clock);
      resolve({ code, seconds: (performance.now() - started) / 1000, ...most, ...text });
    });
  });
}

function childrenOf(pid: number | undefined): number[] {
  return textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function heldBy(pid: number | undefined): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

const TICKS_PER_SECOND = 100;

// What comes after the name, which may hold anything: state, parents and groups, faults, then ticks in the program and in the system.
function takenBy(pid: number | undefined): number {
  const fields = textOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
