import { shardFrom } from '../common/audit-options.ts';
import { type Clock, clockFrom } from '../common/clock.ts';
import { pipelineJudge } from '../contract/pipeline-judge.ts';
import { requireLoadable } from '../contract/require-loadable.ts';
import type { ScenarioRun } from '../contract/run-scenario.ts';
import type { WriteNotes } from '../contract/write-notes.ts';
import { plainSender } from '../http/plain-sender.ts';
import { loadSchemas } from '../json-schema/schema-set.ts';
import type { Masker } from '../masking/create-masker.ts';
import type { AuditPlan } from '../model/plan.ts';
import type { Target } from '../model/target.ts';
import type { SimulatorOptions } from '../simulator/create-simulator.ts';
import { fieldsRead } from '../targets/body-match.ts';
import { type FixtureStore, openFixtures } from '../targets/fixture-store.ts';
import type { AllowedPeer } from '../targets/network-guard.ts';
import { loaderFor } from '../warehouse/loaders/loader-for.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { auditMasker } from './audit-masker.ts';
import type { LiveRun } from './live-run.ts';
import { pipelineRunFrom } from './pipeline-facts.ts';
import { apiSchemas, fixturesOf } from './project-inputs.ts';
import { DDL_DIR } from './project-paths.ts';
import { requireRecordings, requireSchemas } from './require-inputs.ts';
import { SESSION_VARIABLES } from './session-variables.ts';
import { stopRequest } from './stop-request.ts';
import { allowedPeers, warehouseSettings } from './warehouse-settings.ts';

/** What a run is opened with. */
export interface OpenRunOptions {
  plan: AuditPlan;
  env: Record<string, string | undefined>;
  runId: string;
  startedAt: Date;
  /** Data folder of the embedded engine; undefined: a temporary one. */
  dataDir?: string | undefined;
  /** How the simulator starts, where it is the target. */
  simulator?: SimulatorOptions;
  /** The warehouse to load into; by default it is opened as `env` says. Closed with the run. */
  warehouse?: Warehouse;
  /** Folder of the recordings; the project's own by default. */
  fixturesDir?: string;
  /** Folder of the schemas of answers; the project's own by default. */
  schemasDir?: string;
  /** What stays reachable beside ClickHouse while recordings are replayed; nothing by default. */
  peers?: readonly AllowedPeer[];
}

/** A run with all that its scenarios share, and a way to end it. */
export interface OpenRun extends ScenarioRun {
  /** Why a scenario is not run, by `skipKey`. */
  skips: ReadonlyMap<string, string>;
  /** Of a shard on a server: where its tables are, and when they had been counted. */
  counted: { warehouse: string; at: number } | null;
  close(): Promise<void>;
}

/**
 * Opens all that a run needs, before its first call: settings, schemas, recordings, the warehouse and the target. Throws
 * what these throw; nothing stays open then.
 */
export async function openRun(options: OpenRunOptions): Promise<OpenRun> {
  const { env, runId, startedAt, dataDir } = options;
  const clock = clockFrom(env);
  const masker = auditMasker(env);
  const pipeline = await pipelineRunFrom(env);
  const settings = warehouseSettings(env, options.plan.options.target);
  const schemas = options.schemasDir === undefined ? apiSchemas(env) : loadSchemas(options.schemasDir);
  requireSchemas(options.plan, schemas);
  const fixtures = options.fixturesDir === undefined ? fixturesOf(env) : openFixtures(options.fixturesDir);
  const { live, plan, skips } = await planOf(options, clock, fixtures);
  if (options.plan.options.target === 'replay')
    requireRecordings(plan, fixtures, skips, clock.fixed ? null : clock.now());
  const warehouse =
    options.warehouse ??
    (await openWarehouse({ ...settings, dataDir, ddlDir: DDL_DIR, fills: pipeline === null }));
  const closing = async (error: unknown) => {
    await warehouse.close();
    throw error;
  };
  // A live run has tried it before its first call, a loader writes by itself.
  if (plan.options.target !== 'live' && pipeline === null && warehouse.facts.engine === 'server')
    await warehouse.requireInsertable().catch(closing);
  if (pipeline === null) {
    const scenarios = plan.joined.flatMap((joined) => joined.case.scenarios);
    try {
      requireLoadable(scenarios, warehouse);
    } catch (error) {
      await closing(error);
    }
  }
  const before = pipeline?.before ?? (await warehouse.begin().catch(closing));
  const wanted = plan.joined.reduce((sum, joined) => sum + joined.case.scenarios.length, 0);
  const shard = shardFrom(options.plan.options.shard);
  const counted = shard === null ? null : await warehouse.place().catch(closing);
  const versions = await warehouse
    .freeVersions({ startedAt, wanted, totals: before, ...(shard === null ? {} : { shard }) })
    .catch(closing);
  const writes = live === null ? undefined : await writesOf(env, masker);
  const target = await openTarget(options, fixtures, masker, live, writes).catch(closing);
  return {
    plan,
    skips,
    clock,
    masker,
    sender: live?.sender ?? plainSender(clock, target.name === 'replay' ? 'nothing' : 'loopback'),
    schemas,
    warehouse,
    target,
    runId,
    loaderFor,
    loads: { versions, byRunId: new Map() },
    before,
    counted,
    snapshotTs: startedAt,
    now: () => clock.now(),
    answers: new Map(),
    cut: stopRequest().cut,
    ...(writes === undefined ? {} : { writes }),
    ...(pipeline === null ? {} : { pipeline: pipelineJudge(plan, pipeline, warehouse) }),
    close: async () => {
      await target.close();
      await warehouse.close();
    },
  };
}

// A run of tests alone has no journal: nobody would read it.
async function writesOf(env: OpenRunOptions['env'], masker: Masker): Promise<WriteNotes | undefined> {
  const file = env[SESSION_VARIABLES.journal];
  if (file === undefined || file === '') return undefined;
  const { noteWrites } = await import('../live/note-writes.ts');
  return noteWrites(file, masker);
}

async function planOf(
  { plan, env }: OpenRunOptions,
  clock: Clock,
  fixtures: FixtureStore,
): Promise<{ live: LiveRun | null; plan: AuditPlan; skips: ReadonlyMap<string, string> }> {
  if (plan.options.target !== 'live') return { live: null, ...(await replayPlan(plan, fixtures)) };
  const { openLive, planLive } = await import('./live-run.ts');
  const live = openLive(env, clock);
  return { live, ...planLive(plan, env, live) };
}

/** The plan of a replay: as it is, but for recordings of an account, which were made with its ids and its calls. */
export async function replayPlan(
  plan: AuditPlan,
  fixtures: FixtureStore,
): Promise<{ plan: AuditPlan; skips: ReadonlyMap<string, string> }> {
  const account = plan.options.target === 'replay' ? fixtures.account() : null;
  if (account === null) return { plan, skips: new Map() };
  const [{ accountPlan }, { leftOutBy }] = await Promise.all([
    import('../live/account-plan.ts'),
    import('./left-out.ts'),
  ]);
  return accountPlan(plan, account.ids, leftOutBy(fixtures));
}

// Each target is loaded where it is asked for: the others' packages take longer to load than a run of recordings.
async function openTarget(
  { plan, env, simulator, peers = [] }: OpenRunOptions,
  fixtures: FixtureStore,
  masker: Masker,
  live: LiveRun | null,
  writes: WriteNotes | undefined,
): Promise<Target> {
  if (live !== null) {
    const { openLiveTarget } = await import('../live/live-target.ts');
    return openLiveTarget(live.settings, live.sender, () => writes?.reset());
  }
  if (plan.options.target === 'simulator') {
    const { openSimulatorTarget } = await import('../targets/simulator-target.ts');
    return openSimulatorTarget({ dataset: plan.options.dataset, ...simulator });
  }
  const allowed = [...allowedPeers(warehouseSettings(env, 'replay')), ...peers];
  const { openReplayTarget } = await import('../targets/replay-target.ts');
  return openReplayTarget(fixtures, masker, allowed, fieldsReadIn(plan));
}

// Recordings lie under the id that they were made for, which a route of the documents may have taken over.
function fieldsReadIn({
  selected,
  joined,
}: AuditPlan): (id: string, scenario: string) => ReadonlySet<string> {
  return (id, scenario) => {
    const own = [...selected, ...joined].filter(({ recordedAs }) => recordedAs === id);
    const scenarios = own.flatMap((planned) => planned.case.scenarios);
    return fieldsRead({
      rules: scenarios.filter(({ name }) => name === scenario).flatMap(({ rules }) => rules),
    });
  };
}
