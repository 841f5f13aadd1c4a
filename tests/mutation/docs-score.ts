import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { replaceMarked } from '../bench/replace-marked.ts';
import { type MutationFacts, weakestOf } from './report.ts';
import { type MutationScore, percent, type Score } from './score.ts';

/** One run of `npm run mutate`: how it was made, how many there were, and how many of them ended as they must. */
export interface DocsRun extends MutationFacts {
  ran: number;
  right: number;
}

/** What the documents say of the mutants: the last run of each kind, as the command wrote it. */
export interface DocsScore {
  whole: DocsRun & Pick<Score, 'named' | 'told' | 'noDefects'> & { weakest: Score[] };
  legal: DocsRun;
  pipeline: DocsRun;
  planted: DocsRun;
}

const FILE = join(PROJECT_DIR, 'docs', 'mutation-score.json');
const MARKS = 'mutation';
/** The documents that show the figures, and what each says. */
export const DOCUMENTS: Readonly<Record<string, (score: DocsScore) => string>> = {
  'docs/mutation.md': pageFigures,
  'README.md': readmeFigures,
};

/** The figures as they were written last. */
export function readDocsScore(): DocsScore {
  return JSON.parse(readFileSync(FILE, 'utf8')) as DocsScore;
}

/** Keeps the figures of one kind of run, and puts what is said of all of them into the documents. */
export function writeDocsScore(part: Partial<DocsScore>): void {
  const kept = existsSync(FILE) ? readDocsScore() : {};
  const score = { ...kept, ...part } as DocsScore;
  writeFileSync(FILE, `${JSON.stringify(score, null, 2)}\n`);
  for (const [file, figures] of Object.entries(DOCUMENTS)) {
    const path = join(PROJECT_DIR, file);
    writeFileSync(path, replaceMarked(readFileSync(path, 'utf8'), MARKS, figures(score), file));
  }
}

/** What the documents keep of the score of a whole run. */
export function wholeRun({ total, byScenario }: MutationScore, facts: MutationFacts): DocsScore['whole'] {
  const { mutants: ran, killed: right, named, told, noDefects } = total;
  return { ...facts, ran, right, named, told, noDefects, weakest: weakestOf(byScenario) };
}

function pageFigures({ whole, legal, pipeline, planted }: DocsScore): string {
  const share = (part: number, all: number) => percent({ killed: part, mutants: all });
  return [
    `Of ${count(whole.ran)} mutants that are defects ${count(whole.right)} were killed: **${share(whole.right, whole.ran)}**. The message named the place in ` +
      `${share(whole.named, whole.right)} of these, and said what was expected and what came in ${share(whole.told, whole.right)}. ${count(whole.noDefects)} more survived ` +
      `and are no defects by \`tests/mutation/no-defects.md\`. Weakest: ${whole.weakest.map((one) => `${one.name} ${percent(one)}`).join(', ')}.`,
    [
      '| Run | There were | As it must be | When, in how long |',
      '| --- | ---: | ---: | --- |',
      line(whole, 'killed'),
      line(pipeline, 'killed'),
      line(legal, 'not refused'),
      line(planted, 'failing scenarios'),
    ].join('\n'),
  ].join('\n\n');
}

function readmeFigures({ whole, legal }: DocsScore): string {
  const refused = legal.ran - legal.right;
  return (
    `Of ${count(whole.ran)} defects that were planted into answers, loaders and rows it misses ${count(whole.ran - whole.right)}, and of ${count(legal.ran)} ` +
    `legal variants it refuses ${refused === 0 ? 'none' : count(refused)} ([docs/mutation.md](docs/mutation.md#figures)).`
  );
}

function line({ command, date, seconds, processes, ran, right }: DocsRun, what: string): string {
  return `| \`${command}\` | ${count(ran)} | ${count(right)} ${what} | ${date}, ${count(seconds)} s in ${processes} ${processes === 1 ? 'process' : 'processes'} |`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
