import { once } from 'node:events';
import { connect } from 'node:net';
import { exitCodeOf } from '../../src/command/exit-code.ts';
import { type OpenRun, openRun } from '../../src/command/open-run.ts';
import { SESSION_VARIABLES } from '../../src/command/session-variables.ts';
import { DEFAULT_OPTIONS } from '../../src/common/audit-options.ts';
import { closingLook } from '../../src/contract/closing-look.ts';
import { runScenario } from '../../src/contract/run-scenario.ts';
import { renderMarkdown } from '../../src/documents/markdown/render-markdown.ts';
import { createSender, type Sender } from '../../src/http/patient-send.ts';
import { ONE_TRY, PATIENT, type SendPolicy } from '../../src/http/policy.ts';
import { writeGuard } from '../../src/http/write-guard.ts';
import { LIVE_IDS } from '../../src/live/live-ids.ts';
import { type LiveSettings, liveSettings } from '../../src/live/live-settings.ts';
import { nothingBooked } from '../../src/live/nothing-booked.ts';
import type { AuditRun } from '../../src/model/audit-run.ts';
import type { ScenarioEvidence } from '../../src/model/evidence.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { AuditOptions, AuditPlan } from '../../src/model/plan.ts';
import { plannedScenarios } from '../../src/model/planned-scenarios.ts';
import { createSimulator } from '../../src/simulator/create-simulator.ts';
import type { FaultDefinition } from '../../src/simulator/faults/fault-definition.ts';
import { serveSimulator } from '../../src/simulator/serve.ts';
import { planRun } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { allCases } from '../cases/all-cases.ts';
import { modelOf } from '../unit/report/fixture-bundle.ts';
import { runOf } from '../unit/report/fixture-run.ts';
import { accountEnvironment } from './live-account.ts';
import { withoutTitles } from './struck-facts.ts';

/** With which patience a run is made: `simulator` tries once, `live` has the policy of a real account. */
export type Patience = 'live' | 'simulator';

/** What came of a run under faults. */
export interface Struck {
  evidence: ScenarioEvidence[];
  model: AuditRun;
  /** The document, without the backslashes that Markdown needs. */
  document: string;
  exitCode: number;
  /** Calls that arrived at the simulator, on all routes. */
  seen: number;
  /** Calls that arrived on the route of the first fault. */
  seenOnRoute: number;
  /** Kinds of what the scan found unmasked in the evidence; [] when all of it is masked. */
  unmasked: string[];
}

/** What is run under faults: entries in this order, and with which patience. */
export interface StruckPlan {
  ids: readonly string[];
  patience: Patience;
  /** With which Partners tokens the writes are run; both by default. */
  access?: AuditOptions['access'];
  /** Limits of this run in place of the policy's own. */
  policy?: Partial<SendPolicy>;
}

/** Runs entries of the audit against a simulator with faults, in one process. */
export interface StruckRun {
  under(faults: readonly FaultDefinition[], plan: StruckPlan): Promise<Struck>;
  /** Asks the simulator without faults, in the state that the last run left. Gives the body of the answer. */
  ask(method: string, path: string, token: string, body?: JsonValue): Promise<JsonValue>;
  close(): Promise<void>;
}

const STARTED_AT = new Date('2025-11-09T10:00:00Z');
/** Strikes no call, and counts all of them. */
const COUNTER: FaultDefinition = { fault: 'latency', calls: [1_000_000_000] };
/** Longest that a wait really takes: enough for a door that was shut to open again. */
const REAL_WAIT_MS = 80;

export async function openStruckRun(): Promise<StruckRun> {
  const simulator = createSimulator();
  const server = await serveSimulator(simulator);
  const options = { ...DEFAULT_OPTIONS, target: 'live' as const };
  const plan = planRun(options, readDocuments(options), allCases);
  const env = liveEnvironment(server.url);
  const settings = liveSettings(env);
  const run = await openRun({
    plan,
    env,
    runId: 'qtickets_live_run_20251109_100000',
    startedAt: STARTED_AT,
  });
  const target = { ...run.target, begin: async () => simulator.reset() };
  return {
    under: async (faults, asked) => {
      await run.warehouse.reset();
      run.loads.byRunId.clear();
      simulator.faults.set([...faults, COUNTER]);
      const sender = senderOf(run, settings, asked);
      const shared = { ...run, sender, answers: new Map() };
      const own = { ...shared, target: { ...target, name: asked.patience } };
      const part = partOf(run.plan, asked);
      const evidence: ScenarioEvidence[] = [];
      for (const id of asked.ids) {
        const planned = part.selected.find(({ entry }) => entry.id === id);
        if (planned === undefined) throw new RangeError(`no entry ${id}`);
        for (const scenario of plannedScenarios(planned, part.options.access))
          evidence.push(await runScenario(own, planned, scenario));
        // A door that this entry's fault has shut must not be shut to the next.
        await untilOpen(server.port);
      }
      const counts = simulator.faults.list();
      simulator.faults.clear();
      const warehouse = run.warehouse.facts;
      const tables = { before: run.before, closing: await closingLook(run) };
      const model = modelOf({ ...runOf([]), plan: part, evidence, warehouse, tables });
      return {
        evidence,
        model,
        document: withoutTitles(renderMarkdown(model, []).replaceAll('\\', ''), model),
        exitCode: exitCodeOf(model.verdict.status, false),
        seen: Number(counts.at(-1)?.['seen']),
        seenOnRoute: Number(counts[0]?.['seen']),
        unmasked: unmaskedIn(run, evidence),
      };
    },
    ask: async (method, path, token, body) => {
      const headers = { Authorization: `Bearer ${token}` };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      return (await fetch(`${server.url}${path}`, { method, headers, ...sent })).json() as Promise<JsonValue>;
    },
    close: async () => {
      await run.close();
      await server.close();
    },
  };
}

/** Connects until somebody listens at the port, and sends nothing. */
async function untilOpen(port: number): Promise<void> {
  for (let open = false; !open; ) {
    const socket = connect(port, '127.0.0.1');
    open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
  }
}

// What stands in the bundle of the answers and the words of the checks.
function unmaskedIn({ masker }: OpenRun, evidence: readonly ScenarioEvidence[]): string[] {
  const shown = evidence.map(({ exchanges, checks, notes }) => ({ exchanges, checks, notes }));
  return masker.scanJson(JSON.parse(JSON.stringify(shown)) as JsonValue).map(({ kind }) => kind);
}

// A sender with the policy's waits in the evidence, of which little is really waited.
function senderOf({ clock }: OpenRun, settings: LiveSettings, { patience, policy = {} }: StruckPlan): Sender {
  return createSender({
    ...(patience === 'live'
      ? { nothingBooked: (request, sender) => nothingBooked(settings, request, sender) }
      : {}),
    policy: { ...(patience === 'live' ? PATIENT : ONE_TRY), perSecond: 0, ...policy },
    guard: writeGuard([]),
    clock,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, REAL_WAIT_MS))),
    random: () => 1,
  });
}

// The other entries are left out of the profile, so that the verdict speaks of those that were run.
function partOf(plan: AuditPlan, { ids, patience, access = 'both' }: StruckPlan): AuditPlan {
  return {
    ...plan,
    options: { ...plan.options, target: patience, access },
    selected: plan.selected.filter(({ entry }) => ids.includes(entry.id)),
    coverage: plan.coverage.map((line) => (ids.includes(line.id) ? line : { ...line, profiles: [] })),
  };
}

/** Settings of a live run against a simulator, with the documents' examples as ids. */
export function liveEnvironment(url: string): Record<string, string> {
  const ids = Object.fromEntries(LIVE_IDS.map(({ role, example }) => [role, example]));
  return {
    ...accountEnvironment(url),
    [SESSION_VARIABLES.liveIds]: JSON.stringify({ ids, failed: {} }),
  };
}
