import { join } from 'node:path';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { openWarehouse } from '../../src/warehouse/open-warehouse.ts';
import { addedBy, modelIn } from './audit-of.ts';
import { startClickHouse } from './clickhouse-process.ts';
import { startOtherWriter } from './other-writer.ts';
import { runCommand, scratchFolder } from './run-command.ts';

/** Audits a shared server again and again, 20 times or as often as the first argument says; exits with 1 at a wrong delta. */
const ROUNDS = Number(process.argv[2] ?? 20);
const DATABASE = 'shared';

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
  for (let round = 1; round <= ROUNDS; round += 1) {
    await clickhouse.run(...opened.facts.tables.map(({ name }) => `TRUNCATE TABLE ${DATABASE}.${name}`));
    const writer = startOtherWriter(clickhouse, DATABASE);
    const run = await audit(`round-${round}`, {
      CLICKHOUSE_URL: clickhouse.url,
      CLICKHOUSE_DATABASE: DATABASE,
    });
    const { rows, seconds } = await writer.stop();
    const exact = run.verdict.status === 'READY' && JSON.stringify(addedBy(run)) === reference;
    if (!exact) wrong += 1;
    process.stdout.write(
      `${round}: ${exact ? 'exact' : 'WRONG'}, ${run.verdict.status}, ${Math.round(rows / seconds)} rows/s of another writer\n`,
    );
  }
  process.stdout.write(`${ROUNDS - wrong} of ${ROUNDS} runs exact\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await clickhouse.stop();
  folder.remove();
}
