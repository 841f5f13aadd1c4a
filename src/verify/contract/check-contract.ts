import type { AuditRun } from '../../model/audit-run.ts';
import { AuditError } from '../../model/errors.ts';
import type { AuditPlan } from '../../model/plan.ts';
import { plannedScenarios } from '../../model/planned-scenarios.ts';
import type { Evidence } from '../derive/evidence.ts';
import type { Comparisons, Told } from '../ledger.ts';
import { labelOf, type RunLog } from '../log/run-log.ts';
import { compareAccount } from './compare-account.ts';
import { compareFacts } from './compare-facts.ts';
import { compareGaps } from './compare-gaps.ts';
import { compareJudgement } from './compare-judgement.ts';
import { compareRecordings } from './compare-recordings.ts';
import { compareRequests } from './compare-requests.ts';
import { compareRows } from './compare-rows.ts';
import { compareShards } from './compare-shards.ts';
import { compareSkips } from './compare-skips.ts';
import { compareTables } from './compare-tables.ts';
import { type Contract, type OtherContract, otherContract, otherFiles } from './contract.ts';
import { isOfAccount, judgeAgain, planAgain } from './judge-again.ts';

/**
 * Holds a bundle against the contract of this checkout: what was to run follows from its cases and the run's options, and every
 * answer is judged again by the contract itself. Gives what differs where the run was of another contract: then nothing is held
 * against anything.
 */
export async function checkContract(
  evidence: Pick<Evidence, 'log' | 'responses' | 'claimed' | 'bundle'>,
  contract: Contract,
  ledger: Comparisons,
  watch?: (what: string) => void,
): Promise<OtherContract | null> {
  const { log, responses, claimed } = evidence;
  const other = otherContract(claimed, contract);
  if (other !== null) {
    ledger.leaveOut(`the run was of another contract: ${other.differs.slice(0, 3).join(', ')}`);
    return other;
  }
  let plan: AuditPlan;
  try {
    plan = planAgain(claimed, contract);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    const options: Told = ['options of the run', error.message];
    ledger.expect(false, 'a plan', options, ['cases of this checkout', 'a plan']);
    return null;
  }
  comparePlan(log, claimed, plan, ledger);
  compareGaps(log, plan, contract, ledger);
  compareAccount(log, plan, ledger);
  compareFacts(log, evidence, ledger);
  compareShards(log, contract, ledger);
  const recordings = compareRecordings(evidence, contract, ledger);
  recordings.push(...compareSkips(evidence, plan, contract, recordings, ledger));
  compareTables(log, contract, ledger);
  watch?.('the answers, judged again');
  const judged = await judgeAgain(log, responses, plan, contract, claimed);
  for (const one of judged) {
    compareJudgement(log, one, ledger);
    compareRequests(one, isOfAccount(claimed), ledger);
  }
  compareRows(log, judged, ledger);
  return recordings.length === 0 ? null : otherFiles(recordings, claimed);
}

// Entries, their scenarios and what has no case are the plan's to say.
function comparePlan(log: RunLog, claimed: AuditRun, plan: AuditPlan, ledger: Comparisons): void {
  const same = (what: string, place: string, found: unknown, wanted: unknown) =>
    ledger.same(what, [place, found], ['cases and options', wanted]);
  same(
    'entries selected',
    `${log.file}:1`,
    log.started.selected,
    plan.selected.map(({ entry }) => entry.id),
  );
  for (const { kind, file, lines } of plan.documents) {
    const name = kind === 'spec' ? 'coverageOfSpec' : 'coverageOfDocumented';
    same(
      'entries without a case',
      `audit.json#/${name}/withoutCase`,
      claimed[name].withoutCase,
      lines.filter(({ hasCase }) => !hasCase).map(({ id }) => id),
    );
    same('name of a document', `audit.json#/${name}/file`, claimed[name].file, file);
    same('entries of a document', `audit.json#/${name}/entries`, claimed[name].entries, lines.length);
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
    const reads = [...plan.joined, ...(plan.replaced ?? [])]
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
}
