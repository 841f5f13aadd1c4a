import { sentencesAndRows } from '../document/sentences.ts';
import { factsOf } from '../facts/fact.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, countOf, type RuleContext } from './context.ts';
import { deltaOf } from './table-deltas.ts';

/** Response files must be as many as the matrix links, and as the list of files has. */
export function responseFiles({ facts, rows, ...context }: RuleContext): LintFinding[] {
  const stated = factsOf(facts, 'quantity').find(
    ({ subject, qualifier }) => subject === 'responseFiles' && qualifier === '',
  );
  if (stated === undefined) return [];
  const executed = countOf({ facts, rows, ...context }, 'executed');
  const copied =
    executed?.value === stated.value
      ? `; ${stated.value} is the number of tests that line ${executed.line} claims`
      : '';
  const found: LintFinding[] = [];
  const numbers = rows.map(({ artifacts }) => artifacts);
  const [row] = context.excerpt ? [] : rows;
  const linked = numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  if (
    row !== undefined &&
    numbers.every((number, index) => number !== null || rows[index]?.state !== 'ran') &&
    linked > 0 &&
    linked !== stated.value &&
    !(linked < stated.value && hasSideCalls(facts))
  ) {
    found.push(
      finding(
        'response-files-differ',
        [row, linked],
        [stated, stated.value],
        `Line ${stated.line} says ${amount(stated.value, 'response file', 'response files')}, but the artifacts of the test matrix (from line ${row.line}) are ${linked}${copied}.`,
      ),
    );
  }
  const ran = rows.filter(({ state }) => state === 'ran').length;
  if (row !== undefined && linked === 0 && stated.value < ran) {
    found.push(
      finding(
        'response-files-differ',
        [row, ran],
        [stated, stated.value],
        `Line ${stated.line} says ${amount(stated.value, 'response file', 'response files')}, but the test matrix (from line ${row.line}) has ${ran} tests that ran.`,
      ),
    );
  }
  const listed = factsOf(facts, 'file').filter(({ value }) => /(?:^|\/)test_[\w-]+\.json$/.test(value));
  const [file] = listed;
  if (file !== undefined && listed.length !== stated.value) {
    found.push(
      finding(
        'response-files-differ',
        [stated, stated.value],
        [file, listed.length],
        `Line ${stated.line} says ${amount(stated.value, 'response file', 'response files')}, but the list of files has ${listed.length} (from line ${file.line}).`,
      ),
    );
  }
  return found;
}

// `20 files, one per executed test`, `по файлу на тест: всего 58 файлов`.
const ONE_EACH =
  /\b(?:one|a file) (?:for|per) (?:each |every )?(?:executed )?(?:test|request)s?\b(?! (?:but|except|save)\b)|(?<!\p{L})по (?:одному )?файлу на (?:кажд\p{L}+ )?(?:тест|запрос|вызов)/iu;
const FILES = /(?<![\d.,/-])(\d{1,5})\s+(?:\p{L}+\s+)?(?:files?|файл\p{L}*)(?!\p{L})/iu;

/** Where there is one file for each test, there are as many as tests were executed. */
export function filesPerTest(context: RuleContext): LintFinding[] {
  const executed = countOf(context, 'executed');
  if (executed === undefined) return [];
  return sentencesAndRows(context.document).flatMap((sentence) => {
    const files = ONE_EACH.test(sentence.text) ? FILES.exec(sentence.text)?.[1] : undefined;
    if (files === undefined || Number(files) === executed.value || !isOfThisRun(sentence)) return [];
    return [
      finding(
        'response-files-differ',
        [executed, executed.value],
        [sentence, files],
        `Line ${sentence.line} says "${sentence.text}", but line ${executed.line} says that ${amount(executed.value, 'test was', 'tests were')} executed.`,
      ),
    ];
  });
}

/** Rows of the job log must be as many as the calls that loaded something: an error loads nothing. */
export function jobRuns(context: RuleContext): LintFinding[] {
  const { facts } = context;
  const table = factsOf(facts, 'table').find(({ value }) => /(?:^|\.)(?:meta_)?job_runs$/.test(value));
  const delta = table === undefined ? null : deltaOf(table);
  if (table === undefined || delta === null) return [];
  const executed = countOf(context, 'executed');
  const report = (fact: Parameters<typeof finding>[2][0], value: number, message: string) => [
    finding('job-runs-differ', [table, delta], [fact, value], message),
  ];
  const says =
    /\b(?:all|every|each)\b.*\b(?:test|execution|entr|call|request)|(?:все|кажд)\S*\s.*(?:тест|вызов|запрос)/i.test(
      table.source,
    );
  if (says && executed !== undefined && executed.value !== delta) {
    return report(
      executed,
      executed.value,
      `Line ${table.line} explains the ${delta} rows of ${table.value} with "${table.source}", but line ${executed.line} says that ${executed.value} tests were executed.`,
    );
  }
  const loaded = factsOf(facts, 'quantity').find(({ subject }) => subject === 'loadedCalls');
  if (loaded !== undefined && loaded.value !== delta) {
    return report(
      loaded,
      loaded.value,
      `Line ${loaded.line} says that ${loaded.value} calls were loaded, but ${table.value} grew by ${delta} rows (line ${table.line}).`,
    );
  }
  const stated = factsOf(facts, 'quantity').find(
    ({ subject, qualifier }) => subject === 'jobRuns' && qualifier === '',
  );
  if (stated !== undefined && stated.value !== delta) {
    return report(
      stated,
      stated.value,
      `Line ${stated.line} says ${stated.value} job runs, but ${table.value} grew by ${delta} rows (line ${table.line}).`,
    );
  }
  return [];
}

// A call made for another test has a file and no row.
function hasSideCalls(facts: RuleContext['facts']): boolean {
  return factsOf(facts, 'table').some(({ source }) =>
    /prerequisite|setup|preparation|подготов|предварит/i.test(source),
  );
}
