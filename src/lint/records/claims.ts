import { stemsOf } from '../amounts/stems.ts';
import type { Sentence } from '../document/lint-document.ts';
import { isOfWhole } from '../document/section-kind.ts';
import { isOfThisRun } from '../facts/other-run.ts';

const GOOD = String.raw`signed|approved|accepted|agreed|passed|pass|ok|green|met|kept|fulfilled|closed|fixed|resolved|done|completed?|confirmed|verified|ready|successful(?:ly)?|succeeded|in place|covered|tested|executed|checked|loaded|updated|refreshed|finished|given (?:their|its|the|his|her) \p{L}+|at 100 ?%|(?:got|answered with|refused with)(?: an?)? [1-5](?:xx|\d\d)|(?:answer\p{L}*|behave[sd]?|work(?:s|ed)?|c[ao]me out)(?: (?:exactly )?as (?:specified|expected|documented|described|planned))|as expected|work(?:s|ed|ing)?(?: (?:fine|well|correctly|properly|perfectly))?|passing|passes|operational|functional|function(?:s|ing)?|healthy|online|implemented|deployed|подписа\p{L}*|согласова\p{L}*|утверд\p{L}*|принят\p{L}*|приняли|пройден\p{L}*|прошли|проход[ия]т|выполнен\p{L}*|работа(?:ет|ют|ли)|функционир\p{L}*|реализован\p{L}*|внедрен\p{L}*|закрыт\p{L}*|исправлен\p{L}*|устранен\p{L}*|готов\p{L}*|соблюден\p{L}*|успешн\p{L}*|в норме|зел[её]н\p{L}*|обновлен\p{L}*|загружен\p{L}*|покрыт\p{L}*|проверен\p{L}*|вызван\p{L}*|отработал\p{L}*|ответил\p{L}* (?:как|по) \p{L}+|получил\p{L}* (?:ответ |код )?[1-5](?:xx|\d\d)|на 100 ?%`;
const SAME = String.raw`match(?:ed|es)?|agree|equal|identical|the same|совпа\p{L}*|сошлись|сходятся|равны|одинаков\p{L}*`;
// `All four roles have signed`, `суммы всех трёх файлов совпали`; the things are named right behind `all`.
const ALL = new RegExp(
  String.raw`(?<!\p{L}|not |не )(?:all|every(?: one of)?|each(?: of)?|все|всех|всем|кажд\p{L}{2,3})\s+(?:of\s+)?(?:the\s+|our\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:[\s-]\p{L}+){0,5}?)(?:\s[#№]\s?\d{1,3})?:?\s+(?:[✅✔✓🟢]\uFE0F?\s*)?(?:(?:is|are|was|were|have|has|had|been|now|then|fully|были|был|была|стоят|успешно|полностью)\s+)*(?<good>(?:${GOOD})|(?<same>${SAME}))(?!\p{L})`,
  'iu',
);
const TURNED =
  /(?<!\p{L})(?:успешно )?(?:пройден\p{L}*|прошли|выполнен\p{L}*(?: успешно)?|успешны|закрыт\p{L}*|устранен\p{L}*|исправлен\p{L}*|проверен\p{L}*|соответств\p{L}*|удовлетворя\p{L}*|(?<covered>покрыт\p{L}*|вызван\p{L}*))\s+все(?:м|х)?\s+(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:\s\p{L}+){0,2})/iu;
// `Meets all requirements`.
const MEETS =
  /\b(?:meets?|met|satisf(?:y|ies|ied)|fulfil(?:s|ls|led)?|compl(?:y|ies) with)\s+all\s+(?:of\s+)?(?:the\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+(?:\s(?!(?:of|in|for|from)\b)\p{L}+)?)/iu;
// `Fully implemented according to the requirements`.
const AS_ASKED =
  /(?:\b(?:fully|completely) (?:implemented|completed?|done|delivered) (?:in accordance with|according to|as per|per) (?:all )?(?:the )?|(?<!\p{L})полностью (?:реализован|выполнен|готов|сделан)\p{L}* (?:в соответствии со? |согласно )(?:всем\p{L}* )?)(?<things>requirements|criteria|требовани\p{L}+|критери\p{L}+)/iu;
const RATE = /^(?:(?:test|overall|total|final) )*(?:success|pass)(?: rate)?$/iu;
// `100 % success rate on all requirements`.
const SUCCESS =
  /(?<!\d)100\s?% (?:success|pass)(?: rate)?(?: (?:on|for|in|of|across) (?:all (?:the )?)?(?<things>\p{L}+(?:\s\p{L}+)?))?|^(?:test )?(?:success|pass) rate:\W*100(?:\.0+)?\s?%/iu;
// `Из 7 замечаний устранены все 7`, `of the 7 remarks all are fixed`.
const OUT_OF = new RegExp(
  String.raw`(?<!\p{L})(?:of the|из)\s+(?<count>\d{1,3})\s+(?<things>\p{L}+)(?:\s\p{L}+){0,3}?\s+(?:(?<good>${GOOD})\s+(?:все|all)|all(?: \d{1,3})? (?:are|were|have been) (?:${GOOD}))(?!\p{L})`,
  'iu',
);
// `Checksums equal for every table`.
const FOR_EACH = new RegExp(
  String.raw`(?<!\p{L})(?:${SAME})\s+(?:for|in|on|у|для|по|во?)\s+(?:all|every|each|всех|кажд\p{L}+)\s+(?:of the\s+|the\s+)?(?:(?<count>\d{1,3})\s+)?(?<things>\p{L}+)(?<same>)(?!\p{L})`,
  'iu',
);
// `6 of 6 shelves agree`, `совпали 6 полок из 6`.
const AS_MANY = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<count>\d{1,3})\s?(?:of|из|\/)\s?\k<count>\s+(?<things>\p{L}+)\s+(?<same>${SAME})(?!\p{L})`,
  'iu',
);
const AS_MANY_TURNED = new RegExp(
  String.raw`(?<!\p{L}|не )(?:${SAME})\s+(?<count>\d{1,3})\s+(?<things>\p{L}+)\s+(?:of|из)\s+\k<count>(?<same>)(?![\d.,%])`,
  'iu',
);
const UNIT = String.raw`(?:tests?|checks?|cases|scenarios?|requests?|assertions?|steps|тест\p{L}*|проверк\p{L}*|сценари\p{L}*|запрос\p{L}*)`;
const NOTHING = new RegExp(
  String.raw`(?:^|[.,;:—–]\s*)(?:(?:but|and)\s+)?(?:(?:nothing|none|no\s+(?:\p{L}+\s+)?${UNIT})\s+(?:of them\s+)?(?:has |have )?failed|(?:there (?:were|are) )?(?:no|zero|0) (?:test )?failures?|(?:everything|all)\s+(?:is\s+|was\s+)?(?:passed|green|working|works)|ни од(?:ин|на|ного|ной)\s+${UNIT}\s+не\s+(?:упал\p{L}*|провал\p{L}*)|провал\p{L}*\s+(?:нет|не было)|упавших\s+(?:тестов\s+)?(?:нет|не было))(?!\p{L})`,
  'iu',
);
const EXCEPT =
  /\b(?:except|but|apart from|other than|besides|almost|nearly|not all|until|if|when|once|before|after)\b|(?<!\p{L})(?:кроме|почти|не все|если|когда|пока)(?!\p{L})|\?/iu;
// `Verify that all endpoints work` asks for it.
const ASKED =
  /^[^\p{L}]*(?:please |then )?(?:verify|ensure|check|confirm|make sure|test|validate|see)(?:\s(?:that|if|whether))?\s(?:all|every|each)(?!\p{L})|(?<!\p{L})(?:провер(?:ить|ьте|ь|им)|убеди(?:ться|тесь|сь)|добиться|нужно|надо)(?!\p{L})/iu;
export const RERUN =
  /\b(?:after|with|in) the (?:re-?run|second run)\b|(?<!\p{L})после (?:повтор\p{L}*|перезапуск\p{L}*)(?!\p{L})/iu;
const PLANNED = /(?<=\ball (?:the )?(?:\d+ )?)planned\s/iu;
const OF_THE_WHOLE =
  /result|verdict|status|bottom|summary|conclusion|overall|total|tests|success rate|pass rate|итог|вывод|результат|статус|тест|всего|коротко|tl;?dr/iu;
const OF_ALL = /^(?:all|every|все)\s/iu;
// Behind a claim of the whole run stand at most words that say when.
const END =
  /^(?:\s+(?:correctly|properly|perfectly|fully|корректно|полностью|tonight|today|this time|in (?:this|the) run|during the run|at all|successfully|at (?:the first \p{L}+|once)|without (?:errors|exception)|as expected|with status ok|(?:of|in) the (?:task|epic|assignment|spec(?:ification)?|document|dod)|(?:epic|dod|задачи|задания|тз|эпика|спецификации)(?:[ -][\p{Lu}\d][\w-]*)?|этой ночью|сегодня|успешно|в этом прогоне|за прогон))*\s*(?:[.,;!:—–)]|$|-\s|\s(?:and|и)\s|\s\()/iu;

/** What a sentence says of all things of a kind. */
export interface Claim {
  sentence: Sentence;
  clause: string;
  count: number | null;
  things: readonly string[];
  /** The things as the sentence calls them. */
  named: string;
  /** True where it says that digests or numbers agree. */
  isOfSame: boolean;
  /** What it says of them. */
  good: string;
  /** True where nothing behind it says that it is of a part. */
  isWide: boolean;
}

/** What a sentence says of all: `all four roles have signed`, `nothing failed`; [] for what is asked for, or has an exception. */
export function claimIn(sentence: Sentence): Claim[] {
  const { text, box, label } = sentence;
  // What a short label names is a part of the run, as `Staging` is, unless it says that it is the result.
  if (label !== null && !OF_THE_WHOLE.test(label) && !OF_ALL.test(label) && label.split(' ').length < 3)
    return [];
  if (
    EXCEPT.test(text.replace(RERUN, ' ')) ||
    ASKED.test(text) ||
    box === 'open' ||
    box === 'odd' ||
    !isSaidOfThisRun(sentence)
  )
    return [];
  const found =
    [OUT_OF, AS_MANY, AS_MANY_TURNED, ALL, TURNED, MEETS, AS_ASKED, FOR_EACH, SUCCESS]
      .map((form) => form.exec(text))
      .find((one) => one !== null) ?? null;
  if (found?.groups?.['things'] === undefined && isOfAPart(sentence, found?.[0] ?? '')) return [];
  const { count, things = 'tests', covered = 'passed', good = covered, same } = found?.groups ?? {};
  const nothing = found === null ? NOTHING.exec(text) : null;
  const clause = (found ?? nothing)?.[0];
  if (clause === undefined) return [];
  return [
    {
      sentence,
      clause,
      count: count === undefined ? null : Number(count),
      things: nothing === null ? stemsOf(things) : ['test'],
      named: nothing === null ? things : 'tests',
      isOfSame: same !== undefined,
      good,
      isWide: END.test(text.slice((found ?? nothing)?.index ?? 0).slice(clause.length)),
    },
  ];
}

// `Core tests: 100 % success rate`, and such a rate in a section of its own: of these, and not of the run.
function isOfAPart(sentence: Sentence, clause: string): boolean {
  const { label, headings } = sentence;
  if (!/^\W*(?:100|(?:test )?(?:success|pass) rate)/iu.test(clause)) return false;
  const isOfSome = /\ball\s+\d+\s+\p{L}/iu.test(sentence.text);
  return isOfSome || (label !== null && !RATE.test(label)) || headings.length > 0 || !isOfWhole(sentence);
}

// `All 40 planned cases were run` is no plan.
function isSaidOfThisRun(sentence: Sentence): boolean {
  const text = sentence.text.replace(PLANNED, ' ');
  return isOfThisRun(text === sentence.text ? sentence : { ...sentence, text });
}
