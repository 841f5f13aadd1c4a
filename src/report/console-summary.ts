import { whatItShows } from '../documents/answerer-words.ts';
import { verdictWords } from '../documents/words.ts';
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
    ...failures(run.entries),
    '',
    `Verdict: ${verdictWords(verdict)}`,
    `  ${whatItShows(run.run.answeredBy)}`,
    ...verdict.reasons.map((reason) => `  ${reason}`),
    ...(run.run.debug ? [`A debug run: ${out}/latest is not this one`] : []),
    ...documents.map((document) => `Document: ${out}/${folder.name}/${document}`),
    `Archive: ${archive.path}, SHA-256 ${archive.sha256}`,
    ...(signedBy === null ? [] : [`Signed by key ${signedBy}`]),
    '',
  ].join('\n');
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
