import { statesOf } from '../amounts/state-tables.ts';
import { stateOf } from '../amounts/states.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { PLAIN_NUMBER, plainNumber } from '../document/numbers.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const EXPECTED = /expect|wanted|limit|threshold|target|required|ожида|норм|порог|лимит|требова|допуст/iu;
const ACTUAL = /actual|got|received|measured|observed|today|result|http|code|факт|получ|измер|ответ|код/iu;
const NUMBER = `(?<number>${PLAIN_NUMBER})`;
const LIMIT = new RegExp(
  String.raw`^(?:(?<least>≥|>=|>|at least|min\.?|не менее|от)|(?<most>≤|<=|<|at most|max\.?|up to|не более|до))\s*${NUMBER}\s*(?<unit>%|\p{L}{1,8})?`,
  'iu',
);
const MEASURED = new RegExp(String.raw`^[~≈]?\s*${NUMBER}\s*(?<unit>%|\p{L}{1,8})?(?=$|[\s(,;])`, 'iu');
// `wanted 401, got 200`, `ожидали 401, получили 200`.
const WANTED_GOT =
  /(?:\b(?:wanted|expected)|(?<!\p{L})(?:ожида\p{L}*|ждали))\s*:?\s*(?:HTTP\s*|код\s*)?([1-5]\d\d)(?!\d)[^.;\d]{0,30}?(?:\b(?:got|received|was|actual)|(?<!\p{L})(?:получ\p{L}*|пришл\p{L}*|вернул\p{L}*))\s*:?\s*(?:HTTP\s*|код\s*)?([1-5]\d\d)(?!\d)/iu;

const ID_FIRST = /^[^\p{L}\d]*(?:\p{Lu}{1,8}-\d{1,4}|\d{1,2}\.\d{1,3})(?![\d.])/u;
const SAYS = /^(?:status|result|outcome|verdict|статус|результат|итог)$/iu;
const EXPECTED_LABEL =
  /^(?:expected|expects?|wanted|ожида\p{L}*|ждали)(?: (?:result|answer|status|результат|ответ|статус))?$/iu;
const ACTUAL_LABEL =
  /^(?:actual|got|received|observed|факт\p{L}*|получ\p{L}*|пришл\p{L}*)(?: (?:result|answer|status|результат|ответ|статус))?$/iu;
const UPPER = /limit|max|лимит|не более|макс/iu;
// Whether a share is to be reached or not to be passed is not said.
const PLAIN = new RegExp(String.raw`^${NUMBER}\s*(?<unit>\p{L}{1,8})?$`, 'iu');

/** What passed has the status that was expected of it, and is within its limit. */
export function rowsMeanIt({ document }: RuleContext): LintFinding[] {
  return [...inTables(document), ...belowHeadings(document)];
}

function inTables(document: LintDocument): LintFinding[] {
  return statesOf(document).flatMap(({ table, column, rows }) => {
    if (table === null) return [];
    const at = (pattern: RegExp) =>
      table.header.findIndex((head, index) => index > 0 && index !== column && pattern.test(head.trim()));
    const expected = at(EXPECTED);
    const actual = table.header.findIndex(
      (head, index) => index > 0 && index !== column && index !== expected && ACTUAL.test(head.trim()),
    );
    if (expected < 0 || actual < 0) return [];
    return rows.flatMap(({ spot, state, cell, cells }) => {
      const [wanted = '', got = ''] = [cells[expected], cells[actual]];
      if (
        state !== 'pass' ||
        !(missesStatus(wanted, got) || missesLimit(wanted, got, table.header[expected] ?? ''))
      )
        return [];
      return [
        finding(
          'result-differs',
          [spot, got],
          [spot, cell],
          `Line ${spot.line} shows "${cell}", but ${got} is not what was expected: ${wanted}.`,
        ),
      ];
    });
  });
}

function missesStatus(wanted: string, got: string): boolean {
  const [expected, actual] = [statusCodes(wanted), statusCodes(got)];
  const plain =
    /^(?:HTTP\s*)?[1-5]\d\d(?!\d)/.test(wanted.trim()) && /^(?:HTTP\s*)?[1-5]\d\d(?!\d)/.test(got.trim());
  return (
    plain && expected.length > 0 && actual.length === 1 && !actual.some((code) => expected.includes(code))
  );
}

function missesLimit(wanted: string, got: string, head: string): boolean {
  // A bare number below `Limit` is one that is not to be passed.
  const limit =
    LIMIT.exec(wanted.trim())?.groups ?? (UPPER.test(head) ? PLAIN.exec(wanted.trim())?.groups : undefined);
  const measured = MEASURED.exec(got.trim())?.groups;
  if (limit === undefined || measured === undefined) return false;
  if ((limit['unit'] ?? '').toLowerCase() !== (measured['unit'] ?? '').toLowerCase()) return false;
  const [bound, value] = [limit, measured].map(({ number = '' }) => plainNumber(number));
  if (bound === undefined || value === undefined) return false;
  return limit['least'] === undefined ? value > bound : value < bound;
}

// A test with a mark in its heading or below it, and what was wanted and got: in one sentence, or under two labels.
function belowHeadings({ sentences }: LintDocument): LintFinding[] {
  return testsIn(sentences).flatMap((test) => {
    const passed = test.find(isPassed);
    const [expected, actual] = [EXPECTED_LABEL, ACTUAL_LABEL].map((label) =>
      test.find((sentence) => label.test(sentence.label ?? '')),
    );
    const [wanted, got] = [expected, actual].map((sentence) => statusCodes(spaced(sentence?.value ?? '')));
    const other = got?.find((code) => !(wanted ?? []).includes(code));
    const labelled =
      passed !== undefined &&
      expected !== undefined &&
      actual !== undefined &&
      wanted?.length === 1 &&
      other !== undefined
        ? [report(expected, actual, passed)]
        : [];
    return [
      ...labelled,
      ...test.flatMap((sentence) => {
        const [, said, was] = WANTED_GOT.exec(sentence.text) ?? [];
        if (said === undefined || said === was) return [];
        // Of several tests below one heading each has a mark of its own.
        const own = test.filter(({ text }) => ID_FIRST.test(text)).length > 1 ? undefined : passed;
        const passes =
          sentence.origin !== 'heading' &&
          (own ?? (stateOf(sentence.text) === 'pass' ? sentence : undefined));
        return passes ? [report(passes, sentence, passes)] : [];
      }),
    ];
  });
}

// Each heading with what stands below it.
function testsIn(sentences: readonly Sentence[]): Sentence[][] {
  const tests: Sentence[][] = [];
  for (const sentence of sentences) {
    if (sentence.origin === 'heading') tests.push([sentence]);
    else tests.at(-1)?.push(sentence);
  }
  return tests;
}

// Its heading has a mark, its status is said, or a line says no more than that it passed.
function isPassed({ origin, text, label, value }: Sentence): boolean {
  if (origin === 'heading') return stateOf(text) === 'pass';
  if (SAYS.test(label ?? '')) return stateOf(value.split(/[.,;(]/)[0] ?? '') === 'pass';
  return label === null && /^\W*\p{L}+\W*$/u.test(text) && stateOf(text) === 'pass';
}

// Statuses stand before commas, too; a number of things is none.
function spaced(text: string): string {
  return text
    .replaceAll(/[,;]/g, ' , ')
    .replaceAll(
      /(?<!\d)\d{3}\s+(?!(?:for|with|and|or|instead|as|on|in|at|from|без|с|на|для|и|или|вместо)\s)\p{Ll}+/gu,
      ' ',
    );
}

function report(first: Sentence, got: Sentence, passed: Sentence): LintFinding {
  const expected = first === passed ? '' : `, where "${first.text}" was expected`;
  return finding(
    'result-differs',
    [first, first.text],
    [got, got.text],
    `Line ${got.line} says "${got.text}"${expected}, but it is marked as passed (line ${passed.line}).`,
  );
}
