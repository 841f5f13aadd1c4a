import type { RunFacts } from '../run-facts.ts';
import { type CodeMutant, MUTATED_FOLDERS } from './list-mutants.ts';
import { nameOf } from './mutant-name.mjs';
import type { StrykerReport } from './run-stryker.ts';
import { wilson } from './sample.ts';

/** How a run was made, and of what. */
export interface Facts extends RunFacts {
  /** All mutants, of which the sample was drawn. */
  of: number;
}

/** What became of a drawn mutant. */
export interface Result extends CodeMutant {
  /** StrykerJS's word: Killed, Timeout, Survived, NoCoverage, Ignored, RuntimeError. */
  status: string;
  line: string;
  original: string;
}

const KILLED = new Set(['Killed', 'Timeout']);
const LEFT = new Set(['Survived', 'NoCoverage']);

/** The results of drawn mutants, read from StrykerJS's report, which has those within them too. Throws RangeError for one it lacks. */
export function resultsOf(
  drawn: readonly CodeMutant[],
  report: StrykerReport,
  source: (file: string) => string,
): Result[] {
  const byName = new Map<string, string>();
  for (const [file, { mutants }] of Object.entries(report.files)) {
    for (const { location, mutatorName: mutator, replacement = '', status } of mutants) {
      const { start, end } = location;
      const range = `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
      byName.set(nameOf({ file, range, mutator, replacement }), status);
    }
  }
  return drawn.map((mutant) => {
    const status = byName.get(nameOf(mutant));
    if (status === undefined) throw new RangeError(`StrykerJS made no ${nameOf(mutant)}`);
    return { ...mutant, status, ...textAt(source(mutant.file), mutant.range) };
  });
}

/** A line of the score for each folder, and what it is a sample of. */
export function summaryOf(results: readonly Result[], { command, date, seconds, of }: Facts): string[] {
  return [
    '| folder | drawn | killed | timeout | survived | no coverage | not run | score | 95 % interval |',
    '|---|---|---|---|---|---|---|---|---|',
    ...[...MUTATED_FOLDERS, 'src'].map((folder) => scoreLine(folder, results)),
    '',
    `${results.length} of ${of} mutants, ${date}, ${seconds} s: \`${command}\`.`,
  ];
}

/** The report: scores, and each mutant that was left alive with its place and what stood there. */
export function sampleReport(results: readonly Result[], facts: Facts): string {
  const left = results.filter(({ status }) => LEFT.has(status)).sort((a, b) => (a.file < b.file ? -1 : 1));
  return [
    '# Mutants of the code',
    '',
    ...summaryOf(results, facts),
    '',
    ...left.flatMap(({ file, range, mutator, status, line, original, replacement }) => [
      `- ${file}:${range} ${mutator}, ${status}`,
      `      ${line}`,
      `      ${original} => ${replacement.replaceAll('\n', ' ').slice(0, 200)}`,
    ]),
    '',
  ].join('\n');
}

function scoreLine(folder: string, results: readonly Result[]): string {
  const own = results.filter(({ file }) => file.startsWith(`${folder}/`));
  const count = (status: string) => own.filter((result) => result.status === status).length;
  const killed = own.filter(({ status }) => KILLED.has(status)).length;
  const run = killed + own.filter(({ status }) => LEFT.has(status)).length;
  const { low, high } = wilson(killed, run);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const counts = [own.length, count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
  const cells = [...counts, own.length - run, percent(run === 0 ? 0 : killed / run)];
  return `| ${folder} | ${cells.join(' | ')} | ${percent(low)} to ${percent(high)} |`;
}

function textAt(source: string, range: string): Pick<Result, 'line' | 'original'> {
  const [, startLine = 1, startColumn = 0, endLine = 1, endColumn = 0] =
    /^(\d+):(\d+)-(\d+):(\d+)$/.exec(range)?.map(Number) ?? [];
  const lines = source.split('\n').slice(startLine - 1, endLine);
  const [line = ''] = lines;
  const whole = lines.join('\n');
  const after = (lines.at(-1) ?? '').length - endColumn;
  const original = whole.slice(startColumn, whole.length - after).replaceAll(/\s+/g, ' ');
  return { line: line.trim(), original: original.slice(0, 200) };
}
