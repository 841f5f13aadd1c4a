import { type StateTable, statesOf } from '../amounts/state-tables.ts';
import { stateOf } from '../amounts/states.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { sentencesAndRows } from '../document/sentences.ts';
import { isTotalRow, rowSpot, rowsWithoutTotals } from '../document/table-rows.ts';
import { isBelowOther, isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

// `All 5 modules passed`, `все пять модулей прошли`, `all loads succeeded`: the whole of a clause, or its end.
const GOOD =
  '(?:pass(?:ed)?|succeed(?:ed)?|(?:are |were )?(?:successful|green|ok|fine)|(?:finished|ended|completed) (?:with (?:the )?status (?:ok|success)|successfully|ok)|прошли|пройдены|успешны|успешно|завершились успешно|выполнены успешно)';
const ALL = new RegExp(
  String.raw`(?:^|[,;:.–—]\s|\b(?:and|но|и)\s)(?:all|every one of|each of|все)\s+(?:of\s+)?(?:the\s+)?(?:(?<count>\d{1,4})\s+)?(?<what>(?:\p{L}[\p{L}-]*\s+){1,3}?)(?:(?:have|has|had|был\p{L}*)\s+)?${GOOD}(?!\p{L})`,
  'iu',
);
const SOME =
  /\b(?:but|except|apart from|other than|besides|only)\b|(?<!\p{L})(?:кроме|только|за исключением|но)(?!\p{L})/iu;
const FAILED = /fail|error|not ok|провал|упал|ошиб|не пройден|неуспе/iu;

/** What is said of all things of a kind is true of each row that names one: in the column of states, or in the number of those that failed. */
export function allOfThem({ document }: RuleContext): LintFinding[] {
  const claims = sentencesAndRows(document)
    .filter((one) => isOfThisRun(one) && one.origin !== 'heading' && one.box !== 'open')
    .flatMap(claimOf);
  if (claims.length === 0) return [];
  const states = statesOf(document);
  const counted = document.tables.filter((table) => !isBelowOther(table));
  return claims.flatMap((claim) => {
    const against = byState(claim, states) ?? byCount(claim, counted);
    if (against === null) return [];
    return [
      finding(
        'none-but-some',
        [against.spot, against.shown],
        [claim.sentence, claim.text],
        `Line ${claim.sentence.line} says "${claim.text}", but line ${against.spot.line} shows otherwise: "${against.shown}".`,
        'medium',
      ),
    ];
  });
}

interface Claim {
  sentence: Sentence;
  text: string;
  words: readonly string[];
}

interface Against {
  spot: Spot;
  shown: string;
}

function claimOf(sentence: Sentence): Claim[] {
  const found = ALL.exec(sentence.text);
  if (found === null || SOME.test(sentence.text)) return [];
  const words = stemsOf(found.groups?.['what'] ?? '');
  return words.length === 0 ? [] : [{ sentence, text: found[0].replace(/^[,;:.–—\s]+/u, ''), words }];
}

// The things of a table are in its first column, or what its columns count.
function speaksOf({ sentence, words }: Claim, table: LintTable, heads: readonly string[]): boolean {
  if (!isOfWhole(sentence) && !areOfOnePart(sentence, table)) return false;
  const names = [
    ...heads.flatMap(stemsOf),
    ...stemsOf(table.sectionTitle),
    ...table.headings.flatMap(stemsOf),
  ];
  return words.every((word) => names.some((name) => areKin(word, name)));
}

function byState(claim: Claim, tables: readonly StateTable[]): Against | null {
  for (const { table, rows } of tables) {
    if (table === null || !speaksOf(claim, table, table.header.slice(0, 1))) continue;
    const failed = rows.find(({ state }) => state === 'fail');
    if (failed !== undefined) return { spot: failed.spot, shown: failed.spot.text };
  }
  return null;
}

// A column of how many failed, in a table whose rows, or whose numbers, are of these things.
function byCount(claim: Claim, tables: readonly LintTable[]): Against | null {
  for (const table of tables) {
    const column = table.header.findIndex(
      (head, index) => index > 0 && FAILED.test(head) && stateOf(head) === 'fail',
    );
    if (column < 0 || !speaksOf(claim, table, table.header)) continue;
    const rows =
      table.rows.filter(isTotalRow).length > 0 ? table.rows.filter(isTotalRow) : rowsWithoutTotals(table);
    const row = rows.find(({ cells }) => (bareNumber(cells[column]) ?? 0) > 0);
    if (row !== undefined) return { spot: rowSpot(table, row), shown: row.cells.join(' | ') };
  }
  return null;
}
