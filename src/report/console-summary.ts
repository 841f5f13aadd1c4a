import { commandLine } from '../common/command-line.ts';
import { whatItShows } from '../documents/answerer-words.ts';
import { endWords, hasFailed } from '../documents/loader-words.ts';
import { amount, scenarioLabel, verdictWords } from '../documents/words.ts';
import type { AccountWrite } from '../model/account.ts';
import type { AuditEntry, AuditRun, DocumentCoverage } from '../model/audit-run.ts';
import type { Bundle } from './write-bundle.ts';

/** What a command prints once a bundle is written: sections, coverage, verdict, where the document is. */
export function consoleSummary({ run, folder, archive, documents, signedBy }: Bundle, out: string): string {
  const { coverage, coverageOfSpec, coverageOfDocumented, verdict } = run;
  return [
    '',
    ...table(['Section', 'Passed', 'Rows'], sectionRows(run)),
    '',
    `Profile ${coverage.profile}: ${coverage.passed} of ${coverage.specified} entries passed, ${coverage.executed} executed`,
    `Spec document: ${coverageWords(coverageOfSpec)}`,
    `Documented calls: ${coverageWords(coverageOfDocumented)}`,
    ...loaderLines(run, `${out}/${folder.name}`),
    ...failures(run.entries),
    ...errorsOutside(run.unhandledErrors),
    '',
    `Verdict: ${verdictWords(verdict)}`,
    `  ${whatItShows(run.run.answeredBy)}`,
    ...verdict.reasons.map((reason) => `  ${reason}`),
    ...accountLines(run),
    ...(run.run.debug ? [`A debug run: ${out}/latest is not this one`] : []),
    ...documents.map((document) => `Document: ${out}/${folder.name}/${document}`),
    `Archive: ${archive.path}, SHA-256 ${archive.sha256}`,
    ...(signedBy === null ? [] : [`Signed by key ${signedBy}`]),
    '',
  ].join('\n');
}

function accountLines({ account }: AuditRun): string[] {
  const { undone = [], left = [] } = account ?? {};
  return [
    ...(undone.length === 0 ? [] : ['Undone after the tests:', ...undone.map(writeLine)]),
    ...(left.length === 0
      ? []
      : [
          'LEFT ON THE ACCOUNT:',
          ...left.flatMap((write) => [
            writeLine(write),
            `    ${write.call === null ? 'no call is known that undoes it' : `undo it by ${write.call}`}`,
          ]),
          `  ${commandLine('run', '--undo-left')} undoes what can be undone.`,
        ]),
  ];
}

function writeLine(write: AccountWrite): string {
  return `  ${scenarioLabel(write)}: ${write.what}`;
}

function loaderLines({ loader }: AuditRun, folder: string): string[] {
  if (loader === null) return [];
  const { environment, output, lastLines, calls } = loader;
  const replaced =
    environment.replaced.length === 0 ? '' : `, in place of yours: ${environment.replaced.join(', ')}`;
  const last = hasFailed(loader) ? ['Its last lines:', ...lastLines.map((line) => `  ${line}`)] : [];
  return [
    '',
    `Loader: ${endWords(loader)}, ${amount(calls.length, 'call', 'calls')} of the API; its output is ${folder}/${output.path}`,
    `Handed to it: ${environment.set.join(', ')}${replaced}`,
    ...last,
  ];
}

function coverageWords({ executed, entries, withCase }: DocumentCoverage): string {
  return `${executed} of ${entries} entries executed, ${withCase} have a case`;
}

function sectionRows({ run, entries, coverage }: AuditRun): string[][] {
  const left = new Set(coverage.notExecuted.map(({ id }) => id));
  const sections = new Map<string, { passed: number; total: number; rows: number }>();
  for (const entry of entries.filter(({ profile }) => profile.includes(run.profile))) {
    const section = sections.get(entry.section) ?? { passed: 0, total: 0, rows: 0 };
    section.total += 1;
    if (!left.has(entry.id) && entry.class !== 'failed' && entry.class !== 'skipped') section.passed += 1;
    section.rows += entry.scenarios.flatMap(({ rows }) => rows).reduce((sum, { actual }) => sum + actual, 0);
    sections.set(entry.section, section);
  }
  return [...sections].map(([number, { passed, total, rows }]) => [
    number,
    `${passed}/${total}`,
    String(rows),
  ]);
}

function failures(entries: readonly AuditEntry[]): string[] {
  return entries.flatMap(({ id, scenarios }) =>
    scenarios.flatMap(({ name, checks }) =>
      checks
        .filter(({ result }) => result === 'fail')
        .map((check) => `Failed ${id}${name === '' ? '' : ` (${name})`} ${check.name}: ${check.message}`),
    ),
  );
}

// Many tests may fail of one cause: it is told once, with the first of them.
function errorsOutside(errors: readonly string[]): string[] {
  const byCause = new Map<string, string[]>();
  for (const error of errors) {
    const cause = causeOf(error);
    byCause.set(cause, [...(byCause.get(cause) ?? []), error]);
  }
  return [...byCause.values()].map(
    ([first, ...others]) =>
      `Error outside any case${others.length === 0 ? '' : ` (${others.length + 1} times)`}: ${first}`,
  );
}

/** What was thrown, without the words for where. */
function causeOf(error: string): string {
  return error.replace(
    /^(?:the test "[\s\S]*?" left no evidence|the test file \S+ broke|an error outside any test): /,
    '',
  );
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
