import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { PROJECT_DIR } from '../src/command/project-paths.ts';
import { embeddedPlace, servedPlace } from '../tests/bench/clickhouse-place.ts';
import { thisMachine } from '../tests/bench/machine.ts';
import { type TablesResult, tableFigures, tablesReport, WANTED_RATIO } from '../tests/bench/table-figures.ts';
import { benchPlan, tableRounds } from '../tests/bench/table-rounds.ts';
import { StrictCommand } from './commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from './commands/command-io.ts';
import { wholeNumber } from './commands/value-readers.ts';

const OUT = join(PROJECT_DIR, 'reports', 'bench');
const PLACES = { embedded: embeddedPlace, http: servedPlace };

interface Options {
  rounds: number;
  orders: number;
  barcodes: number;
  only?: keyof typeof PLACES;
}

const command = new StrictCommand('npm run bench:tables --')
  .description(
    'Times each scenario of an audit beside large tables and beside empty ones, in pairs; writes reports/bench/tables.md and tables.json.',
  )
  .option('--rounds <number>', 'how often each pair is run', wholeNumber(1), 7)
  .option('--orders <number>', 'rows of the large stg_qtickets_api_orders_raw', wholeNumber(1), 10_000_000)
  .option('--barcodes <number>', 'rows of the large stg_qtickets_api_barcodes_raw', wholeNumber(1), 1_000_000)
  .addOption(
    new Option('--only <place>', 'the embedded engine, or the same behind HTTP; default: both').choices(
      Object.keys(PLACES),
    ),
  )
  .addHelpText(
    'after',
    `\nExit codes: 0 all scenarios together cost at most ${WANTED_RATIO} times as much, 1 they cost more, 2 could not run.`,
  )
  .exitOverride();

await runProcess(benchTables);

async function benchTables(io: CommandIo): Promise<number> {
  const options = command.configureOutput(outputOf(io)).parse(io.args, { from: 'user' }).opts<Options>();
  const startedAt = new Date().toISOString();
  const places = Object.entries(PLACES).filter(([name]) => (options.only ?? name) === name);
  const folder = mkdtempSync(join(tmpdir(), 'qtickets-tables-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const figures: TablesResult['figures'] = [];
  for (const [, openPlace] of places) {
    const place = await openPlace(benchPlan, folder);
    try {
      const rounds = await tableRounds(place, options, options.rounds, (line) => io.stdout(`${line}\n`));
      figures.push(...tableFigures(place.name, rounds));
    } finally {
      await place.close();
    }
  }
  const { rounds, orders, barcodes } = options;
  const result: TablesResult = {
    startedAt,
    command: ['npm run bench:tables', ...(io.args.length === 0 ? [] : ['--', ...io.args])].join(' '),
    machine: thisMachine(),
    rows: { orders, barcodes },
    rounds,
    figures,
  };
  const report = tablesReport(result);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'tables.json'), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(OUT, 'tables.md'), report);
  io.stdout(`\n${report}`);
  return figures.some(({ whole, ratio }) => whole && ratio > WANTED_RATIO) ? 1 : 0;
}
