import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { AuditError } from '../src/model/errors.ts';
import { type DocsScore, wholeRun, writeDocsScore } from '../tests/mutation/docs-score.ts';
import type { Verdict } from '../tests/mutation/judge.ts';
import { pickDefects } from '../tests/mutation/keep-defects.ts';
import { KNOWN_DEFECTS_FILE } from '../tests/mutation/known-defects.ts';
import { runLegal } from '../tests/mutation/legal/run-legal.ts';
import { onlyIds, openMutationRun } from '../tests/mutation/mutation-run.ts';
import { runPart } from '../tests/mutation/part.ts';
import { runPlanted } from '../tests/mutation/planted.ts';
import { type MutationFacts, reportText, summaryLines } from '../tests/mutation/report.ts';
import { runFacts } from '../tests/mutation/run-facts.ts';
import { percent, scoreOf } from '../tests/mutation/score.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { numberUpTo, pattern, wholeNumber } from './commands/value-readers.ts';

interface Options {
  seed: number;
  share?: number;
  sample?: true;
  floor?: number;
  only?: string;
  match?: RegExp;
  legal?: true;
  planted?: true;
  writeDocs?: true;
  keep?: true;
  processes: number;
  part?: string;
  out: string;
}

/** Shares of all mutants: of a whole run, which takes ten minutes on two cores, and of a minute's. */
const WHOLE = 0.25;
const SAMPLE = 0.04;

const command = new StrictCommand('npm run mutate --')
  .description('Alters the recorded answers, one thing at a time, and counts what the contract catches.')
  .addOption(new Option('--sample', "a minute's worth").conflicts('share'))
  .addOption(
    new Option('--share <number>', 'of all mutants, above 0 and up to 1').argParser(
      numberUpTo(1, { above: 0 }),
    ),
  )
  .addOption(
    new Option('--seed <number>', 'the same seed gives the same mutants')
      .argParser(wholeNumber(0))
      .default(1),
  )
  .addOption(
    new Option('--floor <percent>', 'exit with 1 when fewer are killed').argParser(
      numberUpTo(100, { from: 0 }),
    ),
  )
  .addOption(new Option('--only <list>', 'ids, ranges, sections, or failed for those of the last run'))
  .addOption(
    new Option('--match <pattern>', 'a regular expression: scenario, place, operator').argParser(pattern),
  )
  .addOption(
    new Option('--legal', 'runs what production may do in place of mutants: none may be refused').conflicts([
      'planted',
      'keep',
    ]),
  )
  .addOption(
    new Option('--planted', 'plants one defect in every scenario at once: all of them must fail').conflicts(
      'keep',
    ),
  )
  .addOption(new Option('--keep', 'writes the verdicts of a few hundred mutants, which the unit tests try'))
  .addOption(
    new Option('--processes <number>', 'processes at once').argParser(wholeNumber(1, 256)).default(2),
  )
  .addOption(new Option('--out <folder>', 'where the report goes').default(join('reports', 'mutation')))
  .addOption(
    new Option(
      '--write-docs',
      'also put the figures into the documents: of a whole run, or one of a kind that they show',
    ),
  )
  .addOption(new Option('--part <part>').hideHelp())
  .addHelpText('after', '\nExit codes: 0 at the floor or above it, 1 below it, 2 could not run.')
  .exitOverride();

await runProcess(mutate);

async function mutate(io: CommandIo): Promise<number> {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const options = command.opts<Options>();
  const kind = docsKind(options);
  if (options.part !== undefined) return runOnePart(options, options.part);
  if (options.only !== undefined) {
    // Once, before any process is started that would find it out for itself.
    const ids = onlyIds(options.only);
    io.stdout(`Left out by --only ${options.only}: all but ${ids.join(', ')}\n`);
  }
  const started = Date.now();
  const facts = () => factsOf(io.args, started, options);
  if (options.legal === true) return legal(io, options, facts);
  if (options.keep === true) return keep(io, options.seed);
  if (options.planted === true) return planted(io, options, facts);
  const verdicts = (await allParts<Verdict[]>(io.args, options.processes)).flat();
  requireSome(verdicts.length);
  const score = scoreOf(verdicts, await (await openMutationRun()).passedChecks());
  const made = facts();
  const folder = outFolder(options);
  writeFileSync(join(folder, 'mutation.md'), reportText(score, made));
  writeFileSync(join(folder, 'mutation.json'), `${JSON.stringify({ facts: made, score }, null, 1)}\n`);
  writeFileSync(
    join(folder, 'mutants.jsonl'),
    verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''),
  );
  io.stdout(`${summaryLines(score, made).join('\n')}\n`);
  if (kind === 'whole') writeDocsScore({ whole: wholeRun(score, made) });
  if (kind === 'pipeline')
    writeDocsScore({ pipeline: { ...made, ran: score.total.mutants, right: score.total.killed } });
  const { floor = 0 } = options;
  if ((score.total.killed / score.total.mutants) * 100 >= floor) return 0;
  io.stderr(`${percent(score.total)} were killed, and the floor is ${floor} %\n`);
  return 1;
}

// A run of nothing would say that nothing was missed, or that everything was.
function requireSome(made: number): void {
  if (made > 0) return;
  throw new AuditError(
    'USAGE',
    'no mutant was made: none is of these entries, fits --match and is within the share',
    'Name others with --only or --match, or raise --share.',
  );
}

/** What the documents are told of a run; null where they are not. Throws USAGE for a run of a part of what they show. */
function docsKind({
  writeDocs,
  legal,
  planted,
  sample,
  share,
  only,
  match,
  seed,
}: Options): keyof DocsScore | null {
  if (writeDocs !== true) return null;
  const isPart = [sample, share, only].some((value) => value !== undefined) || seed !== 1;
  const ofAll = legal === true ? 'legal' : planted === true ? 'planted' : 'whole';
  const kind =
    match === undefined ? ofAll : match.source === 'pipeline' && ofAll === 'whole' ? 'pipeline' : null;
  if (isPart || kind === null)
    throw new AuditError(
      'USAGE',
      '--write-docs is of whole runs alone',
      'Leave out --sample, --share, --seed, --only and --match, but for --match pipeline.',
    );
  return kind;
}

/** Makes the folder of the report, and gives its path. */
function outFolder({ out }: Pick<Options, 'out'>): string {
  const folder = resolve(PROJECT_DIR, out);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function factsOf(args: readonly string[], started: number, { processes }: Options): MutationFacts {
  const said = args.filter((arg) => arg !== '--write-docs');
  return { ...runFacts('mutate', said, started), processes };
}

async function planted(
  io: CommandIo,
  { seed, writeDocs }: Options,
  facts: () => MutationFacts,
): Promise<number> {
  const found = await runPlanted(await openMutationRun(), seed);
  const passed = found.filter(({ red }) => red.length === 0);
  io.stdout(`${found.length} scenarios with a defect each, ${found.length - passed.length} of them fail\n`);
  for (const { mutant } of passed) io.stdout(`passes: ${mutant}\n`);
  const right = found.length - passed.length;
  if (writeDocs === true) writeDocsScore({ planted: { ...facts(), processes: 1, ran: found.length, right } });
  return passed.length === 0 ? 0 : 1;
}

async function keep(io: CommandIo, seed: number): Promise<number> {
  const known = await pickDefects(await openMutationRun(), seed);
  writeFileSync(KNOWN_DEFECTS_FILE, known.map((defect) => `${JSON.stringify(defect)}\n`).join(''));
  io.stdout(`${known.length} verdicts in ${KNOWN_DEFECTS_FILE}\n`);
  return 0;
}

async function legal(
  io: CommandIo,
  { processes, out, writeDocs }: Options,
  facts: () => MutationFacts,
): Promise<number> {
  const parts = await allParts<Awaited<ReturnType<typeof runLegal>>>(io.args, processes);
  const ran = parts.reduce((sum, part) => sum + part.ran, 0);
  requireSome(ran);
  const refused = parts.flatMap((part) => part.refused);
  const folder = outFolder({ out });
  const made = facts();
  const { seconds } = made;
  writeFileSync(join(folder, 'legal.json'), `${JSON.stringify({ ran, seconds, refused }, null, 1)}\n`);
  io.stdout(`${ran} legal variants, ${refused.length} refused, ${seconds} s\n`);
  for (const { scenario, variant, check, message } of refused.slice(0, 40))
    io.stdout(`${scenario}, ${variant}: ${check}: ${message.slice(0, 200)}\n`);
  if (writeDocs === true) writeDocsScore({ legal: { ...made, ran, right: ran - refused.length } });
  return refused.length === 0 ? 0 : 1;
}

async function runOnePart(
  { seed, share, sample, only, match, legal: isLegal }: Options,
  part: string,
): Promise<number> {
  const [index = '0', parts = '1', ...file] = part.split('/');
  const run = await openMutationRun();
  const choice = {
    part: Number(index),
    parts: Number(parts),
    ...(match === undefined ? {} : { match }),
    ...(only === undefined ? {} : { ids: onlyIds(only) }),
  };
  const found =
    isLegal === true
      ? await runLegal(run, choice)
      : await runPart(run, { ...choice, seed, share: share ?? (sample === true ? SAMPLE : WHOLE) });
  writeFileSync(file.join('/'), JSON.stringify(found));
  return 0;
}

/** Runs the parts, each in a process, and gives what each found. */
async function allParts<T>(args: readonly string[], parts: number): Promise<T[]> {
  const work = mkdtempSync(join(tmpdir(), 'qtickets-mutation-'));
  try {
    const files = Array.from({ length: parts }, (_, part) => join(work, `${part}.json`));
    await Promise.all(files.map((file, part) => runProcessOf(args, `${part}/${parts}/${file}`)));
    return files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as T);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runProcessOf(args: readonly string[], part: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(PROJECT_DIR, 'scripts', 'run.mjs'), 'mutate', ...args, '--part', part],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new AuditError('USAGE', `a process of mutants ended with ${code}`, 'Its own words stand above.');
}
