import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { commandLine } from '../common/command-line.ts';
import { saidBriefly } from '../documents/messages/brief.ts';
import { undoArguments } from '../documents/rerun-command.ts';
import { createSender, type Sender } from '../http/patient-send.ts';
import { PATIENT } from '../http/policy.ts';
import { proxyAgent } from '../http/proxy.ts';
import { writeGuard } from '../http/write-guard.ts';
import { discoverIds, type FoundIds } from '../live/discover-ids.ts';
import { accountWrite, heldWrites } from '../live/held-writes.ts';
import { type LivePlan, livePlan } from '../live/live-plan.ts';
import { type LiveSettings, liveSettings } from '../live/live-settings.ts';
import { openLiveTarget, routeTo } from '../live/live-target.ts';
import { nothingBooked } from '../live/nothing-booked.ts';
import { asker, preflight } from '../live/preflight.ts';
import { beginJournal, journalFile, readJournal } from '../live/write-journal.ts';
import type { AuditOptions, AuditPlan } from '../model/plan.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import { DOT_ENV, loadDotEnv } from './dot-env.ts';
import { processInterruption } from './interruption.ts';
import { thisProcess } from './process-owner.ts';
import { DDL_DIR } from './project-paths.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { leftLines } from './settle-account.ts';
import { stopRequest } from './stop-request.ts';
import { warehouseSettings } from './warehouse-settings.ts';

type Environment = Record<string, string | undefined>;

/** Settings and sender of a live run. */
export interface LiveRun {
  settings: LiveSettings;
  sender: Sender;
}

/** Reads the settings and makes the sender of a live run. Throws LIVE_SETTINGS. */
export function openLive(env: Environment, clock: Clock): LiveRun {
  const settings = liveSettings(env);
  const sender = createSender({
    policy: { ...PATIENT, perSecond: settings.perSecond },
    guard: writeGuard(settings.allowWrites),
    clock,
    agentOf: proxyAgent,
    cut: stopRequest().cut,
    nothingBooked: (request, own) => nothingBooked(settings, request, own),
  });
  return { settings, sender };
}

/**
 * What is done before a live run: reads `.env`, checks the settings, the ClickHouse server and both APIs, and finds the ids
 * of the account; `loads` is false where nothing goes into tables. Leaves the ids, and the key of the masks, in the environment for the test process.
 */
export async function prepareLive(
  options: AuditOptions,
  env: Environment,
  clock: Clock,
  headers: Record<string, string>,
  loads = true,
): Promise<AuditOptions> {
  loadDotEnv(DOT_ENV, env);
  const live = openLive(env, clock);
  const run = {
    target: openLiveTarget(live.settings, live.sender),
    sender: live.sender,
    clock,
    commonHeaders: headers,
  };
  if (loads) await checkWarehouse(env);
  await preflight(run);
  env[SESSION_VARIABLES.liveIds] = JSON.stringify(await discoverIds(asker(run), live.settings.given));
  // Real data is masked with a key that nobody has afterwards, unless two runs are to be compared.
  env[SESSION_VARIABLES.maskKey] ??= env['QTICKETS_MASK_KEY'] ?? randomBytes(32).toString('hex');
  return { ...options, access: accessOf(options, live.settings) };
}

/** The plan of a live run, with the ids that `prepareLive` left. */
export function planLive(plan: AuditPlan, env: Environment, { settings }: LiveRun): LivePlan {
  return livePlan(plan, {
    ...foundIds(env),
    guard: writeGuard(settings.allowWrites),
    route: (path) => routeTo(settings, path),
  });
}

/** The ids that `prepareLive` left. */
export function foundIds(env: Environment): FoundIds {
  const left = env[SESSION_VARIABLES.liveIds];
  return left === undefined ? { ids: {}, failed: {} } : (JSON.parse(left) as FoundIds);
}

/**
 * Begins the journal of a run's writes, for the test process to keep; gives its file. A process that is ended by force says what is in
 * it.
 */
export function beginWrites(out: string, run: string, env: Environment): string {
  const file = resolve(journalFile(out, run));
  const { rest, partners } = liveSettings(env);
  beginJournal(file, { run, owner: thisProcess(), rest, partners });
  env[SESSION_VARIABLES.journal] = file;
  processInterruption().onForce((language) => {
    const left = heldWrites(readJournal(file)?.lines ?? []).map(accountWrite);
    if (left.length === 0) return [];
    return [
      saidBriefly(language, 'run.left'),
      ...leftLines(left, language),
      saidBriefly(language, 'run.undoLeft', { command: commandLine('run', undoArguments(out)) }),
    ];
  });
  return file;
}

export { settleAccount as settleWrites } from './settle-account.ts';

// With one Partners token only its access is run.
function accessOf({ access }: AuditOptions, { tokens }: LiveSettings): AuditOptions['access'] {
  if (access !== 'both' || (tokens.partnersRead !== undefined && tokens.partnersWrite !== undefined))
    return access;
  return tokens.partnersWrite === undefined ? 'read' : 'write';
}

async function checkWarehouse(env: Environment): Promise<void> {
  const settings = warehouseSettings(env, 'live');
  if (settings.url === undefined) return;
  const warehouse = await openWarehouse({ ...settings, ddlDir: DDL_DIR });
  try {
    await warehouse.requireInsertable();
  } finally {
    await warehouse.close();
  }
}
