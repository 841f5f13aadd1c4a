import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { AuditError } from '../model/errors.ts';
import type { TableCounts } from '../model/evidence.ts';
import type { PipelineRun } from '../model/pipeline.ts';
import type { AuditPlan } from '../model/plan.ts';
import { openFixtures } from '../targets/fixture-store.ts';
import { type ApiServer, openApiServer } from '../targets/open-api-server.ts';
import { serveClickHouse } from '../warehouse/http-server/serve-clickhouse.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import { auditMasker } from './audit-masker.ts';
import { type CommandEnd, runLoaderCommand } from './loader-command.ts';
import { millisecondsFrom } from './milliseconds-from.ts';
import { DDL_DIR, FIXTURES_DIR } from './project-paths.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { type WarehouseSettings, warehouseSettings } from './warehouse-settings.ts';

type Environment = Record<string, string | undefined>;

const LIMIT_MS = 600_000;

/** A finished run of the loader, and a way to end the ClickHouse that holds its rows. */
export interface PreparedPipeline {
  run: PipelineRun;
  close(): Promise<void>;
}

/**
 * Runs the team's loader (`plan.options.loader`) once, against an API on loopback and empty tables, and leaves what came of
 * it for the test process: a file in `workDir`, named in the environment, and `CLICKHOUSE_URL`. Without a server of the
 * user's, ClickHouse is embedded and served over HTTP until `close`. Throws USAGE when a table has rows already.
 */
export async function runPipeline(
  plan: AuditPlan,
  env: Environment,
  clock: Clock,
  workDir: string,
): Promise<PreparedPipeline> {
  const limitMs =
    millisecondsFrom(env, 'AUDIT_LOADER_TIMEOUT_MS', { digits: 9, example: LIMIT_MS }) ?? LIMIT_MS;
  const masker = auditMasker(env);
  const own = warehouseSettings(env, plan.options.target).url === undefined ? await serveClickHouse() : null;
  const closeOwn = async () => void (await own?.close());
  try {
    if (own !== null)
      Object.assign(env, {
        CLICKHOUSE_URL: own.url,
        CLICKHOUSE_USER: own.account.user,
        CLICKHOUSE_PASSWORD: own.account.password,
      });
    const settings = warehouseSettings(env, plan.options.target);
    const before = await emptyTables(settings);
    const api = await openApiServer(plan, openFixtures(FIXTURES_DIR), masker);
    const startedAt = clock.now();
    let end: CommandEnd;
    try {
      end = await runLoaderCommand(plan.options.loader, loaderEnvironment(env, api, settings), limitMs);
    } finally {
      await api.close();
    }
    const { interruptedBy, lastError, ...ending } = end;
    if (interruptedBy !== null) await endBy(interruptedBy, closeOwn);
    const run: PipelineRun = {
      command: masker.maskText(plan.options.loader),
      ...ending,
      durationMs: clock.since(startedAt),
      lastError: masker.maskText(lastError),
      calls: api.calls(),
      before,
    };
    const file = join(workDir, 'pipeline.json');
    await writeFile(file, JSON.stringify(run));
    env[SESSION_VARIABLES.pipelineRun] = file;
    return { run, close: closeOwn };
  } catch (error) {
    await closeOwn();
    throw error;
  }
}

async function emptyTables(settings: WarehouseSettings): Promise<TableCounts> {
  const warehouse = await openWarehouse({ ...settings, ddlDir: DDL_DIR });
  try {
    const before = await warehouse.totals();
    const filled = Object.keys(before).filter((table) => before[table]?.rows !== 0);
    if (filled.length === 0) return before;
    throw new AuditError(
      'USAGE',
      `--loader needs empty tables, and in database ${settings.database} these have rows: ${filled.join(', ')}`,
      'Name a database of its own in CLICKHOUSE_DATABASE, or leave CLICKHOUSE_URL out for the embedded engine.',
    );
  } finally {
    await warehouse.close();
  }
}

// Nothing of the audit's own but where to read from and where to write to; no token of a real account.
function loaderEnvironment(
  env: Environment,
  { url, tokens }: ApiServer,
  { url: clickhouse, user, password, database }: WarehouseSettings,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(env).filter(([name]) => !/^(AUDIT|QTICKETS|CLICKHOUSE)_/.test(name));
  return {
    ...Object.fromEntries(inherited),
    QTICKETS_BASE_URL: `${url}/api/rest/v1`,
    QTICKETS_PARTNERS_BASE_URL: `${url}/api/partners/v1`,
    QTICKETS_TOKEN: tokens.rest,
    QTICKETS_PARTNERS_TOKEN: tokens.partnersRead,
    CLICKHOUSE_URL: clickhouse,
    CLICKHOUSE_USER: user ?? 'default',
    CLICKHOUSE_PASSWORD: password ?? '',
    CLICKHOUSE_DATABASE: database,
  };
}

// Nothing was written yet: the process ends as the signal asks.
async function endBy(signal: NodeJS.Signals, close: () => Promise<void> | undefined): Promise<never> {
  await close();
  process.kill(process.pid, signal);
  return new Promise(() => undefined);
}
