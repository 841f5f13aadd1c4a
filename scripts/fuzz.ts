import { join } from 'node:path';
import fc from 'fast-check';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { AuditError } from '../src/model/errors.ts';
import { readFolder } from '../src/verify/bytes/read-folder.ts';
import { HOSTILE } from '../tests/hostile/hostile-bundles.ts';
import type { HostileInput } from '../tests/hostile/hostile-input.ts';
import { type Measured, measured, onDisk } from '../tests/hostile/measured.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { pattern, wholeNumber } from './commands/value-readers.ts';

/** What an input of up to so many bytes may cost. */
const MOST = { bytes: 20 * 1024 * 1024, seconds: 10, mib: 512 };
const LEAST_BYTES = 1_000;
/** More than any time allows. */
const MOST_RUNS = 1_000_000;

const command = new StrictCommand('npm run fuzz --')
  .description('Gives verify inputs that are made to cost much, until the time is over.')
  .option('--seed <number>', 'the same seed gives the same inputs (default: the time)', wholeNumber(0))
  .option('--seconds <number>', 'how long to go on', wholeNumber(1, 86_400), 60)
  .option('--only <pattern>', 'kinds of inputs, by a regular expression', pattern)
  .option('--each', 'each kind once, whatever it costs, and no further')
  .option('--bytes <number>', 'size of every input (default: up to 20 MB)', wholeNumber(1))
  .addHelpText(
    'after',
    '\nExit codes: 0 every input was told in time, 1 one was not: its kind, size and seed are printed.',
  )
  .exitOverride();

await runProcess(fuzz);

async function fuzz(io: CommandIo): Promise<number> {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const {
    seed = Date.now(),
    seconds,
    only,
    bytes,
    each,
  } = command.opts<{
    each?: boolean;
    seed?: number;
    seconds: number;
    only?: RegExp;
    bytes?: number;
  }>();
  const base = new Map(readFolder(join(PROJECT_DIR, 'examples', 'report')));
  const kinds = HOSTILE.filter(({ name }) => only?.test(name) ?? true);
  if (kinds.length === 0)
    throw new AuditError(
      'USAGE',
      '--only fits no kind of input',
      "Use a pattern that fits one, such as --only 'line feeds', or leave it out for all of them.",
    );
  const most = { tried: 0, seconds: 0, mib: 0 };
  const problemWith = async (kind: HostileInput, of: number): Promise<string | null> => {
    const cost = await onDisk(kind.make(base, of), (path) =>
      measured([join(PROJECT_DIR, 'scripts', 'run.mjs'), 'verify', path], 3 * MOST.seconds),
    );
    most.tried += 1;
    most.seconds = Math.max(most.seconds, cost.seconds);
    most.mib = Math.max(most.mib, cost.mib);
    const input = `${kind.name}, ${of} bytes`;
    io.stdout(
      `${input}: exit code ${cost.code}, ${cost.cpuSeconds.toFixed(1)} s of the processor, ${cost.seconds.toFixed(1)} s, ${Math.round(cost.mib)} MiB${refusal(cost)}\n`,
    );
    const problem = problemOf(cost);
    return problem === null ? null : `${input}: ${problem}`;
  };
  const problems = each
    ? await problemsOfEach(kinds, (kind) => problemWith(kind, bytes ?? MOST.bytes))
    : await firstProblem(kinds, bytes, { seed, seconds }, problemWith);
  io.stdout(
    `${most.tried} inputs with seed ${seed}: ${most.seconds.toFixed(1)} s and ${Math.round(most.mib)} MiB at most.\n`,
  );
  if (problems.length === 0) return 0;
  io.stdout(`${problems.join('\n')}\nAgain: npm run fuzz -- --seed ${seed} --seconds ${seconds}\n`);
  return 1;
}

async function problemsOfEach(
  kinds: readonly HostileInput[],
  problemWith: (kind: HostileInput) => Promise<string | null>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const kind of kinds) {
    const problem = await problemWith(kind);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

/** Tries kinds and sizes until the time is over, or one costs too much. */
async function firstProblem(
  kinds: readonly HostileInput[],
  bytes: number | undefined,
  { seed, seconds }: { seed: number; seconds: number },
  problemWith: (kind: HostileInput, of: number) => Promise<string | null>,
): Promise<string[]> {
  const size = bytes === undefined ? fc.integer({ min: LEAST_BYTES, max: MOST.bytes }) : fc.constant(bytes);
  const problems: string[] = [];
  await fc.check(
    fc.asyncProperty(fc.constantFrom(...kinds), size, async (kind, of) => {
      const problem = await problemWith(kind, of);
      if (problem !== null) problems.push(problem);
      return problem === null;
    }),
    { seed, numRuns: MOST_RUNS, interruptAfterTimeLimit: seconds * 1000, endOnFailure: true },
  );
  return problems;
}

/** The error that an input was refused with, on a line of its own. */
function refusal({ code, stderr }: Measured): string {
  const [line = ''] = stderr.split('\n');
  return code === 2 ? `: ${line}` : '';
}

function problemOf({ code, seconds, mib, stderr }: Measured): string | null {
  if (code === null || code > 3) return `ended with ${code}`;
  if (/\n {4}at /.test(stderr)) return `a raw stack:\n${stderr.slice(0, 1_000)}`;
  if (seconds > MOST.seconds) return `took ${seconds.toFixed(1)} s`;
  return mib > MOST.mib ? `held ${Math.round(mib)} MiB` : null;
}
