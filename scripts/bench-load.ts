import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DDL_DIR, PROJECT_DIR } from '../src/command/project-paths.ts';
import { connectEmbedded, connectServer } from '../src/warehouse/connect.ts';
import { serveClickHouse } from '../src/warehouse/http-server/serve-clickhouse.ts';
import { type LoadFigures, loadTable, measureLoads } from '../tests/bench/load/measure-loads.ts';
import { thisMachine } from '../tests/bench/machine.ts';
import { StrictCommand } from './commands/base-command.ts';
import { outputOf, runProcess } from './commands/command-io.ts';
import { wholeNumber } from './commands/value-readers.ts';

const OUT = join(PROJECT_DIR, 'reports', 'bench');

interface Options {
  orders: number;
  bytes: number;
  page: number;
  rounds: number;
  server?: true;
}

await runProcess(async (io) => {
  const { orders, bytes, page, rounds, server } = new StrictCommand('npm run bench:load --')
    .description("Loads orders as the audit does, beside the client's own bulk insert of the same rows.")
    .option('--orders <number>', 'orders of the answer set', wholeNumber(1), 100_000)
    .option('--bytes <number>', 'size of an order as JSON', wholeNumber(1), 3000)
    .option('--page <number>', 'orders of one answer; an answer has at most 32 MiB', wholeNumber(1), 10_000)
    .option('--rounds <number>', 'how often both are run, in turn', wholeNumber(1), 3)
    .option('--server', 'through the HTTP interface of a ClickHouse in another process: npm run clickhouse')
    .addHelpText('after', '\nExit codes: 0 measured, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse(io.args, { from: 'user' })
    .opts<Options>();
  const door = server === true ? await serveClickHouse() : null;
  const connection =
    door === null
      ? await connectEmbedded(undefined)
      : connectServer({ url: door.url, ...door.account, timeoutMs: 600_000 });
  const figures: LoadFigures[] = await measureLoads({
    connection,
    ddlDir: DDL_DIR,
    orders,
    bytes,
    page,
    rounds,
    say: (line) => io.stdout(`${line}\n`),
  });
  await connection.close();
  await door?.close();
  const table = loadTable(figures);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'load.json'), `${JSON.stringify({ machine: thisMachine(), figures }, null, 2)}\n`);
  writeFileSync(join(OUT, 'load.md'), table);
  io.stdout(`\n${table}`);
  return 0;
});
