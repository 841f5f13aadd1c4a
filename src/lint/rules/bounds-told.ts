import { stemsOf } from '../amounts/stems.ts';
import { decimalOf } from '../document/decimals.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable, Sentence } from '../document/lint-document.ts';
import { plainNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { placeAt } from '../document/sentences.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isBelowOther, isOfThisRun, standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines behind a table in which a bound of its cells may be told. */
const BEHIND = 6;
const NUMBER = String.raw`(\d{1,9}(?:[.,]\d{1,3})?)\s?(%|ms|мс|s|seconds?|с|секунд\p{L}?|GB|ГБ|MB|МБ)(?!\p{L})`;
const NONE_ABOVE = new RegExp(
  String.raw`(?:\b(?:no|none|not one|never)\b|(?<!\p{L})ни (?:на |в |у )?(?:одн\p{L}*|1\s))[^.;]{0,80}?(?:\b(?:above|over|exceed(?:ed|s)?|more than|higher than|reach(?:ed|es)?)|(?<!\p{L})(?:выше|больше|более|превы\p{L}*|не дош\p{L}* до))\s+${NUMBER}`,
  'iu',
);
const ALL_BELOW = new RegExp(
  String.raw`(?:\b(?:all|every|each)\b|(?<!\p{L})(?:все|любой|кажд\p{L}*)(?!\p{L}))[^.;]{0,80}?(?:\b(?:below|under|less than|within|faster than|no (?:longer|more) than|at most)|(?<!\p{L})(?:ниже|меньше|менее|быстрее|в пределах|до|в|не (?:дольше|более|больше)))\s+${NUMBER}`,
  'iu',
);
// `Every depot is above the agreed floor of 80 %`.
const ALL_ABOVE = new RegExp(
  String.raw`(?:\b(?:all|every|each)\b|(?<!\p{L})(?:все|любой|кажд\p{L}*)(?!\p{L}))[^.;]{0,80}?(?:\b(?:above|over|more than|at least|no less than|not below)|(?<!\p{L})(?:выше|больше|более|не (?:ниже|менее|меньше)))(?:\s\p{L}+){0,5}?\s+${NUMBER}`,
  'iu',
);
// `p95 is below 800 ms for all requests`.
const BELOW_FOR_ALL = new RegExp(
  String.raw`(?:\b(?:below|under|less than|within|no more than|at most)|(?<!\p{L})(?:ниже|меньше|менее|в пределах|не (?:более|больше)))\s+${NUMBER}\s+(?:for|in|on|у|для|на|во?)\s+(?:all|every|each|всех|кажд\p{L}*)(?!\p{L})`,
  'iu',
);
const SOME =
  /\b(?:except|apart from|other than|others?|rest|but|average|median|must|should|target)\b|(?<!\p{L})(?:кроме|остальн\p{L}*|средн\p{L}*|медиан\p{L}*|должн\p{L}*|цель)(?!\p{L})/iu;
const BUT_FOR = /^(?:except(?: for)?|apart from|besides|кроме)\s([^,.;]{2,40}),\s/iu;
const WORST = /max|peak|worst|пик|макс/iu;

/** "No node above 80 %" right below a table is true of every cell of its columns of that unit. */
export function boundsTold({ document }: RuleContext): LintFinding[] {
  return document.sentences.flatMap((sentence) => {
    const [but = '', left = ''] = BUT_FOR.exec(sentence.text) ?? [];
    const text = sentence.text.slice(but.length);
    const above = ALL_ABOVE.exec(text);
    const found = SOME.test(text)
      ? null
      : (BELOW_FOR_ALL.exec(text) ?? NONE_ABOVE.exec(text) ?? ALL_BELOW.exec(text) ?? above);
    if (found === null) return [];
    const below = document.tables.findLast(
      (one) =>
        one.line < sentence.line &&
        sentence.line - (one.rows.at(-1)?.line ?? one.line) <= BEHIND &&
        areOfOnePart(one, sentence),
    );
    // What is said of the whole run is said of the one table that measures in that unit.
    const measured = document.tables.filter(
      (one) => !isBelowOther(one) && columnsOf(one, unitOf(found[2]), sentence).length > 0,
    );
    const alone =
      measured.length === 1 &&
      ((isOfWhole(sentence) && isOfThisRun(sentence)) ||
        (BELOW_FOR_ALL.test(sentence.text) && standsInThisRun(sentence)))
        ? measured[0]
        : undefined;
    const table = below ?? alone;
    const limit = plainNumber(found[1] ?? '');
    const bound = {
      words: found[0],
      at: but.length + found.index,
      unit: unitOf(found[2]),
      limit,
      but: stemsOf(left),
    };
    return table === undefined ? [] : beyond(table, sentence, bound, found === above);
  });
}

interface Limit {
  words: string;
  at: number;
  unit: string;
  limit: number;
  /** What it is not said of. */
  but: readonly string[];
}

function unitOf(unit = ''): string {
  return /^sec/iu.test(unit) ? 's' : /^сек/iu.test(unit) ? 'с' : unit;
}

function beyond(table: LintTable, sentence: Sentence, bound: Limit, isFloor: boolean): LintFinding[] {
  const columns = columnsOf(table, bound.unit, sentence);
  for (const { line, cells } of rowsWithoutTotals(table)) {
    if (stemsOf(cells[0] ?? '').some((word) => bound.but.some((own) => areKin(own, word)))) continue;
    const column = columns.find((one) => {
      const value = decimalOf(cells[one] ?? '')?.value ?? bound.limit;
      return isFloor ? value < bound.limit : value > bound.limit;
    });
    if (column === undefined) continue;
    const spot = placeAt(sentence, bound.at);
    return [
      finding(
        'none-but-some',
        [{ ...table, line }, cells[column] ?? ''],
        [spot, bound.words],
        `Line ${spot.line} says "${bound.words}", but ${cells[0]} has ${cells[column]} under "${table.header[column]}" (line ${line}).`,
        'medium',
      ),
    ];
  }
  return [];
}

// The columns of the unit whose heading has a word of the sentence, those of the worst values before others.
function columnsOf(table: LintTable, unit: string, { text }: Sentence): number[] {
  const words = stemsOf(text).filter((word) => word.length > 2);
  const fitting = table.header.flatMap((head, column) => {
    const inCells = table.rows.some(({ cells }) => decimalOf(cells[column] ?? '')?.unit === unit);
    const ofUnit = new RegExp(String.raw`(?:^|[\s,(])${unit}(?:\)|$)`, 'iu');
    const isBare = table.rows.some(({ cells }) => decimalOf(cells[column] ?? '')?.unit === '');
    const inHead = ofUnit.test(head) || (isBare && ofUnit.test(table.headings.at(-1) ?? table.sectionTitle));
    return column > 0 && (inCells || inHead) ? [column] : [];
  });
  const named = fitting.filter((column) =>
    stemsOf(table.header[column] ?? '').some((own) => words.some((word) => areKin(own, word))),
  );
  const worst = fitting.filter((column) => WORST.test(table.header[column] ?? ''));
  if (worst.length > 0 && named.length === 0) return worst;
  return named.length > 0 ? named : fitting.length === 1 ? fitting : [];
}
