import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../src/common/audit-options.ts';
import { planRun } from '../src/spec/plan-run.ts';
import { readDocuments } from '../src/spec/read-documents.ts';
import { type GrowthStep, growthOf, growthTable } from '../tests/bench/growth/growth-table.ts';
import { thisMachine } from '../tests/bench/machine.ts';
import { measureTools } from '../tests/bench/measure-tools.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { StrictCommand } from './commands/base-command.ts';
import { outputOf, runProcess } from './commands/command-io.ts';
import { wholeNumber } from './commands/value-readers.ts';

const OUT = join(PROJECT_DIR, 'reports', 'bench');
/** How often the entries of the plan are there at each step. */
const COPIES = [1, 10, 100];

interface Options {
  rounds: number;
  only: string[];
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

await runProcess(async (io) => {
  const { rounds, only } = new StrictCommand('npm run bench:growth --')
    .description('Times tools on the same calls once, ten times and a hundred times; see docs/bench.md.')
    .option('--rounds <number>', 'how often each tool is run at each step', wholeNumber(1), 1)
    .addOption(
      new Option('--only <names>', 'tools to run')
        .argParser((text) => text.split(','))
        .default(['ours-direct', 'newman', 'floor'], 'ours-direct,newman,floor'),
    )
    .addHelpText('after', '\nExit codes: 0 measured, 1 a tool did not do the work, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse(io.args, { from: 'user' })
    .opts<Options>();
  const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
  const steps: GrowthStep[] = [];
  for (const copies of COPIES) {
    const cases = plan.selected.length * copies;
    const say = (line: string) => io.stdout(`${cases} cases: ${line}\n`);
    steps.push({ cases, rows: await measureTools({ plan, cases, only, rounds, env: io.env, say }) });
  }
  const growth = growthOf(steps);
  mkdirSync(OUT, { recursive: true });
  const table = growthTable(growth);
  writeFileSync(
    join(OUT, 'growth.json'),
    `${JSON.stringify({ machine: thisMachine(), steps, growth }, null, 2)}\n`,
  );
  writeFileSync(join(OUT, 'growth.md'), table);
  io.stdout(`\n${table}`);
  return steps.some(({ rows }) => rows.some(({ unfit }) => unfit !== null)) ? 1 : 0;
});
