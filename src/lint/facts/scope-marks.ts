import { datesIn } from '../document/day-dates.ts';
import { monthOf } from '../document/written-dates.ts';

/** Which of several runs a text speaks of: the first one, one after it, or of both beside each other. */
export type RunMark = 'first' | 'later' | 'both';

const RUN = '(?:run|pass|round|iteration|execution|day|night)';
const RU_RUN = '(?:прогон|круг|раунд|заход|проход|запуск|день|дня|проверк|тест|аудит)';
const LATER = new RegExp(
  [
    String.raw`\bre-?(?:runs?|ran|tests?|tested|checks?|checked|executed|executions?)\b`,
    String.raw`\b(?:second|third|fourth|fifth|2nd|3rd|4th|later|last|both) ${RUN}s?\b`,
    String.raw`\b${RUN}s? (?:[2-9]|two|three|four)\b`,
    String.raw`\brepeat(?:s|ed)?\b|\b(?:once more|anew)\b`,
    String.raw`\b(?:ran|run|tried|tested|executed|started|sent|made|called) (?:\p{L}+ )?again\b`,
    String.raw`\bafter (?:the |a |all |both )?(?:fix(?:es)?|repairs?|corrections?|mending|changes?)\b`,
    String.raw`^still (?:fail\p{L}*|red|broken)(?:\W+\d|$)|\bin the end\b|\bfinally\b`,
    String.raw`(?<!\p{L})(?:повтор(?:а|е|ом|у|ы|ов)?|повтор(?:ил|ен|ял)\p{L}*|перезапус\p{L}*|перепровер\p{L}*|заново)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:повторн|втор|трет|четв[её]рт|последн)\p{L}+ ${RU_RUN}\p{L}*`,
    String.raw`(?<!\p{L})${RU_RUN}\p{L}* (?:№ ?)?[2-9](?![\d.,])`,
    String.raw`(?<!\p{L})после (?:исправлени|правк|доработ|устранени)\p{L}*|(?<!\p{L})(?:ещё|еще) раз(?!\p{L})|(?<!\p{L})в (?:итоге|конце концов)(?!\p{L})`,
  ].join('|'),
  'iu',
);
const FIRST = new RegExp(
  [
    String.raw`\b(?:first|initial|original|1st) (?:\p{L}+ )?${RUN}s?\b`,
    String.raw`\bat (?:first|once)\b|\b(?:initially|originally)\b|\b${RUN} (?:1|one)\b`,
    String.raw`(?<!\p{L})перв\p{L}+ (?:\p{L}+ )?${RU_RUN}\p{L}*|(?<!\p{L})(?:сначала|изначально)(?!\p{L})`,
    String.raw`(?<!\p{L})${RU_RUN}\p{L}* (?:№ ?)?1(?![\d.,])`,
  ].join('|'),
  'iu',
);

// A run that is still to come, or may.
const TO_COME =
  /(?<!\p{L})(?:until|unless|if|once|when|as soon as|will|shall|should|must|to be|not yet|needs?|needed|required|пока|если|когда|будет|нужн[оаы]|нужен|требуется|надо|следует|ещё не)(?!\p{L})[^.,;:]*/giu;

/** The run that a text speaks of; null where it leaves that open. */
export function runMarkIn(words: string): RunMark | null {
  const text = words.replaceAll(TO_COME, ' ');
  const [isFirst, isLater] = [FIRST.test(text), LATER.test(text)];
  if (isFirst && isLater) return 'both';
  return isFirst ? 'first' : isLater ? 'later' : null;
}

const DAY_MONTH = /(?<![\d.,:-])(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])(?![\d.,:-]*\d)/g;

/** The days that a text names, each as `MM-DD`. */
export function daysIn(text: string): ReadonlySet<string> {
  const dates = datesIn(text).map(({ value }) => new Date(value).toISOString().slice(5, 10));
  const short = [...text.matchAll(DAY_MONTH)].map(([, day, month]) => `${month}-${day}`);
  return new Set([...dates, ...short]);
}

// `in April`, `сентябрьский`: without a day or a year it is another time than the one of the run.
const MONTH_NAME =
  /(?<![\p{L}\d])(?<!\d\s)(January|February|March|April|May|June|July|August|September|October|November|December|январ[ьея]|феврал[ьея]|март[ае]?|апрел[ьея]|ма[йе]|июн[ьея]|июл[ьея]|август[ае]?|сентябр[ьея]|октябр[ьея]|ноябр[ьея]|декабр[ьея])(?!\p{L}|\s\d)/giu;

/** The months that a text names without a day. */
export function monthsIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(MONTH_NAME)]
      .filter(([, name = '']) => name !== 'may')
      .map(([, name = '']) => String(monthOf(name))),
  );
}

const PLACES: readonly (readonly [string, string])[] = [
  ['pre-production', String.raw`pre-?prod(?:uction)?|предпрод\p{L}*`],
  ['production', String.raw`production|prod|боев\p{L}*|прод|продуктивн\p{L}*|промышленн\p{L}*`],
  ['staging', 'staging|stage|стейдж\\p{L}*'],
  ['sandbox', String.raw`sandbox|песочниц\p{L}*`],
  ['test', String.raw`test (?:stand|environment|system)|тестов\p{L}* (?:контур|стенд|сред)\p{L}*`],
];
const AT = String.raw`(?:^|\||:\s|\b(?:on|at|in|against|from|of|for) (?:the )?|(?<!\p{L})(?:на|в|во|с) )`;
const NAMED = PLACES.map(
  ([name, words]) =>
    [
      name,
      new RegExp(String.raw`${AT}\W{0,3}(?:${words})(?![\p{L}-])(?! (?:release|use|readiness|ready))`, 'iu'),
    ] as const,
);
// Runs that have a name of their own.
const KINDS: readonly (readonly [string, RegExp])[] = [
  [
    'rehearsal',
    /\b(?:dry|trial|mock|practice)[- ]runs?\b|\brehearsals?\b|(?<!\p{L})(?:репетици\p{L}*|(?:пробн|тренировочн)\p{L}+ (?:прогон|запуск|перенос)\p{L}*)/iu,
  ],
  [
    'real',
    /\b(?:real|live|actual) (?:run|cutover|migration|load)\b|(?<!\p{L})(?:боев|настоящ)\p{L}+ (?:прогон|запуск|перенос)\p{L}*/iu,
  ],
];
const READY = /\b(?:ready|approved|go|release\p{L}*|cleared) (?:for|to|in|on)\b|готов\p{L}* к/iu;
const STAND =
  /(?:\bstand|\bnode|\bcluster|(?<!\p{L})стенд\p{L}*|(?<!\p{L})узел|(?<!\p{L})узл\p{L}+) (\p{Lu}|\d)(?![\p{L}\d.])/giu;

/** The stands that a text says that something was done on, and the named runs, such as a rehearsal. */
export function placesIn(text: string): ReadonlySet<string> {
  const named = READY.test(text) ? [] : NAMED.filter(([, words]) => words.test(text)).map(([name]) => name);
  const kinds = KINDS.filter(([, words]) => words.test(text)).map(([name]) => name);
  return new Set([...named, ...kinds, ...[...text.matchAll(STAND)].map(([, name = '']) => `stand ${name}`)]);
}

const SAID = String.raw`(?:^|[:|(—–]\s?|(?<!\p{L})(?:on|in|with|of|under|from|against|to|the|и|на|в|во|с|из|от)\s)`;
const NUMBER = String.raw`(\d+(?:\.\d+){0,3})(?![\d.]*\d|\s?%)`;
const BUILD = new RegExp(
  String.raw`${SAID}(?:\b(?:RC|release(?: candidate)?|version|build)|(?<!\p{L})(?:сборк\p{L}*|верси\p{L}*|релиз\p{L}*|выпуск\p{L}*)|\bv)[\s#№-]{0,3}${NUMBER}`,
  'giu',
);
const BARE = new RegExp(String.raw`${SAID}${NUMBER}(?=\s|[:,.;|)]|$)`, 'giu');

/** The builds and releases that a text names: by a word such as `build`, or by a number that the document elsewhere calls one. */
export function buildsIn(text: string, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const bare = [...text.matchAll(BARE)].map(([, number = '']) => number).filter((one) => known.has(one));
  return new Set([...[...text.matchAll(BUILD)].map(([, number = '']) => number), ...bare]);
}
