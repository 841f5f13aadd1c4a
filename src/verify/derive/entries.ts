import { showsIdsAlone } from '../../common/path-template.ts';
import type { AuditEntry, AuditScenario } from '../../model/audit-run.ts';
import type { LoggedScenario, LoggedSkip } from '../log/run-log.ts';
import type { SpecLine } from '../spec/spec-entries.ts';
import { wholeDocument } from './coverage.ts';
import { countedScenarios, type Evidence } from './evidence.ts';
import { classOf, passed } from './results.ts';

/** The entries of the run: those selected, and those of the document that have no case, in the document's order. */
export function deriveEntries(evidence: Evidence): AuditEntry[] {
  const { log, spec, claimed } = evidence;
  const counted = countedScenarios(evidence);
  const selected = new Set(log.started.selected);
  const { withoutCase } = documentInUse(claimed);
  return spec
    .filter(({ id }) => selected.has(id) || withoutCase.includes(id))
    .map((line): AuditEntry => {
      const stated = claimed.entries.find(({ id }) => id === line.id);
      const own = counted.get(line.id) ?? [];
      const scenarios = own.map((item) => scenarioOf(item, stated));
      const present = scenarios.map(({ name }) => name);
      const notExecuted = (stated?.scenariosNotExecuted ?? []).filter(({ name }) => !present.includes(name));
      const hasCase = selected.has(line.id);
      return {
        id: line.id,
        title: line.title,
        section: line.section,
        method: line.method,
        path: pathOf(line, own, stated, claimed.run.routes),
        specRef: `${log.started.spec.file}:${line.firstLine}-${line.lastLine}`,
        profile: profilesOf(hasCase, stated, log.started.profile),
        hasCase,
        class: classOf(scenarios, notExecuted.length),
        scenarios,
        scenariosNotExecuted: hasCase ? notExecuted : [],
      };
    });
}

/** Coverage of the document that the profile selects from, as audit.json has it. */
export function documentInUse(claimed: Evidence['claimed']): Evidence['claimed']['coverageOfSpec'] {
  return claimed.run.profile === 'documented' ? claimed.coverageOfDocumented : claimed.coverageOfSpec;
}

/** Ids that the profile asks for: those selected, and for a profile that is a whole document all of it. */
export function askedFor({ log, spec }: Pick<Evidence, 'log' | 'spec'>): string[] {
  const { profile, selected } = log.started;
  const own = new Set(selected);
  return spec.map(({ id }) => id).filter((id) => wholeDocument(profile) || own.has(id));
}

function scenarioOf(item: LoggedScenario | LoggedSkip, stated: AuditEntry | undefined): AuditScenario {
  if (item.skipReason === null) return ranScenario(item);
  const known = stated?.scenarios.find(({ name }) => name === item.scenario);
  return {
    name: item.scenario,
    // The log says nothing of what a scenario that was not run asks for.
    outcome: known?.outcome ?? 'ok',
    expected: known?.expected ?? '',
    durationMs: known?.durationMs ?? null,
    result: 'skipped',
    actual: 'not sent',
    httpStatus: null,
    attempts: 0,
    checks: [],
    rows: [],
    loaded: false,
    notes: [],
    artifact: null,
    skipReason: item.skipReason,
  };
}

function ranScenario(item: LoggedScenario): AuditScenario {
  const tries = item.exchanges.filter(({ role }) => role === 'call').map(({ attempts }) => attempts.length);
  return {
    name: item.scenario,
    outcome: item.outcome,
    result: passed(item) ? 'pass' : 'fail',
    expected: item.expected,
    actual: item.actual,
    httpStatus: item.httpStatus,
    durationMs: item.durationMs,
    attempts: tries.reduce((sum, number) => sum + number, 0),
    checks: item.checks,
    rows: item.rows,
    loaded: item.loaded,
    notes: item.notes,
    artifact: item.artifact?.path ?? null,
    skipReason: null,
  };
}

// Of an entry that was not called, the path may be an example, or the template with values that the bundle does not hold.
function pathOf(
  line: SpecLine,
  own: readonly (LoggedScenario | LoggedSkip)[],
  stated: AuditEntry | undefined,
  routes: Evidence['claimed']['run']['routes'],
): string {
  const called = own
    .flatMap((item) => (item.skipReason === null ? item.exchanges : []))
    .find(({ role }) => role === 'call');
  if (called !== undefined) return called.request.path;
  if (!showsIdsAlone(line.path) && routes === 'spec') return line.path;
  const [example] = line.examples;
  if (stated === undefined) return example ?? line.path;
  if (example !== undefined && routes === 'spec') return example;
  return routes === 'documented' || isOfTemplate(line.path, stated.path) ? stated.path : line.path;
}

function isOfTemplate(template: string, path: string): boolean {
  const [parts, given] = [template.split('/'), path.split('/')];
  const fits = (part: string, index: number) =>
    part === given[index] || (/\{\w+\}/.test(part) && (given[index] ?? '') !== '');
  return parts.length === given.length && parts.every(fits);
}

function profilesOf(
  hasCase: boolean,
  stated: AuditEntry | undefined,
  profile: AuditEntry['profile'][number],
): AuditEntry['profile'] {
  if (!hasCase) return [];
  const named = stated?.profile ?? [];
  return named.includes(profile) ? named : [...named, profile];
}
