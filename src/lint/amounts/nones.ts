import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { sentenceInCell, sentencesAndRows } from '../document/sentences.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { once } from '../once.ts';
import { stateOf } from './states.ts';
import { stemsOf } from './stems.ts';

/** What a clause says there is none of. */
export interface None {
  sentence: Sentence;
  clause: string;
  /** What there is none of, by its stems. */
  what: readonly string[];
  /** Of what and where there is none: the other words of the clause that tell anything. */
  about: readonly string[];
  /** Of which kind alone there is none: `of high severity`. */
  kind: readonly string[];
  /** True for a criterion that is met: it is one of the whole run, wherever it stands. */
  isCriterion: boolean;
}

const THING = String.raw`(?<what>[\p{L}\d][\p{L}\d-]*(?:\s[\p{L}\d-]+){0,4}?)`;
const EN_BEHIND = '(?:in|into|on|at|during|after|before|for|from|between|to|by|with|of|under)';
const EN_END = String.raw`(?:\s+(?:(?:is|are|was|were|has been|have been|had been|being|remain(?:s|ed|ing)?|at all|any more|${EN_BEHIND})\b.*|(?:left|found|seen|detected|observed|reported|recorded|raised)(?:\s+${EN_BEHIND}\b.*)?))?$`;
const RU_END = String.raw`(?:\s+(?:(?:ни\s+)?(?:в|во|на|по|при|после|до|за|из|для|у|среди|со стороны|не|нет|отсутств\p{L}*)\s.*|больше|вообще|совсем))?$`;
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?<about>.{0,60}?)(?<![\p{L}-])(?<!\b(?:that|which|whom) )(?:no|zero|not a single|without(?: any| a single)?(?!\s(?:the\s)?\d))\s+(?:more\s+|further\s+|new\s+)?${THING}${EN_END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<about>.{0,60}?)\b(?:did|does|do|has|have) (?:not|never) (?:create|leave|make|cause|produce|give|find|show|return|lose|lost|created|left|found|lead to)\p{L}*\s+(?:any\s+|a\s+)?${THING}${EN_END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:there (?:are|is|were|was) )?(?:nothing|none(?: of (?:them|the \p{L}+))?) (?:is|was|were|are|has been) ${THING}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^${THING} (?:не (?:было|обнаружен\p{L}*|выявлен\p{L}*|найден\p{L}*|зафиксирован\p{L}*|осталось|возник\p{L}*|допущен\p{L}*)|нет|отсутству\p{L}+)${RU_END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<about>.{0,60}?)(?<!\p{L})(?:нет|без|ни одного|ни одной|не было|не (?:обнаружен\p{L}*|выявлен\p{L}*|найден\p{L}*|осталось|возник\p{L}*))\s+(?:единого\s+|единой\s+)?${THING}${RU_END}`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<about>.{0,60}?)(?<!\p{L})не (?:созда|оставл|остави|дал|да[её]т|приводит к|нашл|наш[её]л|обнаружил|выявил|вызва|потерял|теря|порожда)\p{L}*\s+(?:ни одного\s+|ни одной\s+)?${THING}${RU_END}`,
    'iu',
  ),
  // `Ни один тест не получил ответ 5xx`.
  new RegExp(
    String.raw`^ни (?:один|одна|одно|одного|одной) \p{L}+ не (?:получил|вернул|дал|был)\p{L}*\s+(?:с\s+)?(?:(?:ответ|код|статус)\p{L}*\s+)?${THING}$`,
    'iu',
  ),
];
const IF =
  /\b(?:if|when|until|unless|should|must|would|expect(?:s|ed)?|any ?more than|almost|until)\b|(?<!\p{L})(?:если|когда|пока|должн\p{L}*|ожида\p{L}*|почти)(?!\p{L})/iu;
// Words that say when and of what run: of all of it.
const OF_THE_WHOLE =
  /^(?:there|run|session|period|whole|entire|today|tonight|time|end|during|night|log|result|so|far|прогон|сесси|смен|врем|период|течени|ноч|вес|сегодн|итог|результат|ошибок нет)$/u;
const ABOUT_BEHIND =
  /\s(?:in|into|on|at|during|after|before|for|from|between|to|by|with|of|under|в|во|на|по|при|после|до|за|из|для|у|среди)\s+(?<rest>.*)$/iu;

const OF_A_KIND = /^\s(?:of|with|above|over)\s(?!(?:the|these|those|them|any|all)\b)(.*)$/iu;
// `No rows were dropped`: what was not done to them, unless it only says that there are some.
const DONE =
  /^\s(?:is|are|was|were|has been|have been|had been)\s(?!(?:found|seen|detected|observed|reported|recorded|raised|left|made|noted|needed|necessary|known|there)\b)(\p{L}+)/iu;
// What a label says there is none of: `Errors in the log: none`.
const NOTHING =
  /^(?:none|no|0|zero|nil|нет|не было|не обнаружено|отсутствуют)(?:[.,;(](?!\d)|$|\s(?:during|in|at|за|в)\s)/iu;
const WITHOUT = /^\s*(?:without|без)(?!\p{L})/iu;
const DOES =
  /\b(?:is|are|was|were|has|have|had|been|be|c[ao]mes?|r[au]ns?|runs|went|go(?:es)?|works?|did|does|\p{L}{2,}(?:ed|ing))\b|(?<!\p{L})(?:прош[её]л|\p{L}{2,}(?:л[аои]|л(?:ся|ась|ось|ись)|ен[аоы]?|(?:ет|ют|ит|ят)ся|ает|яет|ают|яют))(?!\p{L})/iu;
const OF_CRITERIA = /criteri|condition|requirement|gate|критери|услови|требован/iu;
const CRITERION = /^no\s[\p{L} -]{3,40}$/iu;
// Of these there is always a number.
const ANY: ReadonlySet<string> = new Set([
  'test',
  'check',
  'scenario',
  'entri',
  'call',
  'row',
  'run',
  'table',
  'request',
  'запрос',
  'провер',
  'сценари',
]);

// What the clauses of a sentence say there is none of.
function clausesOf(sentence: Sentence): None[] {
  const { text, label, value } = sentence;
  const named = label === null ? [] : stemsOf(label);
  if (named.length > 1 && NOTHING.test(value.trim()))
    return [{ sentence, clause: text, what: named, about: [], kind: [], isCriterion: false }];
  // `Without remarks: 3` counts, and what stands in brackets says of what the rest is (`the sum (without refunds)`).
  const said = (label !== null && /^\d/.test(value) ? '' : text).replaceAll(/\([^()]*\)/g, '.');
  return said.split(/[.;,!—–]\s*|:\s+|\s(?:and|but|и|а|но)\s/u).flatMap((part): None[] => {
    const clause = part.trim();
    const found = FORMS.map((form) => form.exec(clause)).find((one) => one !== null);
    const thing = found?.groups?.['what'] ?? '';
    if (found == null || isName(clause, found.groups?.['about'] ?? '')) return [];
    const behind = clause.slice(clause.lastIndexOf(thing) + thing.length);
    const what = stemsOf(`${thing} ${DONE.exec(behind)?.[1] ?? ''}`);
    if (what.every((word) => ANY.has(word))) return [];
    const rest = ABOUT_BEHIND.exec(behind)?.groups?.['rest'] ?? '';
    const about = stemsOf(`${found.groups?.['about'] ?? ''} ${rest}`);
    return [
      {
        sentence,
        clause,
        what,
        about: about.filter((word) => !OF_THE_WHOLE.test(word) && !what.includes(word)),
        kind: stemsOf(OF_A_KIND.exec(behind)?.[1] ?? ''),
        isCriterion: false,
      },
    ];
  });
}

// `An event without seats` names a thing; that there are none is said where something was done without them.
function isName(clause: string, about: string): boolean {
  return about.trim() !== '' && WITHOUT.test(clause.slice(about.length)) && !DOES.test(about);
}

/** Everything that a document says there is none of: in its sentences, its labels, and the criteria that a table calls met. */
export const nonesOf = once((document: LintDocument): readonly None[] => [
  ...sentencesAndRows(document).filter(saysWhatIs).flatMap(clausesOf),
  ...tablesOfThisRun(document)
    .filter(({ header }) => header.some((head) => OF_CRITERIA.test(head)))
    .flatMap((table) =>
      table.rows
        .filter(({ cells }) => cells.some((cell) => stateOf(cell) === 'pass'))
        .flatMap(({ line, cells }) =>
          cells
            .filter((cell) => CRITERION.test(cell))
            .flatMap((cell) => clausesOf(sentenceInCell(table, line, cell)))
            .map((none) => ({ ...none, isCriterion: true })),
        ),
    ),
]);

// No wish, no condition, nothing of another run.
function saysWhatIs(sentence: Sentence): boolean {
  const { text, box } = sentence;
  return box !== 'open' && box !== 'odd' && !IF.test(text) && !isElsewhere(sentence);
}
