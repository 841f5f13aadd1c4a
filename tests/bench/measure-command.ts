import { type ChildProcess, spawn } from 'node:child_process';
import { codeOf } from '../../src/common/thrown.ts';
import { endedChildrenCpu, treeMemory } from './process-figures.ts';

/** How often the memory of the processes is looked at, in ms. */
const MEMORY_EVERY_MS = 25;
const TAIL_LINES = 12;

/** A command as it is run. */
export interface Command {
  argv: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** How one run of a command went. Times are in ms. */
export interface Measured {
  /** Null when it was ended for taking too long. */
  code: number | null;
  wallMs: number;
  /** Processor time of all its processes; null where the system does not tell. */
  cpuMs: number | null;
  /** Largest memory of all its processes together, in MiB; null unless looked at. */
  peakMiB: number | null;
  /** When the first line that matches each pattern came on standard output, counted from the start. */
  marks: Record<string, number>;
  /** The last lines of both streams. */
  tail: string;
}

export interface MeasureOptions {
  timeoutMs: number;
  /** Looks at the memory while the command runs, which itself takes processor time. */
  memory?: boolean;
  marks?: Readonly<Record<string, RegExp>>;
}

const running = new Set<ChildProcess>();
// Each command has a process group of its own, which does not hear of a Ctrl+C.
process.on('exit', () => running.forEach(endGroup));

/** Runs a command to its end and measures it. Rejects when it cannot be started. */
export async function measureCommand(command: Command, options: MeasureOptions): Promise<Measured> {
  const [program = '', ...args] = command.argv;
  const cpuBefore = endedChildrenCpu();
  const start = performance.now();
  const child = spawn(program, args, {
    cwd: command.cwd,
    env: { ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const marks: Record<string, number> = {};
  const tail: string[] = [];
  onLines(child.stdout, (line) => {
    keep(tail, line);
    for (const [name, pattern] of Object.entries(options.marks ?? {})) {
      if (marks[name] === undefined && pattern.test(line)) marks[name] = performance.now() - start;
    }
  });
  onLines(child.stderr, (line) => keep(tail, line));
  let peakMiB: number | null = null;
  const look = () => {
    if (child.pid !== undefined) peakMiB = Math.max(peakMiB ?? 0, treeMemory(child.pid) ?? 0) || null;
  };
  const watch = options.memory === true ? setInterval(look, MEMORY_EVERY_MS) : undefined;
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    endGroup(child);
  }, options.timeoutMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const wallMs = performance.now() - start;
    const cpuAfter = endedChildrenCpu();
    return {
      code: isLate ? null : (code ?? -1),
      wallMs,
      cpuMs: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
      peakMiB,
      marks,
      tail: tail.join('\n'),
    };
  } finally {
    clearInterval(watch);
    clearTimeout(limit);
    running.delete(child);
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The group may have ended by itself.
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function onLines(stream: NodeJS.ReadableStream | null, told: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(told);
  });
}

function keep(tail: string[], line: string): void {
  if (line.trim() === '') return;
  tail.push(line);
  if (tail.length > TAIL_LINES) tail.shift();
}
