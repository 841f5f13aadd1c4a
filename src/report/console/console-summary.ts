import { commandLine } from '../../common/command-line.ts';
import { groupBy } from '../../common/group-by.ts';
import { visible } from '../../common/plain-text.ts';
import { whatItShows } from '../../documents/answerer-words.ts';
import { endWords, hasFailed } from '../../documents/loader-words.ts';
import { plainTranslatorOf, type Translator } from '../../documents/messages/translator.ts';
import { undoArguments } from '../../documents/rerun-command.ts';
import { rowsAdded } from '../../documents/row-facts.ts';
import { withTitles } from '../../documents/titles.ts';
import { duration, scenarioLabel, verdictWords } from '../../documents/words.ts';
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
  const words = plainTranslatorOf(options.lang);
  const { say, told: inWords } = words;
  const told = `${out}/${folder.name}`;
  const { profile, passed, specified, executed } = coverage;
  // Reasons and errors quote what others wrote.
  const text = (line: string, first = '') => wrapped(terminal, first, visible(line));
  return [
    '',
    ...table([say('run.section'), say('run.passed'), say('run.rows')], sectionRows(run)),
    '',
    ...text(say('run.profile', { profile, passed, specified, executed })),
    ...text(say('run.specDocument', { coverage: coverageWords(coverageOfSpec, words) })),
    ...text(say('run.documented', { coverage: coverageWords(coverageOfDocumented, words) })),
    ...loaderLines(run, told, words).flatMap((line) => text(line)),
    ...failureLines(run, { folder: folder.path, told, project, options }, { terminal, words }),
    ...errorsOutside(run.unhandledErrors, words).flatMap((line) => text(line)),
    '',
    ...text(say('run.verdict', { verdict: verdictWords(words, verdict) })).map((line) =>
      styled(terminal, ['bold', COLOURS[verdict.status]], line),
    ),
    ...text(inWords(whatItShows(run.run.answeredBy)), '  '),
    ...verdict.reasons.flatMap((reason) => text(inWords(withTitles(run, reason)), '  ')),
    ...accountLines(run, out, words).flatMap((line) =>
      text(line.trimStart(), ' '.repeat(line.length - line.trimStart().length)),
    ),
    ...(run.run.durationMs === null
      ? []
      : text(say('run.took', { duration: duration(words, run.run.durationMs) }))),
    ...(options.only === ''
      ? []
      : text(
          say('run.leftOut', {
            only: options.only,
            left: specified - executed - coverage.skipped,
            count: specified,
          }),
        )),
    ...(run.run.debug ? text(say('run.debug', { latest: `${out}/latest` })) : []),
    ...documents.map((document) => say('run.document', { path: `${told}/${document}` })),
    ...text(say('run.archive', { path: archive.path, sum: archive.sha256 })),
    ...(signedBy === null ? [] : text(say('run.signed', { key: signedBy }))),
    '',
  ].join('\n');
}

const COLOURS = { READY: 'green', CONDITIONAL: 'yellow', 'NOT READY': 'red', INCOMPLETE: 'yellow' } as const;

function accountLines({ account }: AuditRun, out: string, { say, told }: Translator): string[] {
  const { undone = [], left = [] } = account ?? {};
  const writeLine = (write: AccountWrite) => `  ${scenarioLabel(write)}: ${told(write.what)}`;
  return [
    ...(undone.length === 0 ? [] : [say('run.undone'), ...undone.map(writeLine)]),
    ...(left.length === 0
      ? []
      : [
          say('run.left'),
          ...left.flatMap((write) => [
            writeLine(write),
            `    ${write.call === null ? say('run.noUndo') : say('run.undo', { call: write.call })}`,
          ]),
          `  ${say('run.undoLeft', { command: commandLine('run', undoArguments(out)) })}`,
        ]),
  ];
}

function loaderLines({ loader }: AuditRun, folder: string, words: Translator): string[] {
  if (loader === null) return [];
  const { say } = words;
  const { environment, output, lastLines, calls } = loader;
  const handed = { set: environment.set.join(', '), replaced: environment.replaced.join(', ') };
  const path = `${folder}/${output.path}`;
  return [
    '',
    say('run.loader', { end: endWords(words, loader), calls: calls.length, output: path }),
    handed.replaced === '' ? say('run.handed', handed) : say('run.handedFor', handed),
    ...(hasFailed(loader) ? [say('run.lastLines'), ...lastLines.map((line) => `  ${line}`)] : []),
  ];
}

function coverageWords({ executed, entries, withCase }: DocumentCoverage, { say }: Translator): string {
  return say('run.coverage', { executed, entries, withCase });
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
function errorsOutside(errors: readonly string[], { say }: Translator): string[] {
  return [...groupBy(errors, causeOf).values()].map(([error = '', ...others]) =>
    others.length === 0
      ? say('run.outside', { error })
      : say('run.outsideTimes', { error, times: others.length + 1 }),
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
