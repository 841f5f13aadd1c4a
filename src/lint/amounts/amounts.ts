import type { LintDocument, LintTable, Sentence, Spot } from '../document/lint-document.ts';
import { bareNumber, plainCell, wholeNumber } from '../document/numbers.ts';
import { placeAt, sentenceInCell } from '../document/sentences.ts';
import { rowSpot } from '../document/table-rows.ts';
import { isOfThisRun, tablesOfThisRun } from '../facts/other-run.ts';
import { once } from '../once.ts';
import { stemsOf } from './stems.ts';

/** A whole number, with the words that say what it counts. */
export interface Amount {
  spot: Spot & { text: string };
  value: number;
  /** What is counted, by its stems. */
  words: readonly string[];
  /** What it is said to be out of: 15 for `12 of 15`; null where nothing is said. */
  whole: number | null;
  form: 'label' | 'cell' | 'prose';
  /** The table of a cell. */
  table: LintTable | null;
  /** Where it begins in its sentence; 0 for a cell. */
  at: number;
}

const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u2009\u202f' ]\d{3})+(?![\d.]\d)|\d{1,9}`;
// No part of an id, a date, a time, a version, a rate or a path.
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d.,:/_#№-])(?<![#№-]\s?)(${DIGITS})(?![\p{L}\d_]|[.,:/-]\d|-\p{L}|\s?%|\s?[–—]\s?\d)(?:\s*(?:\/|of|out of|из)\s*(?:the\s+|all\s+)?(${DIGITS})(?![\p{L}\d_]|[.:/-]\d|\s?%))?`,
  'giu',
);
const NO_COUNT_BEFORE =
  /(?:\b(?:http|status|codes?|lines?|steps?|sections?|versions?|tests?|events?|shows?|pages?|ports?|id|attempts?|stages?|phases?|days?|weeks?|sprints?|releases?|builds?|runs?|returned|got|wanted|gave|answered|with|at|partner|order|venue|organiser|finding|line|pass|point|item)|[–—]|(?<!\p{L})(?:статус\p{L}*|код\p{L}*|строк[аи]|шаг|раздел\p{L}*|верси\p{L}*|тест|событи[ея]|мероприяти[ея]|этап|спринт|номер|показ|п\.|пункт\p{L}*|ответил|получили|ожидали|выпуск))\s*:?\s*$/iu;
// `of Sprint 6`, `from Phase 3`: a name.
const NAMED = /\b(?:from|of|in|for|to|per|see)\s+\p{Lu}\p{Ll}+\s+$/u;
const MONTH =
  /^\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар[та]|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*/iu;
const BOUNDARY =
  /[.,;:!?()[\]{}—–|"«»→=·]|\s[-/]\s|\d|[✅❌✔✗]|\b(?:and|but|while|whereas|or|plus|of which|against|versus|vs|that|which|who|because|since|so)\b|(?<!\p{L})(?:и|а|но|или|плюс|против|что|котор\p{L}*|потому|ещё|еще)(?!\p{L})/iu;
const PREPOSITION =
  /\s(?:in|into|to|from|for|by|on|at|with|without|via|after|before|during|as|of|over|across|в|во|из|на|для|по|от|с|со|без|после|до|при|за|у|к)\s/iu;
const TAKEN_BEFORE =
  /(?:^|[\s(])(\p{L}+(?:ed|written|read|total|н[оыа])|всего|итого)\s+(?:(?:all|the|exactly|only|все|всего|ровно|ещё|еще)\s+)?$/iu;
// Sizes, times and rates are no numbers of things.
const SIZE_OR_TIME =
  /^\s?(?:[KMGT]i?B|bytes?|ms|s|sec|secs|min|mins|h|rps|px|КБ|МБ|ГБ|мс|с|сек|мин|ч)(?![\p{L}\d])/u;
const PROSE = /\d.*\p{L}{3,}\s+\p{L}{3,}|\p{L}{3,}\s+\p{L}{3,}.*\d/su;
const MARK_BEFORE = /([✅❌⏭✔✗])\uFE0F?\s*$/u;

/** Every whole number of this run that says what it counts: in labels, cells of tables, and sentences. */
export function amountsIn(document: LintDocument): Amount[] {
  return [
    ...document.sentences.flatMap((sentence) => (isOfThisRun(sentence) ? amountsOf(sentence) : [])),
    ...tablesOfThisRun(document).flatMap(inTable),
  ].sort((a, b) => a.spot.line - b.spot.line);
}

/** The numbers of a sentence, each with the words behind it, or with the label, the verb or the mark before it. */
export const amountsOf: (sentence: Sentence) => readonly Amount[] = once(readAmounts);

function readAmounts(sentence: Sentence): Amount[] {
  const { text, label, value } = sentence;
  const number =
    label === null || /\d/.test(label) ? null : bareNumber(value.replace(/\s*\(.*$/s, '').replace(/\.$/, ''));
  if (label !== null && number !== null) {
    const words = stemsOf(label);
    const at = text.length - value.length;
    return words.length === 0
      ? []
      : [{ spot: sentence, value: number, words, whole: null, form: 'label', table: null, at }];
  }
  return [...text.matchAll(NUMBER)].flatMap((found): Amount[] => {
    const before = text.slice(0, found.index);
    const behind = text.slice(found.index + found[0].length);
    // A heading begins with its own number.
    const isHeading = sentence.origin === 'heading';
    if (
      NO_COUNT_BEFORE.test(before) ||
      NAMED.test(before) ||
      MONTH.test(behind) ||
      (isHeading && before === '')
    )
      return [];
    if (SIZE_OR_TIME.test(behind)) return [];
    // `✅ 0 bugs found`: the mark is of the line.
    const isNone = found[1] === '0';
    const words = wordsAround(
      isHeading ? before.replaceAll(':', ' ') : isNone ? before.replace(MARK_BEFORE, '') : before,
      behind,
    );
    if (words.length === 0) return [];
    const spot = placeAt(sentence, found.index);
    const whole = found[2] === undefined ? null : wholeNumber(found[2]);
    return [
      { spot, value: wholeNumber(found[1] ?? ''), words, whole, form: 'prose', table: null, at: found.index },
    ];
  });
}

function wordsAround(before: string, behind: string): string[] {
  const clause = behind.slice(0, BOUNDARY.exec(behind)?.index ?? behind.length);
  const [core = '', object = ''] = ` ${clause} `.split(PREPOSITION);
  const verb = TAKEN_BEFORE.exec(before)?.[1] ?? '';
  const mark = MARK_BEFORE.exec(before)?.[1];
  const labelled = /(?:^|[.,;(—–·]\s?|\s-\s)([^.,;()—–:·]{2,50}):\s*$/u.exec(before)?.[1] ?? '';
  const state =
    mark === undefined ? '' : /[✅✔]/u.test(mark) ? 'passed' : mark === '⏭' ? 'skipped' : 'failed';
  const own = stemsOf(`${labelled} ${verb} ${state} ${firstWords(core, 5)}`);
  return own.every((word) => word === 'row')
    ? [...new Set([...own, ...stemsOf(firstWords(object, 3))])]
    : own;
}

function inTable(table: LintTable): Amount[] {
  const { header, rows } = table;
  return rows.flatMap((row) => {
    const { cells } = row;
    const spot = rowSpot(table, row);
    return header.flatMap((head, column): Amount[] => {
      const cell = cells[column] ?? '';
      const value = column === 0 ? null : bareNumber(plainCell(cell));
      if (value === null) {
        const sentence = sentenceInCell(table, row.line, cell);
        return column > 0 && PROSE.test(cell) && isOfThisRun(sentence)
          ? readAmounts(sentence).map((amount) => ({ ...amount, table }))
          : [];
      }
      const words = [...new Set([...stemsOf(cells[0] ?? ''), ...stemsOf(head)])];
      return words.length === 0 ? [] : [{ spot, value, words, whole: null, form: 'cell', table, at: 0 }];
    });
  });
}

function firstWords(text: string, count: number): string {
  return text.trim().split(/\s+/).slice(0, count).join(' ');
}
