import { statesOf } from '../amounts/state-tables.ts';
import { stateOf } from '../amounts/states.ts';
import type { LintDocument } from '../document/lint-document.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const EXPECTED = /expect|wanted|limit|threshold|target|required|ожида|норм|порог|лимит|требова|допуст/iu;
const ACTUAL = /actual|got|received|measured|observed|today|result|http|code|факт|получ|измер|ответ|код/iu;
const LIMIT =
  /^(?:(?<least>≥|>=|>|at least|min\.?|не менее|от)|(?<most>≤|<=|<|at most|max\.?|up to|не более|до))\s*(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|\p{L}{1,8})?/iu;
const MEASURED = /^[~≈]?\s*(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|\p{L}{1,8})?(?=$|[\s(,;])/iu;
// `wanted 401, got 200`, `ожидали 401, получили 200`.
const WANTED_GOT =
  /(?:\b(?:wanted|expected)|(?<!\p{L})(?:ожида\p{L}*|ждали))\s*:?\s*(?:HTTP\s*|код\s*)?([1-5]\d\d)(?!\d)[^.;\d]{0,30}?(?:\b(?:got|received|was|actual)|(?<!\p{L})(?:получ\p{L}*|пришл\p{L}*|вернул\p{L}*))\s*:?\s*(?:HTTP\s*|код\s*)?([1-5]\d\d)(?!\d)/iu;

const SAYS = /^(?:status|result|outcome|verdict|статус|результат|итог)$/iu;
const UPPER = /limit|max|лимит|не более|макс/iu;
const PLAIN = /^(?<number>\d+(?:[.,]\d+)?)\s*(?<unit>%|\p{L}{1,8})?$/iu;

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
  const [bound, value] = [limit, measured].map(({ number = '' }) => Number(number.replace(',', '.')));
  if (bound === undefined || value === undefined) return false;
  return limit['least'] === undefined ? value > bound : value < bound;
}

// A test with a mark in its heading, and what was wanted and got below it.
function belowHeadings({ sentences }: LintDocument): LintFinding[] {
  let heading: { line: number; text: string; passed: boolean } | null = null;
  return sentences.flatMap((sentence) => {
    if (sentence.origin === 'heading')
      heading = { line: sentence.line, text: sentence.text, passed: stateOf(sentence.text) === 'pass' };
    else if (
      heading !== null &&
      SAYS.test(sentence.label ?? '') &&
      stateOf(sentence.value.split(/[.,;(]/)[0] ?? '') === 'pass'
    )
      heading = { line: sentence.line, text: sentence.text, passed: true };
    const [, wanted, got] = WANTED_GOT.exec(sentence.text) ?? [];
    if (heading === null || wanted === undefined || wanted === got) return [];
    const passes =
      sentence.origin === 'heading' ? false : heading.passed || stateOf(sentence.text) === 'pass';
    if (!passes) return [];
    return [
      finding(
        'result-differs',
        [heading.passed ? { ...sentence, line: heading.line } : sentence, heading.text],
        [sentence, sentence.text],
        `Line ${sentence.line} says "${sentence.text}", but it is marked as passed (line ${heading.passed ? heading.line : sentence.line}).`,
      ),
    ];
  });
}
