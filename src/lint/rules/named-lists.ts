import { stateOf } from '../amounts/states.ts';
import { isUnit, stemsOf } from '../amounts/stems.ts';
import { MOST_COMPARED } from '../document/bounded.ts';
import { namesItsTests } from '../document/ids-beside.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { bareNumber, plainCell } from '../document/numbers.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { sentenceInCell, sentencesAndRows } from '../document/sentences.ts';
import { rowsWithoutTotals } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { LOOSE, listsByName, within } from '../records/lists-by-name.ts';
import type { RuleContext } from './context.ts';

/** Lines from a class to the total that it is of. */
const NEAR = 4;
const TOTAL = /^(?:total|all|всего|итого)(?!\p{L})/iu;
/** A number further off than this, and than half of the items, is of other things. */
const FARTHEST = 3;
// `8`, `8/8`, `8 of 8`, `8 ✅`: as many as there are.
const AS_MANY = /^[~≈]?\s?(\d{1,3})(?:\s*(?:\/|of|out of|из)\s*\1)?(?:\s*\([^()]*\))?\s*[✅✔.]?\s*$/u;
// `6 tables + 1 view`: as many as both together.
const OF_TWO_KINDS =
  /^(\d{1,3})\s+\p{L}+(?:\s\p{L}+)?\s*(?:\+|and|plus|и|плюс)\s*(\d{1,3})\s+\p{L}+(?:\s\p{L}+)?\s*$/iu;
// `12 endpoints` behind `Working:` names with it what is listed.
const OF_NAMED = /^[~≈]?\s?(\d{1,3})\s+(\p{L}+)\s*$/u;
const ALL_OF =
  /(?:\ball|(?<!\p{L})все)\s+(?:the\s+)?(\d{1,3})\s+(\p{L}[\p{L}-]*(?:\s+\p{L}[\p{L}-]*){0,2})/iu;
// What is done with everything that is listed.
const DONE_WITH =
  /^(?:verif\p{L}*|test|tested|check\p{L}*|present|creat\p{L}*|run|validat\p{L}*|deploy\p{L}*|execut\p{L}*|pass|провер\p{L}*|созда\p{L}*|протестир\p{L}*)$/u;
/**
 * A number that a label or a row gives for the things of a list is the number of its items, where the list has the same name: `Steps completed: 5/5`
 * beside the three of `### Steps completed`, `All 4 tables verified` beside the three below `Required tables verified:`.
 */
export function namedLists({ document }: RuleContext): LintFinding[] {
  const lists = listsByName(document);
  const said = saidIn(document);
  if (lists.length === 0 || lists.length > MOST_COMPARED) return [];
  return [
    ...said.flatMap((sentence) => claimOf(sentence) ?? []),
    ...said.flatMap((sentence) => claimOfClass(sentence, said)),
    ...claimsOfCells(document),
  ].flatMap((claim) => {
    const { sentence } = claim;
    const own = lists.filter(
      ({ words, line, last }) => (sentence.line < line || sentence.line > last) && claim.isOf(words),
    );
    const [list, more] = own;
    if (list === undefined || more !== undefined || list.count === claim.value) return [];
    if (Math.abs(list.count - claim.value) > Math.max(FARTHEST, list.count / 2)) return [];
    return [
      finding(
        'rows-differ',
        [sentence, claim.value],
        [{ ...list.spot, line: list.line }, list.count],
        `Line ${sentence.line} says "${sentence.text}", but ${list.count} are listed under that name from line ${list.line}.`,
        'medium',
      ),
    ];
  });
}

// What a row says of its thing may stand in any cell: `Required tables present | ✅ | All 4 tables verified`.
function saidIn(document: LintDocument): Sentence[] {
  const said = sentencesAndRows(document).filter(
    // How many tests a part has is no number of what is listed of it.
    (one) =>
      one.origin !== 'heading' && isOfThisRun(one) && !stemsOf(one.column ?? '').some((word) => isUnit(word)),
  );
  const rows = document.tables.flatMap((table) =>
    table.rows
      .filter(
        ({ cells }) =>
          cells.some((cell) => ALL_OF.test(cell)) && cells.some((cell) => stateOf(cell) === 'pass'),
      )
      .map(({ line, cells }) => sentenceInCell(table, line, cells.join(' | '))),
  );
  return [...said, ...rows];
}

// `Archive | 10` under `Documented endpoints`, above a list that the line `These archive endpoints are documented:` leads to.
function claimsOfCells(document: LintDocument): Claim[] {
  return tablesOfThisRun(document).flatMap((table) => {
    const heads = table.header.map(stemsOf);
    return rowsWithoutTotals(table).flatMap(({ line, cells }) => {
      const name = stemsOf(cells[0] ?? '');
      return heads.flatMap((head, column): Claim[] => {
        const value = bareNumber(plainCell(cells[column]));
        if (column === 0 || value === null || name.length === 0 || head.length < 2) return [];
        const isOf = (words: readonly string[]) =>
          words.length > 2 && within(name, words) && within(head, words);
        return [{ sentence: sentenceInCell(table, line, cells.join(' | ')), value, isOf }];
      });
    });
  });
}

interface Claim {
  sentence: Sentence;
  value: number;
  isOf(words: readonly string[]): boolean;
}

function claimOf(sentence: Sentence): Claim | null {
  const { label, value, text } = sentence;
  if (label !== null && !/\d/.test(label)) {
    const plain = value.replace(/[*`]/g, '');
    const [, one, other] = OF_TWO_KINDS.exec(plain) ?? [];
    const [, named, noun = ''] = OF_NAMED.exec(plain) ?? [];
    const number =
      one !== undefined && other !== undefined
        ? Number(one) + Number(other)
        : (AS_MANY.exec(plain)?.[1] ?? named);
    // `Total: 4 costs` says nothing of which of them.
    if (noun !== '' && stemsOf(label).length === 0) return null;
    const words = stemsOf(`${label} ${noun}`).filter((word) => !LOOSE.test(word));
    // `Tests: 9` names no list.
    if (
      number !== undefined &&
      !namesItsTests(value) &&
      words.some((word) => words.length > 1 || !isUnit(word))
    )
      return { sentence, value: Number(number), isOf: (name) => isNamedSo(name, words) };
  }
  const [, digits, things = ''] = ALL_OF.exec(text) ?? [];
  const [noun] = stemsOf(things);
  const words = stemsOf(text);
  if (digits === undefined || noun === undefined) return null;
  return {
    sentence,
    value: Number(digits),
    isOf: (name) => {
      const things = name.filter((word) => !DONE_WITH.test(word));
      return things.length > 1 && things.some((word) => areKin(word, noun)) && within(things, words);
    },
  };
}

// `Working: 5` beside `Total routes: 7` is of routes.
function claimOfClass(sentence: Sentence, said: readonly Sentence[]): Claim[] {
  const { label, value } = sentence;
  const own = stemsOf(label ?? '');
  const number = own.length === 1 ? AS_MANY.exec(value.replace(/[*`]/g, ''))?.[1] : undefined;
  if (number === undefined || own.some((word) => isUnit(word))) return [];
  const near = said.filter(
    (one) => Math.abs(one.line - sentence.line) <= NEAR && areOfOnePart(one, sentence),
  );
  const [total, more] = near.filter((one) => TOTAL.test(one.label ?? ''));
  const noun = stemsOf(total?.label ?? '').filter((word) => !DONE_WITH.test(word));
  if (noun.length !== 1 || more !== undefined || /^tests?$/u.test(noun[0] ?? '')) return [];
  const words = [...own, ...noun];
  return [{ sentence, value: Number(number), isOf: (name) => name.length > 1 && isNamedSo(name, words) }];
}

// The same words, or one name with what was done to all of its things.
function isNamedSo(name: readonly string[], label: readonly string[]): boolean {
  return within(name, label) && label.every((word) => DONE_WITH.test(word) || within([word], name));
}
