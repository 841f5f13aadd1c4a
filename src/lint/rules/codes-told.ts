import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { isBelowOther, standsInThisRun } from '../facts/other-run.ts';
import { statusCodes } from '../facts/outcome.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import { idsNamed, type RowOfId, rowsById } from '../records/rows-by-id.ts';
import type { RuleContext } from './context.ts';

const CODE = String.raw`(?:20[0-46]|30[12478]|40\d|41[0-8]|42[2-9]|50[0-4])`;
// A number of things is none, whatever its digits.
const TOLD = new RegExp(
  String.raw`(?:\b(?:with|codes?|status|answer(?:ed|s)|return(?:ed|s)|responded|respond(?:s|ed) with|gives?|gave|got|still|now)|(?<!\p{L})(?:код(?:ом)?|статус(?:ом)?|отвеча(?:ет|л\p{L}*)|ответил\p{L}*|верну\p{L}+|возвраща\p{L}+|пришл\p{L}+|да[её]т|получ\p{L}+|ответ))\s+(?:with\s+|код\s+|an?\s+)?(?:HTTP\s+)?(?<code>${CODE})(?![\d%]|[.,:/]\d)(?!\s+(?!(?:and|with|instead|for|on|as|in|from|but|because|although|at|и|с|со|на|вместо|для|а|но|из|от|не|без)(?!\p{L}))\p{L})`,
  'giu',
);
const NOT_GOT =
  /(?:\b(?:not|instead of|rather than|expect(?:ed|s)?|wanted|should|must|would|before)|(?<!\p{L})(?:не|вместо|ожида\p{L}*|ждали|должн\p{L}*))(?!\p{L})[^.;]{0,30}$/iu;
const OTHER_TIME =
  /\b(?:first|then|once|sometimes|before|retr\p{L}*|re-?run|attempt|fix(?:ed)?|formerly|previously)\b|(?<!\p{L})(?:сначала|потом|иногда|повтор\p{L}*|попыт\p{L}*|раньше|ранее|исправлен\p{L}*)/giu;
const CODES = /code|http|status|got|actual|answer|response|result|now|run|код|ответ|получ|факт|статус|итог/iu;
const TO_DO = /recommend|next|to do|follow-?up|рекоменд|дальше|сделать/iu;
/** Shorter words stand in too many rows. */
const LONG_WORD = 7;

/** The status that a sentence gives for a test is one of those in its rows, whether it names the test by its id or by the words of its row. */
export function codesTold({ document }: RuleContext): LintFinding[] {
  const rows = rowsById(document);
  return document.sentences.flatMap((sentence) => {
    if (sentence.origin === 'heading' || isBelowOther(sentence)) return [];
    return clausesOf(sentence.text).flatMap((clause) => {
      const told = codesIn(clause);
      const [code] = told;
      if (code === undefined) return [];
      const [id, more] = idsNamed(clause);
      const all = idsNamed(sentence.text);
      const lead = all.length === 1 ? all[0] : undefined;
      if (more !== undefined) return [];
      const name = id ?? lead;
      const own = name === undefined ? rowsInWords(sentence, code, document) : (rows.get(name) ?? []);
      const row = own.find(hasCodes);
      const codes = own.flatMap(codesOf);
      if (row === undefined || told.some((one) => codes.includes(one))) return [];
      if (isOfOtherTime(sentence, own)) return [];
      return [
        finding(
          'answer-differs',
          [row.spot, row.spot.text],
          [sentence, code],
          `Line ${sentence.line} gives ${code} for ${name ?? row.cells[0]}, but its row has ${[...new Set(codes)].join(', ')} (line ${row.spot.line}).`,
          'medium',
        ),
      ];
    });
  });
}

// A clause of several ids is one for each: `2.8 answered 422, 2.9 got 201`.
function clausesOf(text: string): string[] {
  return text
    .split(/;\s|,\s(?:but|while|whereas|а|но)\s/u)
    .flatMap((clause) => (idsNamed(clause).length > 1 ? clause.split(/,\s|\s(?:and|и)\s/u) : [clause]));
}

function codesIn(clause: string): number[] {
  return [...clause.matchAll(TOLD)]
    .filter(({ index, 0: found }) => !NOT_GOT.test(clause.slice(0, index + found.length - 3)))
    .map(({ groups }) => Number(groups?.['code']));
}

function codesOf({ cells }: RowOfId): number[] {
  return statusCodes(cells.join('   '));
}

function hasCodes({ table, cells }: RowOfId): boolean {
  return cells.some(
    (cell, column) => column > 0 && CODES.test(table.header[column] ?? '') && statusCodes(cell).length > 0,
  );
}

// `First`, `again` and the like may be words of the row itself: `a repeated return`.
function isOfOtherTime({ text, sectionTitle, headings }: Sentence, rows: readonly RowOfId[]): boolean {
  if (TO_DO.test([sectionTitle, ...headings].join(' '))) return true;
  const named = stemsOf(rows.map(({ cells }) => cells.join(' ')).join(' '));
  return [...text.matchAll(OTHER_TIME)].some(
    ([word]) => !stemsOf(word).some((one) => named.some((own) => areKin(own, one))),
  );
}

// The one row that shares a long word with the sentence, where no test at all was answered as it says.
function rowsInWords(sentence: Sentence, code: number, document: LintDocument): readonly RowOfId[] {
  const { known, byWord } = wordsOf(document);
  if (known.has(code) || !standsInThisRun(sentence)) return [];
  const found = new Set(stemsOf(sentence.text).flatMap((word) => byWord.get(word) ?? []));
  return found.size === 1 ? [...found] : [];
}

const wordsOf = once((document: LintDocument) => {
  const rows = [...rowsById(document).values()].flat().filter(hasCodes);
  const byWord = new Map<string, RowOfId | null>();
  for (const row of new Set(rows))
    for (const word of stemsOf(row.cells.slice(1, 3).join(' ')))
      if (word.length >= LONG_WORD) byWord.set(word, byWord.has(word) ? null : row);
  return { known: new Set(rows.flatMap(codesOf)), byWord };
});
