import type { AuditRun } from '../../model/audit-run.ts';
import { wholeDocument } from '../derive/coverage.ts';
import { documentInUse } from '../derive/entries.ts';
import { rightRows, rightTables } from '../derive/row-facts.ts';
import { counted, ids } from '../derive/words.ts';
import { labelOf } from '../log/run-log.ts';
import {
  type Block,
  bold,
  box,
  heading,
  items,
  type Line,
  literal,
  paragraph,
  plain,
  tableOr,
} from './span.ts';

function shardsThere({ run: { shards } }: AuditRun): [done: boolean, text: string][] {
  if (shards === null) return [];
  const there = shards.count - shards.missing.length;
  return [[there === shards.count, `Every shard of the run is there (${there} of ${shards.count})`]];
}

/** Section 7: the verdict, what was met, what was not, the findings, and what follows. */
export function expectedConclusions(run: AuditRun): Block[] {
  const boxes = requirements(run);
  const met = boxes.filter(([done]) => done).map(([, text]) => plain(text));
  const advice = recommendations(run);
  return [
    heading(2, '7. Conclusions and recommendations'),
    heading(3, 'Readiness assessment'),
    paragraph(bold(plain(run.verdict.status)) + plain(`, said of ${run.verdict.saidOf}`)),
    heading(3, 'Completed requirements'),
    ...(met.length === 0 ? [paragraph('None.')] : items(met)),
    heading(3, 'Critical gaps'),
    ...(run.verdict.status === 'READY' ? [paragraph('None.')] : items(run.verdict.reasons.map(plain))),
    heading(3, 'Technical compliance checklist'),
    ...boxes.map(([done, text]) => box(done, text)),
    heading(3, 'Findings'),
    ...tableOr(
      ['Kind', 'Test', 'Finding'],
      run.findings.map((finding): Line[] => [
        literal(finding.kind),
        plain(labelOf(finding)),
        plain(finding.message),
      ]),
      'No scenario reported a finding.',
    ),
    heading(3, 'Recommendations'),
    ...(advice.length === 0
      ? [paragraph('Nothing follows from this run.')]
      : items(advice.map(plain), 'numbered')),
  ];
}

function requirements(run: AuditRun): [done: boolean, text: string][] {
  const { coverage, tables, maskingScan, integrity, unhandledErrors } = run;
  const document = documentInUse(run);
  const ran = run.entries.flatMap(({ scenarios }) => scenarios).filter(({ result }) => result !== 'skipped');
  const { right, looked } = rightRows(ran);
  const firm = rightTables(run);
  const share = (part: number, whole: number) => `(${part} of ${whole})`;
  const all = (part: number, whole: number) => whole > 0 && part === whole;
  const { hits, files } = maskingScan;
  const problems = integrity.problems.length;
  return [
    [
      all(coverage.executed, coverage.specified),
      `Every entry of the profile executed ${share(coverage.executed, coverage.specified)}`,
    ],
    [
      coverage.executed > 0 && coverage.failed === 0,
      `Every executed entry met its expectation ${share(coverage.passed, coverage.executed)}`,
    ],
    [
      all(right, looked),
      `Every executed scenario whose rows are checked changed the tables as expected ${share(right, looked)}`,
    ],
    [
      all(firm, tables.length),
      `Every table reconciles with the rows of the scenarios ${share(firm, tables.length)}`,
    ],
    [
      hits.length === 0,
      `No personal data or secret found by the scan (${counted(hits.length, 'hit', 'hits')} in ${counted(files, 'file', 'files')})`,
    ],
    [problems === 0, `No problem found in the evidence (${counted(problems, 'problem', 'problems')})`],
    [unhandledErrors.length === 0, `No error outside the cases (${unhandledErrors.length})`],
    ...nothingLeft(run),
    [!run.run.interrupted, 'The run was not interrupted'],
    ...shardsThere(run),
    [
      run.run.commit !== null && run.run.dirty === false,
      'The code is a known commit without uncommitted changes',
    ],
    [
      all(document.withCase, document.entries),
      `Every entry of the spec document has a case ${share(document.withCase, document.entries)}`,
    ],
    [
      all(document.executed, document.entries),
      `Every entry of the spec document executed ${share(document.executed, document.entries)}`,
    ],
  ];
}

function nothingLeft({ account }: AuditRun): [done: boolean, text: string][] {
  if (account === undefined) return [];
  const { length } = account.left;
  return [[length === 0, `Nothing is left on the account (${counted(length, 'write', 'writes')})`]];
}

function recommendations(run: AuditRun): string[] {
  const { commit, dirty, profile, answeredBy } = run.run;
  const asked = answeredBy.filter(({ who, recordings }) => who === 'account' && recordings === null);
  const { withoutCase, withCase } = documentInUse(run);
  const labels = (list: readonly { id: string; scenario: string }[]) => ids([...new Set(list.map(labelOf))]);
  const advice: [boolean, string][] = [
    [asked.length === 0, `Ask the account itself, with --target live: this run is of ${run.verdict.saidOf}.`],
    [commit === null, 'Run from a git checkout, so that the document names the code.'],
    [dirty === true, 'Commit the changes and run again, so that the code can be found again.'],
    [
      withoutCase.length > 0 && !wholeDocument(profile),
      `Write cases for ${ids(withoutCase)}: the spec document asks for them.`,
    ],
    [
      !wholeDocument(profile) && run.coverage.specified < withCase,
      `Run the profile "full" as well: ${counted(withCase, 'entry has', 'entries have')} a case, and this profile holds ${run.coverage.specified}.`,
    ],
    [run.findings.length > 0, `Clarify the findings of ${labels(run.findings)} with the owner of the API.`],
    [run.retries.length > 0, `Look into why calls of ${labels(run.retries)} had to be repeated.`],
  ];
  return [...run.verdict.missing, ...advice.filter(([holds]) => holds).map(([, words]) => words)];
}
