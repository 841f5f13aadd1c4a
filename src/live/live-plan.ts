import { concretePath } from '../contract/scenario-calls.ts';
import { isLoopback } from '../http/loopback.ts';
import type { WriteGuard } from '../http/write-guard.ts';
import type { CallSpec, CaseScenario } from '../model/case.ts';
import type { AuditPlan, PlannedEntry } from '../model/plan.ts';
import { bindIds } from './bind-ids.ts';
import type { FailedLooks, IdSlot, LiveIds } from './live-ids.ts';

/** A plan made ready for a real account. */
export interface LivePlan {
  plan: AuditPlan;
  /** Why a scenario is not run, by `skipKey`. */
  skips: ReadonlyMap<string, string>;
}

/** What decides whether a scenario is run. */
export interface LiveLimits {
  ids: LiveIds;
  /** Why an id is not known, where the account may have it. */
  failed: FailedLooks;
  guard: WriteGuard;
  route: (path: string) => { origin: string };
}

/** Key of a scenario among the skips. */
export function skipKey(id: string, scenario: string): string {
  return `${id} ${scenario}`;
}

/**
 * The plan with the account's own ids and with the calls that leave it as it was. A scenario is skipped, with its reason,
 * when an id it needs is not known, when the guard would refuse its write, or when its write could not be undone there.
 */
export function livePlan(plan: AuditPlan, limits: LiveLimits): LivePlan {
  const skips = new Map<string, string>();
  const ready = (planned: PlannedEntry): PlannedEntry => {
    const bound = bindIds(withLiveParts(planned), limits.ids).planned;
    for (const scenario of planned.case.scenarios) {
      const reason = skipReason(planned, bound, scenario, limits);
      if (reason !== null) skips.set(skipKey(planned.entry.id, scenario.name), reason);
    }
    return bound;
  };
  return { plan: { ...plan, selected: plan.selected.map(ready), joined: plan.joined.map(ready) }, skips };
}

/** The entry with the calls and bodies of a real account: what is to be changed is made first. */
export function withLiveParts(planned: PlannedEntry): PlannedEntry {
  const scenarios = planned.case.scenarios.map((scenario): CaseScenario => {
    const { live, request } = scenario;
    if (live === undefined || scenario.outcome !== 'ok') return scenario;
    return {
      ...scenario,
      setup: setupOf(scenario),
      ...(live.body === undefined ? {} : { request: { ...request, body: live.body } }),
    };
  });
  return { ...planned, case: { ...planned.case, scenarios } };
}

// A call of the account's own takes the place of one by the same name: it asks for what was made for it.
function setupOf({ setup = [], live }: CaseScenario): CallSpec[] {
  const own = live?.setup ?? [];
  return [...setup.filter(({ name }) => !own.some((call) => call.name === name)), ...own];
}

function skipReason(
  planned: PlannedEntry,
  bound: PlannedEntry,
  scenario: CaseScenario,
  limits: LiveLimits,
): string | null {
  const [missing] = unknownIds(planned, scenario, limits.ids);
  if (missing !== undefined) return `${wantOf(missing)}${afterFailures(limits.failed[missing.role])}`;
  if (!planned.case.write) return null;
  const own = bound.case.scenarios.find(({ name }) => name === scenario.name) ?? scenario;
  const path = concretePath(bound.entry, bound.case, own);
  const { origin } = limits.route(path);
  const body = own.request?.body ?? bound.entry.body;
  const refusal = limits.guard.refusal(origin, {
    method: bound.entry.method,
    path,
    headers: {},
    ...(body === undefined ? {} : { body }),
  });
  if (refusal !== null) return refusal;
  if (isLoopback(origin) || scenario.outcome !== 'ok' || scenario.live?.undo !== undefined) return null;
  return `its write could not be undone: ${scenario.live?.notUndoable ?? 'no call is known that undoes it'}`;
}

/** The reasons for which a run that knows no id at all leaves a scenario out: one for each id that it needs. */
export function idsWanted(planned: PlannedEntry, scenario: CaseScenario): string[] {
  return unknownIds(planned, scenario, {}).map(wantOf);
}

function wantOf({ role, variable }: IdSlot): string {
  return `no id is known for ${role}: set ${variable}`;
}

const AFTER_FAILURES = ', or run again, since a call that looks for it failed: ';

function afterFailures(failures: readonly string[] = []): string {
  const [first, ...others] = failures;
  if (first === undefined) return '';
  return `${AFTER_FAILURES}${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}`;
}

/** True for the reason that a scenario has for which this id is wanted, whatever calls failed while it was looked for. */
export function isReasonOf(wanted: string, reason: string): boolean {
  return reason === wanted || reason.startsWith(`${wanted}${AFTER_FAILURES}`);
}

// The entry's own body does not matter to a scenario that brings one of what it made itself.
function unknownIds(
  { entry, case: contractCase, recordedAs }: PlannedEntry,
  scenario: CaseScenario,
  ids: LiveIds,
): IdSlot[] {
  const { body, ...bare } = entry;
  const ownBody = scenario.outcome === 'ok' ? scenario.live?.body : undefined;
  const asked = ownBody === undefined && body !== undefined ? entry : bare;
  const withSetup = {
    ...scenario,
    setup: scenario.outcome === 'ok' ? setupOf(scenario) : (scenario.setup ?? []),
  };
  return bindIds({ entry: asked, case: { ...contractCase, scenarios: [withSetup] }, recordedAs }, ids)
    .unknown;
}
