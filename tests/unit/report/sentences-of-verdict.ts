import type { AuditRun } from '../../../src/model/audit-run.ts';
import {
  document,
  executed,
  heading,
  idleTables,
  idsOf,
  inClass,
  labels,
  MET,
  ofProfile,
  rightTables,
  rule,
  type SentenceRule,
  titles,
} from './sentence-facts.ts';

/** Reasons of a verdict. */
export const REASONS: readonly SentenceRule[] = [
  rule('The run was interrupted after (\\d+) of (\\d+) entr(?:y|ies)\\.', (run) =>
    run.run.interrupted ? [executed(run).length, ofProfile(run).length] : ['no', 'interruption'],
  ),
  rule(
    'Shards? ([\\d/, ]+) of the run (?:is|are) missing: (\\d+) of (\\d+) entr(?:y|ies) were executed\\.',
    (run) => [(run.run.shards?.missing ?? []).join(', '), executed(run).length, ofProfile(run).length],
  ),
  rule('(No) entry was executed, so nothing was shown\\.', (run) => [executed(run).length === 0 ? 'No' : '']),
  rule('(\\d+) entr(?:y|ies) failed: (.+)\\.', (run) => {
    const failed = inClass(run, 'failed');
    return [failed.length, titles(run, idsOf(failed))];
  }),
  rule('(\\d+) entr(?:y|ies) skipped: (.+)\\.', (run) => {
    const skipped = inClass(run, 'skipped');
    return [skipped.length, titles(run, idsOf(skipped))];
  }),
  rule('(\\d+) entr(?:y|ies) of the profile not executed: (.+)\\.', (run) => {
    const left = ofProfile(run).filter(({ class: kind, hasCase }) => kind === 'notExecuted' && hasCase);
    return [left.length, titles(run, idsOf(left))];
  }),
  rule('(\\d+) entr(?:y has|ies have) no case: (.+)\\.', (run) => {
    const without = run.entries.filter(({ hasCase }) => !hasCase);
    return [without.length, titles(run, idsOf(without))];
  }),
  rule('Checks that were not run though nothing failed: (.+)\\.', (run) => [
    titles(
      run,
      labels(run, (s) => s.result === 'pass' && s.checks.some(({ result }) => result === 'notRun')),
    ),
  ]),
  rule('Passed with nothing to see, since a list of the answer was empty: (.+)\\.', (run) => [
    titles(run, unseen(run)),
  ]),
  rule(
    '(\\d+) writes? (?:is|are) left on the account, of (.+): section 5 names the calls that undo them\\.',
    (run) => [
      run.account?.left.length ?? 0,
      titles(
        run,
        [...new Set((run.account?.left ?? []).map(({ id, scenario }) => `${id} ${scenario}`.trim()))].join(
          ', ',
        ),
      ),
    ],
  ),
  rule('There w(?:as|ere) (\\d+) errors? outside any case\\.', (run) => [run.unhandledErrors.length]),
  rule('The evidence is broken: (.+)', (run, [told = '']) => [
    run.integrity.problems.includes(told) ? told : 'no such problem',
  ]),
  rule('Executed and met their expectation: (\\d+) of (\\d+) entr(?:y|ies) of the profile\\.', (run) => [
    ofProfile(run).filter(({ class: kind }) => MET.some((met) => met === kind)).length,
    ofProfile(run).length,
  ]),
  rule(
    'Tables that reconcile with the rows of the scenarios: (\\d+) of (\\d+)(?:, (\\d+) of them without a row)?\\.',
    (run) => [rightTables(run), run.tables.length, idleTables(run)],
  ),
  rule('Personal data or secrets found by the scan: (none) in (\\d+) files\\.', (run) => [
    run.maskingScan.hits.length === 0 ? 'none' : 'some',
    run.maskingScan.files,
  ]),
  rule('Problems found in the evidence: (none)\\.', (run) => [
    run.integrity.problems.length === 0 ? 'none' : 'some',
  ]),
];

function unseen(run: AuditRun): string {
  const empty = run.findings.filter(({ kind }) => kind === 'nothing-to-check');
  const passed = run.entries.flatMap(({ id, scenarios }) =>
    scenarios.filter(({ result }) => result === 'pass').map(({ name }) => `${id} ${name}`.trim()),
  );
  const noted = new Set(empty.map(({ id, scenario }) => `${id} ${scenario}`.trim()));
  return passed.filter((label) => noted.has(label)).join(', ');
}

/** What would mend them, and what follows from a run. */
export const REMEDIES: readonly SentenceRule[] = [
  heading('Run the audit again and let it finish\\.'),
  heading('Execute the entries of the profile\\.'),
  rule('Run ([\\d/, ]+) too, and merge all shards of the run\\.', (run) => [
    (run.run.shards?.missing ?? []).join(', '),
  ]),
  rule('Make (what failed) meet what the spec asks, and run again\\.', (run) => [
    inClass(run, 'failed').length > 0 ? 'what failed' : 'nothing',
  ]),
  rule('Execute (what was skipped)\\.', (run) => [
    inClass(run, 'skipped').length > 0 ? 'what was skipped' : 'nothing',
  ]),
  rule('Execute (the rest) of the profile\\.', (run) => [
    ofProfile(run).some(({ class: kind, hasCase }) => kind === 'notExecuted' && hasCase)
      ? 'the rest'
      : 'none',
  ]),
  rule('Write cases for the entries that have (none)\\.', (run) => [
    run.entries.some(({ hasCase }) => !hasCase) ? 'none' : 'one',
  ]),
  rule('Write cases for (.+): the spec document asks for them\\.', (run) => [
    titles(run, idsOf(run.entries.filter(({ hasCase }) => !hasCase))),
  ]),
  rule('Make (every check) run\\.', (run) => [
    labels(run, (s) => s.checks.some(({ result }) => result === 'notRun')) === 'none'
      ? 'none'
      : 'every check',
  ]),
  rule('Run where the account has what (the empty lists) are of\\.', (run) => [
    unseen(run) === '' ? 'nothing' : 'the empty lists',
  ]),
  heading('Mend what broke the evidence, and run again\\.'),
  heading('Mend the errors outside the cases\\.'),
  rule('Ask (the account) itself, with --target live\\.', (run) => [
    run.run.target === 'live' && run.run.answeredBy.length > 0 ? 'it was asked' : 'the account',
  ]),
  rule('(Run from a checkout that git can read), so that the document names the code\\.', (run) => [
    run.run.commit === null ? 'Run from a checkout that git can read' : 'it was',
  ]),
  rule('(Commit the changes) and run again, so that the code can be found again\\.', (run) => [
    run.run.dirty === true ? 'Commit the changes' : 'there are none',
  ]),
  rule(
    'Run the profile "full" as well: (\\d+) entr(?:y has|ies have) a case, and this profile holds (\\d+)\\.',
    (run) => [document(run).withCase, ofProfile(run).length],
  ),
  rule('Clarify (the findings) with the owner of the API\\.', ({ findings }) => [
    findings.length > 0 ? 'the findings' : 'nothing',
  ]),
  rule('Look into why calls had to be repeated: (.+)\\.', (run) => [
    titles(run, [...new Set(run.retries.map(({ id, scenario }) => `${id} ${scenario}`.trim()))].join(', ')),
  ]),
  heading('Nothing follows from this run\\.'),
];
