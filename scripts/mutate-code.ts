import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { AuditError } from '../src/model/errors.ts';
import { listMutants, MUTATED_FOLDERS } from '../tests/mutation/code/list-mutants.ts';
import { runStryker } from '../tests/mutation/code/run-stryker.ts';
import { drawSample } from '../tests/mutation/code/sample.ts';
import { resultsOf, sampleReport, summaryOf } from '../tests/mutation/code/sample-report.ts';
import { runFacts } from '../tests/mutation/run-facts.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { pattern, wholeNumber } from './commands/value-readers.ts';

interface Options {
  sample?: number;
  seed: number;
  match?: RegExp;
}

const OUT = join(PROJECT_DIR, 'reports', 'stryker');

const command = new StrictCommand('npm run mutate:code --')
  .description("Alters the suite's own code with StrykerJS, and counts what the tests catch.")
  .addOption(
    new Option(
      '--sample <number>',
      'so many mutants of each folder, drawn at random; all when left out',
    ).argParser(wholeNumber(1)),
  )
  .addOption(
    new Option('--seed <number>', 'the same seed draws the same mutants')
      .argParser(wholeNumber(0))
      .default(1),
  )
  .addOption(
    new Option('--match <pattern>', 'files to draw from, as a regular expression').argParser(pattern),
  )
  .addHelpText('after', '\nExit codes: 0 ran, 2 could not run.')
  .exitOverride();

await runProcess(mutateCode);

async function mutateCode(io: CommandIo): Promise<number> {
  command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { sample, seed, match } = command.opts<Options>();
  const all = await listMutants(match ?? /./);
  if (all.length === 0)
    throw new AuditError(
      'USAGE',
      '--match fits no file with a mutant',
      `Use a pattern that fits a path below ${MUTATED_FOLDERS.join(', ')}.`,
    );
  const drawn = drawSample(all, sample ?? all.length, String(seed));
  io.stdout(`${drawn.length} of ${all.length} mutants\n`);
  mkdirSync(OUT, { recursive: true });
  const started = Date.now();
  const report = await runStryker(drawn, OUT);
  const facts = { ...runFacts('mutate:code', io.args, started), of: all.length };
  const results = resultsOf(drawn, report, (file) => readFileSync(join(PROJECT_DIR, file), 'utf8'));
  writeFileSync(join(OUT, 'sample.md'), sampleReport(results, facts));
  io.stdout(`${summaryOf(results, facts).join('\n')}\n`);
  return 0;
}
