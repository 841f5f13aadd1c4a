// What is watched is a process of its own, which takes over no flags of V8 from the one that starts it.
import '../../src/build/late-optimization.mjs';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { COULD_NOT_RUN } from '../../src/command/exit-code.ts';
import { EXIT_CODES, STOP_SIGNALS, type StopSignal } from '../../src/command/interruption.ts';
import { processFields } from '../../src/command/process-owner.ts';
import { sizeOf } from '../../src/verify/bytes/size-of.ts';
import { costly } from '../../src/verify/refused.ts';
import type { CommandIo, CommandMain } from './command-io.ts';
import { numberUpTo } from './value-readers.ts';

/** Set in the process that is watched, to the one that watches it: a variable that was left over names another. */
const WATCHED_BY = 'QTICKETS_WATCHED_BY';
const MIB = 1024 * 1024;
/** What is read is allowed this for each so many bytes begun. */
const STEP = 20 * MIB;
const BUSY_SECONDS = 8;
/** What loading the program takes of a processor that does nothing else. Beside others, it and all that follows take more. */
const QUIET_LOAD_SECONDS = 0.5;
const WALL_SECONDS = 60;
const HEAP_MIB = 280;
const LOOK_MS = 100;
/** The system counts the time of a process in hundredths of a second (proc(5)). */
const TICKS = 100;

/** What a command reads that may be made to do harm, and how long it may take. */
export interface Watched {
  path: string;
  /** Seconds of wall clock; absent: by the size of what is read. */
  timeout?: number;
}

/** What a process may take. */
interface Allowance {
  /** Seconds of wall clock. */
  wall: number;
  /** Seconds of the processor; Infinity where a time was named. */
  busy: number;
  /** MiB of V8's heap. */
  heap: number;
}

/** The option that sets a wall clock. */
export function timeoutOption(): Option {
  return new Option(
    '--timeout <seconds>',
    'end after so long (default: 8 s of processor, and 60 s at most, for each 20 MB begun)',
  ).argParser(numberUpTo(86_400, { above: 0 }));
}

/**
 * Runs a command that reads what strangers wrote in a process of its own, which has so much memory and time as its input may cost, and
 * ends it beyond that: exit code 2, BUNDLE_REFUSED and where it was. `program` is the file that calls this; in the process
 * that is watched it runs `load`.
 */
export async function watched(
  program: string,
  asked: (io: CommandIo) => Watched,
  load: () => Promise<CommandMain>,
): Promise<CommandMain> {
  if (isWatched()) {
    const main = await load();
    tellWatcher('its beginning');
    return main;
  }
  return (io) => {
    const { path, timeout } = asked(io);
    const allowed = allowanceOf(sizeOf(path), timeout);
    return runApart(fileURLToPath(program), io, path, allowed);
  };
}

/** Tells the process that watches this one what is read now; what is told first ends the loading of the program. */
export function tellWatcher(what: string): void {
  if (isWatched()) process.send?.(what);
}

function isWatched(): boolean {
  return process.env[WATCHED_BY] === String(process.ppid);
}

function allowanceOf(bytes: number, timeout: number | undefined): Allowance {
  const steps = Math.max(1, Math.ceil(bytes / STEP));
  return {
    wall: timeout ?? WALL_SECONDS * steps,
    busy: timeout === undefined ? BUSY_SECONDS * steps : Number.POSITIVE_INFINITY,
    heap: HEAP_MIB * steps,
  };
}

/** Seconds of the processor that a program may take which has so many by the size of its input, and took so many to load. */
export function busyAllowed(seconds: number, loaded: number): number {
  return Math.ceil(seconds * Math.max(1, loaded / QUIET_LOAD_SECONDS));
}

async function runApart(
  program: string,
  io: CommandIo,
  path: string,
  { wall, busy, heap }: Allowance,
): Promise<number> {
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, program, ...io.args], {
    env: { ...io.env, [WATCHED_BY]: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map(textOf);
  let at = 'nothing yet';
  let enough = busy;
  child.once('message', () => {
    enough = busyAllowed(busy, busySeconds(child));
  });
  child.on('message', (what) => {
    at = String(what);
  });
  let tooLong: string | null = null;
  const started = performance.now();
  const clock = setInterval(
    () => {
      if (performance.now() - started > wall * 1000) tooLong = `more than ${wall} s`;
      else if (busySeconds(child) > enough) tooLong = `more than ${enough} s of the processor`;
      if (tooLong !== null) child.kill('SIGKILL');
    },
    Math.min(LOOK_MS, wall * 1000),
  );
  let asked: StopSignal | null = null;
  const pass = (signal: NodeJS.Signals) => {
    asked ??= STOP_SIGNALS.find((one) => one === signal) ?? null;
    child.kill(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, pass);
  const { code, signal } = await ended(child);
  clearInterval(clock);
  for (const one of STOP_SIGNALS) process.off(one, pass);
  if (asked !== null && tooLong === null) return EXIT_CODES[asked as StopSignal];
  const place = { file: path, at: `while reading ${at}` };
  if (tooLong !== null) throw costly(`it takes ${tooLong} to read`, place);
  // A process whose heap is full ends itself with SIGABRT, or with the exit code that a shell has for it.
  if (code === null ? signal === 'SIGABRT' || signal === 'SIGKILL' : code > 128)
    throw costly(`it takes more than the ${heap} MiB of memory that an input of its size may`, place);
  io.stdout(stdout?.() ?? '');
  io.stderr(stderr?.() ?? '');
  return code ?? COULD_NOT_RUN;
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = [];
  stream?.on('data', (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString('utf8');
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** Seconds that a process has had of the processor; 0 where the system does not say. */
function busySeconds({ pid }: ChildProcess): number {
  // User and system time are the 14th and 15th of all.
  const fields = processFields(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS || 0;
}
