import type { AuditRun } from '../model/audit-run.ts';
import { coverageInUse, isWholeDocument } from './coverage-in-use.ts';
import { isOfLoader } from './loader-words.ts';
import { firmCount, firmTables, hasRowChecks, judgedTables, rowsHeld, rowsHeldAgainst } from './row-facts.ts';
import { titledList, titledScenarios } from './titles.ts';
import { amount } from './words.ts';

/** A box of the compliance checklist. */
export interface ChecklistItem {
  done: boolean;
  text: string;
}

/** The compliance checklist; each box is computed, and a box about something that did not happen stays empty. */
export function checklist(run: AuditRun): ChecklistItem[] {
  const { coverage, maskingScan, integrity, unhandledErrors } = run;
  const spec = coverageInUse(run);
  const tables = judgedTables(run);
  const reconciled = firmTables(run).length;
  const scenarios = run.entries.flatMap((entry) => entry.scenarios);
  const executed = scenarios.filter(({ result }) => result !== 'skipped');
  const looked = executed.filter(hasRowChecks);
  const exact = looked.filter(rowsHeld);
  const clean = maskingScan.hits.length === 0;
  return [
    {
      done: coverage.specified > 0 && coverage.executed === coverage.specified,
      text: `Every entry of the profile executed (${coverage.executed} of ${coverage.specified})`,
    },
    {
      done: coverage.executed > 0 && coverage.failed === 0,
      text: `Every executed entry met its expectation (${coverage.passed} of ${coverage.executed})`,
    },
    {
      done: looked.length > 0 && exact.length === looked.length,
      text: `${run.loader === null ? 'Every executed scenario whose rows are checked changed the tables as expected' : 'Every executed scenario whose rows are judged found all that the loader was answered, and nothing else'} (${exact.length} of ${looked.length})`,
    },
    {
      done: tables.length > 0 && reconciled === tables.length,
      text: `Every ${run.loader === null ? '' : 'judged '}table reconciles with ${rowsHeldAgainst(run)} (${firmCount(run)})`,
    },
    { done: clean, text: 'No personal data or secret found by the scan' },
    { done: integrity.problems.length === 0, text: 'No problem found in the evidence' },
    { done: unhandledErrors.length === 0, text: 'No error outside the cases' },
    ...(run.account === undefined
      ? []
      : [{ done: run.account.left.length === 0, text: 'Nothing is left on the account' }]),
    { done: !run.run.interrupted, text: 'The run was not interrupted' },
    ...(run.run.shards === null
      ? []
      : [
          {
            done: run.run.shards.missing.length === 0,
            text: `Every shard of the run is there (${run.run.shards.count - run.run.shards.missing.length} of ${run.run.shards.count})`,
          },
        ]),
    {
      done: run.run.commit !== null && run.run.dirty === false,
      text: 'The code is a known commit without uncommitted changes',
    },
    {
      done: spec.entries > 0 && spec.withCase === spec.entries,
      text: `Every entry of the spec document has a case (${spec.withCase} of ${spec.entries})`,
    },
    {
      done: spec.entries > 0 && spec.executed === spec.entries,
      text: `Every entry of the spec document executed (${spec.executed} of ${spec.entries})`,
    },
  ];
}

/** What follows from the run beside what would lead to a better verdict; [] when nothing does. */
export function recommendations(run: AuditRun): string[] {
  const { findings, retries } = run;
  const spec = coverageInUse(run);
  const advice: string[] = [];
  if (!run.run.answeredBy.some(({ who, recordings }) => who === 'account' && recordings === null))
    advice.push('Ask the account itself, with --target live.');
  if (run.run.commit === null)
    advice.push('Run from a checkout that git can read, so that the document names the code.');
  if (run.run.dirty === true)
    advice.push('Commit the changes and run again, so that the code can be found again.');
  if (spec.withoutCase.length > 0 && !isWholeDocument(run)) {
    advice.push(`Write cases for ${titledList(run, spec.withoutCase)}: the spec document asks for them.`);
  }
  if (!isWholeDocument(run) && run.coverage.specified < spec.withCase) {
    advice.push(
      `Run the profile "full" as well: ${amount(spec.withCase, 'entry has', 'entries have')} a case, and this profile holds ${run.coverage.specified}.`,
    );
  }
  const ofApi = findings.filter((finding) => !isOfLoader(finding));
  // Of the simulator its owner is this project, and the document says so.
  if (ofApi.length > 0 && run.run.answeredBy.some(({ who }) => who === 'account'))
    advice.push('Clarify the findings with the owner of the API.');
  if (retries.length > 0)
    advice.push(`Look into why calls had to be repeated: ${titledScenarios(run, retries)}.`);
  return advice;
}
