import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { DEFAULT_OPTIONS } from '../src/common/audit-options.ts';
import { AuditError } from '../src/model/errors.ts';
import { planRun } from '../src/spec/plan-run.ts';
import { readDocuments } from '../src/spec/read-documents.ts';
import type { BenchResult } from '../tests/bench/bench-result.ts';
import { benchReport, docsTable } from '../tests/bench/bench-table.ts';
import { thisMachine } from '../tests/bench/machine.ts';
import { measureTools } from '../tests/bench/measure-tools.ts';
import { replaceMarked } from '../tests/bench/replace-marked.ts';
import { allCases } from '../tests/cases/all-cases.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { wholeNumber } from './commands/value-readers.ts';

const PAGE = join(PROJECT_DIR, 'docs', 'bench.md');
const OUT = join(PROJECT_DIR, 'reports', 'bench');

interface Options {
  rounds: number;
  cases: number;
  only: string[];
  writeDocs?: true;
}

const plan = planRun(DEFAULT_OPTIONS, readDocuments(DEFAULT_OPTIONS), allCases);
const entries = plan.selected.length;

const command = new StrictCommand('npm run bench --')
  .description('Times the audit beside what people would use instead, on the same calls; see docs/bench.md.')
  .option('--rounds <number>', 'how often each tool is run', wholeNumber(1), 5)
  .option('--cases <number>', `calls of each tool: the ${entries}, repeated`, wholeNumber(1), entries)
  .addOption(
    new Option('--only <names>', 'tools to run, with their variants: newman,floor,ours')
      .argParser((text) => text.split(','))
      .default([], 'all'),
  )
  .option('--write-docs', 'also put the table into docs/bench.md')
  .addHelpText('after', '\nExit codes: 0 measured, 1 the audit itself did not do the work, 2 could not run.')
  .exitOverride();

// Ends what was started: commands end with this process, and the simulator looks after its parent.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

await runProcess((io) => {
  const options = command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' }).opts<Options>();
  if (options.writeDocs && (options.only.length > 0 || options.cases !== entries)) {
    const remedy = 'Leave out --only and --cases.';
    throw new AuditError(
      'USAGE',
      'the table of docs/bench.md is of every tool and the calls as they are',
      remedy,
    );
  }
  return bench(options, io);
});

async function bench({ rounds, cases, only, writeDocs }: Options, io: CommandIo): Promise<number> {
  const startedAt = new Date().toISOString();
  const say = (line: string) => io.stdout(`${line}\n`);
  const rows = await measureTools({ plan, cases, only, rounds, env: io.env, say });
  const result: BenchResult = {
    startedAt,
    command: ['npm run bench', ...(io.args.length === 0 ? [] : ['--', ...io.args])].join(' '),
    machine: thisMachine(),
    cases,
    rounds,
    rows,
  };
  const report = benchReport(result);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'peers.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(OUT, 'peers.md'), report);
  say(`\n${report}`);
  if (writeDocs) {
    writeFileSync(
      PAGE,
      replaceMarked(readFileSync(PAGE, 'utf8'), 'bench', docsTable(result), 'docs/bench.md'),
    );
  }
  const failed = rows.some(({ name, unfit }) => unfit !== null && name.startsWith('ours'));
  return failed && cases === entries ? 1 : 0;
}
