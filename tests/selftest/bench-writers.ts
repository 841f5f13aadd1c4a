import { join } from 'node:path';
import { StrictCommand } from '../../scripts/commands/base-command.ts';
import { type CommandIo, outputOf, runProcess } from '../../scripts/commands/command-io.ts';
import { wholeNumber } from '../../scripts/commands/value-readers.ts';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { addedBy, modelIn } from './audit-of.ts';
import { startClickHouse } from './clickhouse-process.ts';
import { startOtherWriter } from './other-writer.ts';
import { runCommand, scratchFolder } from './run-command.ts';

const DATABASE = 'shared';
const ROUNDS = 20;

await runProcess(benchWriters);

/** `npm run bench:writers`: audits a server that another writer fills as well, again and again. */
async function benchWriters(io: CommandIo): Promise<number> {
  const command = new StrictCommand('npm run bench:writers --')
    .description('Audits a shared server again and again, and counts the runs whose deltas are exact.')
    .argument('[rounds]', `how often (default ${ROUNDS})`, wholeNumber(1))
    .addHelpText('after', '\nExit codes: 0 every run was exact, 1 one was not, 2 could not run.')
    .configureOutput(outputOf(io))
    .exitOverride()
    .parse([...io.args], { from: 'user' });
  const [rounds = ROUNDS] = command.processedArgs as [number?];
  const folder = scratchFolder();
  const clickhouse = await startClickHouse();
  const audit = async (name: string, env: Record<string, string> = {}) => {
    const out = join(folder.path, name);
    await runCommand('audit.ts', ['--profile', 'seed', '--access', 'read', '--out', out], { env });
    return modelIn(out);
  };
  try {
    const reference = JSON.stringify(addedBy(await audit('embedded')));
    const opened = await openWarehouse({ url: clickhouse.url, database: DATABASE, ddlDir: DDL_DIR });
    await opened.close();
    let wrong = 0;
    for (let round = 1; round <= rounds; round += 1) {
      await clickhouse.run(...opened.facts.tables.map(({ name }) => `TRUNCATE TABLE ${DATABASE}.${name}`));
      const writer = startOtherWriter(clickhouse, DATABASE);
      const run = await audit(`round-${round}`, {
        CLICKHOUSE_URL: clickhouse.url,
        CLICKHOUSE_DATABASE: DATABASE,
      });
      const { rows, seconds } = await writer.stop();
      const exact = run.verdict.status === 'READY' && JSON.stringify(addedBy(run)) === reference;
      if (!exact) wrong += 1;
      io.stdout(
        `${round}: ${exact ? 'exact' : 'WRONG'}, ${run.verdict.status}, ${Math.round(rows / seconds)} rows/s of another writer\n`,
      );
    }
    io.stdout(`${rounds - wrong} of ${rounds} runs exact\n`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await clickhouse.stop();
    folder.remove();
  }
}
