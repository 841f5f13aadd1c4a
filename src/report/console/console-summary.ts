import { commandLine } from '../../common/command-line.ts';
import { visible } from '../../common/plain-text.ts';
import { whatItShows } from '../../documents/answerer-words.ts';
import { endWords, hasFailed } from '../../documents/loader-words.ts';
import { rowsAdded } from '../../documents/row-facts.ts';
import { withTitles } from '../../documents/titles.ts';
import { amount, duration, scenarioLabel, verdictWords } from '../../documents/words.ts';
import type { AccountWrite } from '../../model/account.ts';
import type { AuditRun, DocumentCoverage } from '../../model/audit-run.ts';
import type { AuditOptions } from '../../model/plan.ts';
import type { Bundle } from '../write-bundle.ts';
import { failureLines } from './failure-lines.ts';
import { padded, styled, type Terminal, widthOf, wrapped } from './terminal.ts';

/** How a summary is told. */
export interface SummaryParts {
  /** With which the run was made. */
  options: AuditOptions;
  /** The project's folder, which has the cases. */
  project: string;
  terminal: Terminal;
}

/**
 * What a command prints once a bundle is written: sections, coverage, what failed, and last, where it is still seen, the verdict
 * and where the document is.
 */
export function consoleSummary(bundle: Bundle, { options, project, terminal }: SummaryParts): string {
  const { out } = options;
  const { run, folder, archive, documents, signedBy } = bundle;
  const { coverage, coverageOfSpec, coverageOfDocumented, verdict } = run;
  const told = `${out}/${folder.name}`;
  // Reasons and errors quote what others wrote.
  const text = (line: string, first = '') => wrapped(terminal, first, visible(line));
  return [
    '',
    ...table(['Section', 'Passed', 'Rows'], sectionRows(run)),
    '',
    ...text(
      `Profile ${coverage.profile}: ${coverage.passed} of ${coverage.specified} entries passed, ${coverage.executed} executed`,
    ),
    ...text(`Spec document: ${coverageWords(coverageOfSpec)}`),
    ...text(`Documented calls: ${coverageWords(coverageOfDocumented)}`),
    ...loaderLines(run, told).flatMap((line) => text(line)),
    ...failureLines(run, { folder: folder.path, told, project, options }, terminal),
    ...errorsOutside(run.unhandledErrors).flatMap((line) => text(line)),
    '',
    ...text(`Verdict: ${verdictWords(verdict)}`).map((line) =>
      styled(terminal, ['bold', COLOURS[verdict.status]], line),
    ),
    ...text(whatItShows(run.run.answeredBy), '  '),
    ...verdict.reasons.flatMap((reason) => text(withTitles(run, reason), '  ')),
    ...accountLines(run).flatMap((line) =>
      text(line.trimStart(), ' '.repeat(line.length - line.trimStart().length)),
    ),
    ...(run.run.durationMs === null ? [] : text(`Took ${duration(run.run.durationMs)}`)),
    ...(options.only === ''
      ? []
      : text(
          `Left out by --only ${options.only}: ${coverage.specified - coverage.executed - coverage.skipped} of ${amount(coverage.specified, 'entry', 'entries')} of the profile`,
        )),
    ...(run.run.debug ? text(`A debug run: ${out}/latest is not this one`) : []),
    ...documents.map((document) => `Document: ${told}/${document}`),
    ...text(`Archive: ${archive.path}, SHA-256 ${archive.sha256}`),
    ...(signedBy === null ? [] : text(`Signed by key ${signedBy}`)),
    '',
  ].join('\n');
}

const COLOURS = { READY: 'green', CONDITIONAL: 'yellow', 'NOT READY': 'red', INCOMPLETE: 'yellow' } as const;

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
    section.rows += rowsAdded(entry.scenarios).data;
    sections.set(entry.section, section);
  }
  return [...sections].map(([number, { passed, total, rows }]) => [
    number,
    `${passed}/${total}`,
    String(rows),
  ]);
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
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
