import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { saidLast } from '../common/last-words.ts';
import { cutText } from '../common/plain-text.ts';
import { AuditError } from '../model/errors.ts';
import type { PipelineRun } from '../model/pipeline.ts';
import type { AuditPlan } from '../model/plan.ts';
import { openApiServer } from '../targets/open-api-server.ts';
import type { Account } from '../warehouse/http-server/access.ts';
import { type ClickHouseServer, serveClickHouse } from '../warehouse/http-server/serve-clickhouse.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import { auditMasker } from './audit-masker.ts';
import { type CommandEnd, runLoaderCommand } from './loader-command.ts';
import { loaderEnvironment } from './loader-environment.ts';
import { millisecondsFrom } from './milliseconds-from.ts';
import { writePipelineRun } from './pipeline-file.ts';
import { fixturesOf } from './project-inputs.ts';
import { DDL_DIR } from './project-paths.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { type WarehouseSettings, warehouseSettings } from './warehouse-settings.ts';

type Environment = Record<string, string | undefined>;

const LIMIT_MS = 600_000;
/** Longest that one of its last lines is told. */
const LONGEST_LINE = 2_000;

/** A finished run of the loader, and a way to end the ClickHouse that holds its rows. */
export interface PreparedPipeline {
  run: PipelineRun;
  close(): Promise<void>;
}

/**
 * Runs the team's loader (`plan.options.loader`) once, against an API on loopback and empty tables, and leaves what came of
 * it for the test process: a file in `workDir`, named in the environment, and `CLICKHOUSE_URL`. Without a server of the
 * user's, ClickHouse is embedded and served over HTTP until `close`. Throws USAGE when a table has rows already, and when the
 * command does not start.
 */
export async function runPipeline(
  plan: AuditPlan,
  env: Environment,
  clock: Clock,
  workDir: string,
): Promise<PreparedPipeline> {
  const limitMs =
    millisecondsFrom(env, 'AUDIT_LOADER_TIMEOUT_MS', { digits: 9, example: LIMIT_MS }) ?? LIMIT_MS;
  const given = { ...env };
  const own = warehouseSettings(env, plan.options.target).url === undefined ? await serveOwn() : null;
  const closeOwn = async () => void (await own?.close());
  try {
    if (own !== null)
      Object.assign(env, {
        CLICKHOUSE_URL: own.url,
        CLICKHOUSE_USER: own.account.user,
        CLICKHOUSE_PASSWORD: own.account.password,
      });
    // Knows the password that was just made.
    const masker = auditMasker(env);
    const settings = warehouseSettings(env, plan.options.target);
    const tables = await emptyTables(settings);
    const api = await openApiServer(plan, fixturesOf(env), masker);
    const handed = loaderEnvironment(given, api, settings, api.now);
    const startedAt = clock.now();
    let end: CommandEnd;
    try {
      end = await runLoaderCommand(plan.options.loader, handed.env, limitMs);
    } finally {
      await api.close();
    }
    const { interruptedBy, notStarted, lastLines, output, ...ending } = end;
    if (interruptedBy !== null) await endBy(interruptedBy, closeOwn);
    const words = lastLines.map((line) => cutText(masker.maskText(line), LONGEST_LINE));
    const calls = api.calls();
    if (notStarted && calls.length === 0) throw notStartedError(words);
    const run: PipelineRun = {
      command: masker.maskText(plan.options.loader),
      ...ending,
      durationMs: clock.since(startedAt),
      lastLines: words,
      output: { ...output, text: masker.maskText(output.text) },
      environment: handed.facts,
      now: api.now,
      calls,
      ...tables,
    };
    const file = join(workDir, 'pipeline.jsonl');
    await writePipelineRun(file, run);
    env[SESSION_VARIABLES.pipelineRun] = file;
    return { run, close: closeOwn };
  } catch (error) {
    await closeOwn();
    throw error;
  }
}

// As a server of a team's has one, so that a loader that sends none is refused here too.
async function serveOwn(): Promise<ClickHouseServer & { account: Account }> {
  const account = { user: 'default', password: randomBytes(16).toString('hex') };
  return { ...(await serveClickHouse({ account })), account };
}

function notStartedError(lastLines: readonly string[]): AuditError {
  const said = lastLines.find((line) => /can't open|Cannot find module|not found|cannot open/i.test(line));
  return new AuditError(
    'USAGE',
    `the command of --loader did not start: ${said ?? saidLast(lastLines) ?? 'the shell could not run it'}`,
    'It runs in the shell, in the folder in which the audit was started.',
  );
}

async function emptyTables(settings: WarehouseSettings): Promise<Pick<PipelineRun, 'before' | 'missing'>> {
  const warehouse = await openWarehouse({ ...settings, ddlDir: DDL_DIR, fills: false });
  try {
    const before = await warehouse.totals();
    const filled = Object.keys(before).filter((table) => before[table]?.rows !== 0);
    if (filled.length === 0) {
      const missing = warehouse.facts.tables.map(
        ({ name, missingColumns }) => [name, missingColumns] as const,
      );
      return { before, missing: Object.fromEntries(missing) };
    }
    throw new AuditError(
      'USAGE',
      `--loader needs empty tables, and in database ${settings.database} these have rows: ${filled.join(', ')}`,
      'Name a database of its own in CLICKHOUSE_DATABASE, or leave CLICKHOUSE_URL out for the embedded engine.',
    );
  } finally {
    await warehouse.close();
  }
}

// Nothing was written yet: the process ends as the signal asks.
async function endBy(signal: NodeJS.Signals, close: () => Promise<void> | undefined): Promise<never> {
  await close();
  process.kill(process.pid, signal);
  return new Promise(() => undefined);
}
