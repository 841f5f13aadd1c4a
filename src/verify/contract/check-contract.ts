import type { AuditRun } from '../../model/audit-run.ts';
import { AuditError } from '../../model/errors.ts';
import type { CheckResult } from '../../model/evidence.ts';
import type { AuditPlan } from '../../model/plan.ts';
import { plannedScenarios } from '../../model/planned-scenarios.ts';
import { claim, type Ledger } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import type { Responses } from '../responses/match-responses.ts';
import { compareRequests } from './compare-requests.ts';
import { compareRows } from './compare-rows.ts';
import { type Contract, type OtherContract, otherContract } from './contract.ts';
import { isOfAccount, type JudgedAgain, judgeAgain, planAgain } from './judge-again.ts';

/** Kind of the finding that a recording was made with another body than was sent. */
const OTHERWISE = 'recorded-otherwise';

/** Rules that hold what was sent against what came back. */
const SENT_BACK = /^rule:(?:sentComesBack|echo|basket)/;

/** Checks whose names a scenario's tables decide, not its answer. */
const OF_TABLES = /^(?:rows:|loader$)/;

/**
 * Holds a bundle against the contract of this checkout: what was to run follows from its cases and the run's options, and every
 * answer is judged again by the contract itself. Gives what differs where the run was of another contract: then nothing is held
 * against anything.
 */
export async function checkContract(
  { log, responses, claimed }: { log: RunLog; responses: Responses; claimed: AuditRun },
  contract: Contract,
  ledger: Ledger,
): Promise<OtherContract | null> {
  const other = otherContract(claimed, contract);
  if (other !== null) {
    ledger.leaveOut('contract', `the run was of another contract: ${other.differs.slice(0, 3).join(', ')}`);
    return other;
  }
  let plan: AuditPlan;
  try {
    plan = planAgain(claimed, contract);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    const options = claim('options of the run', error.message);
    ledger.expect('contract', false, 'a plan', options, claim('cases of this checkout', 'a plan'));
    return null;
  }
  comparePlan(log, claimed, plan, ledger);
  const judged = await judgeAgain(log, responses, plan, contract);
  for (const one of judged) {
    compareJudgement(log, one, ledger);
    compareRequests(one, isOfAccount(claimed), ledger);
  }
  compareRows(log, judged, ledger);
  return null;
}

// Entries, their scenarios and what has no case are the plan's to say.
function comparePlan(log: RunLog, claimed: AuditRun, plan: AuditPlan, ledger: Ledger): void {
  const same = (what: string, place: string, found: unknown, wanted: unknown) =>
    ledger.same('contract', what, [place, found], ['cases and options', wanted]);
  same(
    'entries selected',
    `${log.file}:1`,
    log.started.selected,
    plan.selected.map(({ entry }) => entry.id),
  );
  for (const { kind, lines } of plan.documents) {
    const name = kind === 'spec' ? 'coverageOfSpec' : 'coverageOfDocumented';
    same(
      'entries without a case',
      `audit.json#/${name}/withoutCase`,
      claimed[name].withoutCase,
      lines.filter(({ hasCase }) => !hasCase).map(({ id }) => id),
    );
  }
  for (const planned of plan.selected) {
    const { id } = planned.entry;
    const entry = claimed.entries.find((candidate) => candidate.id === id);
    if (entry === undefined) continue;
    const wanted = plannedScenarios(planned, plan.options.access);
    const ran = new Set(entry.scenarios.map(({ name }) => name));
    const left = new Set(entry.scenariosNotExecuted.map(({ name }) => name));
    same(`profiles of ${id}`, 'audit.json', entry.profile, planned.case.profiles);
    same(`scenarios of ${id}`, 'audit.json', [...ran, ...left].sort(), wanted.map(({ name }) => name).sort());
    for (const { name, outcome } of entry.scenarios)
      same(
        `outcome of ${labelOf({ id, scenario: name })}`,
        'audit.json',
        outcome,
        wanted.find((one) => one.name === name)?.outcome,
      );
  }
  if (log.loader !== null) {
    const reads = plan.joined
      .filter((joined) => !joined.case.write)
      .flatMap((joined) => joined.case.scenarios);
    const tables = reads.filter(({ outcome }) => outcome === 'ok').flatMap(({ rows }) => rows);
    same(
      'tables that the loader is judged by',
      `${log.file}:${log.loader.line}`,
      [...log.loader.judged].sort(),
      [...new Set(tables.map(({ table }) => table))].sort(),
    );
  }
  const cutOff = log.notExecuted.find(({ reason }) => /interrupted/.test(reason));
  ledger.expect(
    'contract',
    cutOff === undefined || log.finished.interrupted,
    'a run that was interrupted says so',
    claim(`${log.file}:${log.finished.line}`, log.finished.interrupted),
    claim(`${log.file}:${cutOff?.line ?? 0}`, cutOff?.reason ?? 'so'),
  );
}

// A mask may hide why a check failed, and never why it passed.
function compareJudgement(log: RunLog, { logged, again }: JudgedAgain, ledger: Ledger): void {
  const label = labelOf(logged);
  const place = `${log.file}:${logged.lines.checks}`;
  const own = logged.checks.filter(({ name }) => !OF_TABLES.test(name));
  const wanted = again.checks.filter(({ name }) => !OF_TABLES.test(name));
  ledger.same('contract', `outcome of ${label}`, [place, logged.outcome], ['the case', again.outcome]);
  ledger.same('contract', `expectation of ${label}`, [place, logged.expected], ['the case', again.expected]);
  const missing = wanted.filter(({ name }) => count(own, name) < count(wanted, name));
  const invented = own.filter(({ name }) => count(own, name) > count(wanted, name));
  // After a failure that a mask hides, the rest may have been left out.
  const failed = own.some(({ result }) => result === 'fail');
  if (!failed)
    for (const { name } of missing)
      ledger.expect(
        'contract',
        false,
        `check ${name} of ${label}`,
        claim(place, 'not made'),
        claim('the case', 'made'),
      );
  for (const { name, result } of invented)
    ledger.expect(
      'contract',
      failed && result !== 'pass',
      `check ${name} of ${label}`,
      claim(place, result),
      claim('the case', 'has no such check'),
    );
  const hidden: string[] = [];
  // What a recording was made with is not in a bundle: what was sent need not come back then.
  const replayed = log.started.target === 'replay';
  const otherwise = replayed && logged.findings.some(({ kind }) => kind === OTHERWISE);
  for (const { name, result } of own) {
    const found = wanted.find((check) => check.name === name);
    if (found === undefined || (otherwise && SENT_BACK.test(name))) continue;
    if (result === 'fail' && found.result !== 'fail') hidden.push(name);
    ledger.expect(
      'contract',
      result === found.result || (failed && result !== 'pass'),
      `check ${name} of ${label}`,
      claim(place, result),
      claim(logged.artifact?.path ?? label, found.message ?? found.result),
    );
  }
  if (hidden.length > 0)
    ledger.notes.push(
      `${label}: ${hidden.join(', ')} failed; the masked answer passes, so the mask may hide why`,
    );
  if (failed) return;
  ledger.same(
    'contract',
    `findings of ${label}`,
    [place, kindsOf(logged.findings, replayed)],
    ['the answer', kindsOf(again.findings, replayed)],
  );
  ledger.same(
    'contract',
    `fields that the answer of ${label} has`,
    [place, logged.fieldUses.map(plainUse)],
    ['the answer', again.fieldUses.map(plainUse)],
  );
}

function plainUse({ schema, at, objects, absent }: JudgedAgain['again']['fieldUses'][number]) {
  return { schema, at, objects, absent };
}

function count(checks: readonly CheckResult[], name: string): number {
  return checks.filter((check) => check.name === name).length;
}

// How a recording was made is not in an answer; nothing else was recorded.
function kindsOf(findings: readonly { kind: string }[], replayed: boolean): string[] {
  return findings.map(({ kind }) => kind).filter((kind) => !replayed || kind !== OTHERWISE);
}
