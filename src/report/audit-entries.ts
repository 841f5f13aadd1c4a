import { showsIdsAlone } from '../common/path-template.ts';
import type { AuditEntry, AuditScenario } from '../model/audit-run.ts';
import type { FiledEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import type { SpecEntry } from '../model/spec.ts';
import { countedEvidence } from './evidence-order.ts';
import type { RunInput } from './run-input.ts';
import { entryClass, scenarioResult } from './scenario-result.ts';

/**
 * One entry for every spec entry of the profile, and for every one without a case, in the spec's order. An entry that
 * did not run has no scenarios.
 */
export function auditEntries({ plan, evidence }: Pick<RunInput, 'plan' | 'evidence'>): AuditEntry[] {
  const counted = countedEvidence(evidence, plan);
  const selected = new Map(plan.selected.map((planned) => [planned.entry.id, planned]));
  const coverage = new Map(plan.coverage.map((item) => [item.id, item]));
  return plan.spec.entries
    .filter(({ id }) => selected.has(id) || coverage.get(id)?.hasCase !== true)
    .map((entry) => {
      const planned = selected.get(entry.id);
      const own = counted.get(entry.id) ?? [];
      const scenarios = own.map(auditScenario);
      const present = new Set(own.map(({ scenario }) => scenario));
      const notExecuted = (planned === undefined ? [] : plannedScenarios(planned, plan.options.access))
        .filter(({ name }) => !present.has(name))
        .map(({ name, outcome }) => ({ name, outcome }));
      return {
        id: entry.id,
        title: entry.title,
        section: entry.section,
        method: entry.method,
        path: concretePath(entry, own, planned?.case.params ?? {}),
        specRef: `${plan.spec.file}:${entry.firstLine}-${entry.lastLine}`,
        profile: [...(coverage.get(entry.id)?.profiles ?? [])],
        hasCase: planned !== undefined,
        class: entryClass(scenarios, notExecuted.length),
        scenarios,
        scenariosNotExecuted: notExecuted,
      };
    });
}

/** Ids of the spec entries that the profile asks for: for `full` and `documented` all of them, with or without a case. */
export function profileIds(plan: AuditPlan): string[] {
  const { profile } = plan.options;
  const whole = profile === 'full' || profile === 'documented';
  return plan.coverage.filter(({ profiles }) => whole || profiles.includes(profile)).map(({ id }) => id);
}

function auditScenario(evidence: FiledEvidence): AuditScenario {
  const calls = evidence.exchanges.filter(({ role }) => role === 'call');
  return {
    name: evidence.scenario,
    outcome: evidence.outcome,
    result: scenarioResult(evidence),
    expected: evidence.expected,
    actual: evidence.actual,
    httpStatus: evidence.httpStatus,
    durationMs: evidence.durationMs,
    attempts: calls.reduce((sum, { attempts }) => sum + attempts.length, 0),
    checks: evidence.checks,
    rows: evidence.rows,
    loaded: evidence.loaded,
    notes: evidence.notes,
    artifact: evidence.file?.path ?? null,
    skipReason: evidence.skipReason,
  };
}

/**
 * The path that was called; else the spec's first example, where it shows ids alone, since nothing masks what nobody asked; else the
 * template with the case's parameters.
 */
function concretePath(
  entry: SpecEntry,
  evidence: readonly FiledEvidence[],
  params: Readonly<Record<string, string | number>>,
): string {
  const called = evidence.flatMap(({ exchanges }) => exchanges).find(({ role }) => role === 'call')
    ?.request.path;
  if (called !== undefined || !showsIdsAlone(entry.path)) return called ?? entry.path;
  const template = entry.path.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return entry.examples[0] ?? template;
}
