import { stateOf } from '../amounts/states.ts';
import { decimalOf } from '../document/decimals.ts';
import type { LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const ONE =
  /^(?:source|api|old|expected|sent|file|mysql|production|источник|апи|старый|старая|ожида\p{L}*|в api)(?!\p{L})/iu;
const OTHER =
  /^(?:target|warehouse|new|actual|loaded|clickhouse|table|received|got|copy|хранилище|новый|новая|факт\p{L}*|получ\p{L}*|загруж\p{L}*|в хранилище|приёмник)(?!\p{L})/iu;
const EQUAL =
  /\b(?:(?:row )?counts? (?:are |is )?(?:all )?equal|all (?:counts |numbers |rows )?(?:are )?equal|everything agrees|all (?:\p{L}+ ){1,4}(?:are|is) the (?:ones?|same)|all (?:\p{L}+ )?(?:agree|match)|no differences?(?: (?:at all|were found|found))?|(?:agree|match) everywhere|equal everywhere)\b|(?<!\p{L})(?:расхождений (?:нет|не (?:было|найдено|обнаружено|выявлено))|вс[её] (?:совпа\p{L}*|сош\p{L}*)|отклонений нет|количеств\p{L}* (?:везде )?совпада\p{L}*)(?!\p{L})/iu;

const OF_SOME = /(?<!\p{L})(?:у|по|в|для|of|in|for|at)\s+\p{L}*\s?\d|\d/iu;

const EXCEPT = /\b(?:except|but|after)\b|кроме|после/iu;

interface Pair {
  spot: Spot & { text: string };
  one: number;
  other: number;
  passes: boolean;
}

/** Two numbers that a row calls equal, or that a sentence says are equal in all rows, are equal. */
export function pairsAgree({ document }: RuleContext): LintFinding[] {
  const tables = tablesOfThisRun(document)
    .map(pairsOf)
    .filter(({ length }) => length > 1);
  const rows = tables.flatMap((pairs) => {
    const equal = pairs.filter(({ one, other }) => one === other);
    // Only where equal is what passes.
    return equal.length * 2 > pairs.length
      ? pairs.filter(({ one, other, passes }) => passes && one !== other)
      : [];
  });
  return [...rows.map(ofRow), ...document.sentences.flatMap((sentence) => ofAll(sentence, tables))];
}

function pairsOf(table: LintTable): Pair[] {
  const one = table.header.findIndex((head, index) => index > 0 && ONE.test(head.trim()));
  const other = table.header.findIndex(
    (head, index) => index > 0 && index !== one && OTHER.test(head.trim()),
  );
  if (one < 0 || other < 0) return [];
  return rowsWithoutTotals(table).flatMap((row): Pair[] => {
    const { cells } = row;
    const [a, b] = [one, other].map((column) => decimalOf(cells[column] ?? '')?.value);
    // Statuses are compared elsewhere.
    if (
      [a, b].every((value) => value !== undefined && value >= 100 && value < 600) &&
      /expect|ожид/iu.test(table.header[one] ?? '')
    )
      return [];
    if (a === undefined || b === undefined) return [];
    const passes = cells.some(
      (cell, index) =>
        index > 0 && index !== one && index !== other && cell.length < 30 && stateOf(cell) === 'pass',
    );
    return [{ spot: rowSpot(table, row), one: a, other: b, passes }];
  });
}

function ofRow({ spot, one, other }: Pair): LintFinding {
  return finding(
    'result-differs',
    [spot, one],
    [spot, other],
    `Line ${spot.line} ("${spot.text}") passes, but ${one} and ${other} are not equal.`,
    'medium',
  );
}

function ofAll(sentence: Sentence, tables: readonly Pair[][]): LintFinding[] {
  // What is said of some of them names them, or how many.
  const clause = sentence.text
    .split(/[.;,:!—–(]\s*/u)
    .find((part) => EQUAL.test(part) && !OF_SOME.test(part));
  const isOfAll = clause !== undefined && (EQUAL.exec(clause)?.index ?? 0) <= 12;
  if (!isOfAll || !isOfThisRun(sentence) || EXCEPT.test(sentence.text)) return [];
  const own = tables.filter(([first]) => first?.spot.sectionTitle === sentence.sectionTitle);
  const near = own.length > 0 ? own : tables.length === 1 ? tables : [];
  const pair = near.flat().find(({ one, other }) => one !== other);
  if (pair === undefined) return [];
  return [
    finding(
      'none-but-some',
      [pair.spot, `${pair.one}, ${pair.other}`],
      [sentence, sentence.text],
      `Line ${sentence.line} says "${sentence.text}", but line ${pair.spot.line} has ${pair.one} and ${pair.other}.`,
      'medium',
    ),
  ];
}
