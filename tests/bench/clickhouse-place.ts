import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import type { AuditPlan } from '../../src/model/plan.ts';
import { connectEmbedded } from '../../src/warehouse/connect.ts';
import { openOver } from '../../src/warehouse/open-warehouse.ts';
import { startClickHouse } from '../selftest/clickhouse-process.ts';
import type { RunStatement } from './big-tables.ts';

/** A ClickHouse that runs are made against. */
export interface ClickHousePlace {
  name: string;
  run: RunStatement;
  /** Opens a run over the tables of a database, which are made when they are not there. */
  open(database: string): Promise<OpenRun>;
  close(): Promise<unknown>;
}

/** The embedded engine in this process, with its data below a folder. */
export async function embeddedPlace(plan: AuditPlan, folder: string): Promise<ClickHousePlace> {
  const dataDir = join(folder, 'embedded');
  mkdirSync(dataDir);
  const connection = await connectEmbedded(dataDir);
  return {
    name: 'embedded engine',
    run: async (sql) => {
      if (!sql.startsWith('SELECT')) return connection.command('prepare', sql).then(() => '');
      const rows = await connection.select('ask', sql);
      return rows.map((row) => row.join('\t')).join('\n');
    },
    open: async (database) => {
      // One connection for all runs: it is closed with the place.
      const kept = { ...connection, close: async () => {} };
      const warehouse = await openOver(kept, { database, ddlDir: DDL_DIR });
      return openRun({ plan, env: {}, runId: 'bench', startedAt: new Date(), warehouse });
    },
    close: () => connection.close(),
  };
}

/** `npm run clickhouse` in a process of its own, with its data below a folder, over HTTP. */
export async function servedPlace(plan: AuditPlan, folder: string): Promise<ClickHousePlace> {
  const clickhouse = await startClickHouse(['--data', join(folder, 'served')]);
  return {
    name: 'over HTTP',
    run: (sql) => clickhouse.run(sql),
    open: (database) => {
      const env = { CLICKHOUSE_URL: clickhouse.url, CLICKHOUSE_DATABASE: database };
      return openRun({ plan, env, runId: 'bench', startedAt: new Date() });
    },
    close: () => clickhouse.stop(),
  };
}
