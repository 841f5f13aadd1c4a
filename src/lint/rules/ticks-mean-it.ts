import type { Confidence } from '../confidence.ts';
import { type BoxFact, factsOf } from '../facts/fact.ts';
import { saysSumToCome } from '../facts/pending-sums.ts';
import { isNegated, saysResolved } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import { amount, type RuleContext } from './context.ts';

// What a text says at its end, or says that it is not, it says of the whole; `failed calls` and `missing data` are things.
const LACK =
  /\bnot (?:yet )?(?:executed|run|done|verified|tested|covered|complete[d]?|available|met|performed|implemented|created|calculated)\b|\b(?:is|are|was|were|still|remains?)\s+(?:missing|incomplete|pending|outstanding|unfinished|failing)\b|(?<!\/)\b(?:missing|incomplete|unfinished|failed|fails|pending|outstanding|todo)\s*[.!)]*$|❌|✗|(?<!\p{L})не (?:выполн|провер|заверш|готов|запущ|реализ)\S*|(?<!\p{L})(?:отсутству[ею]т|пропущен[аоы]?|провален[аоы]?)\s*[.!)]*$/giu;
const SOME_LACK =
  /(?<![\d.])([1-9]\d*)\s+(?:(?!for\b|on\b|when\b|if\b|with\b|для|при)\p{L}+\s+){0,3}?(?:missing|left out|remaining|not (?:executed|run|covered|tested)|failed|failing|не выполнен\S*|не запущен\S*|пропущен\S*|провален\S*|отсутству\S*)/giu;
const IN_BRACKETS = /\([^()]*\)/g;
const OF = /(?<![\d./])(\d+)\s*(?:\/|of|out of|из)\s*(\d+)(?![\d.%]|\/\d)/i;
// The second of three attempts, steps or pages is no part that is left.
const NO_SHARE =
  /\b(?:retr(?:y|ies)|attempts?|allowed|permitted|limits?|pages?|steps?|phases?|stages?|tries)\b|попыт|повтор|шаг|этап|страниц|лимит|допуст/i;
// `200/404` are statuses, not a part of a whole.
const STATUSES = /(?<!\d)[1-5]\d\d\/[1-5]\d\d(?!\d)/;
// A box that is not ticked names what is to be reached.
const TO_REACH =
  /\b(?:target|goal|aim)s?\b|^(?:\p{L}+\s){0,2}(?:reach|raise|bring|get|extend|complete|increase|achieve)\s|\b(?:by|until) (?:\d|\p{Lu})|(?<!\p{L})(?:довести|достичь|добиться|расширить|увеличить|закрыть|к \p{Ll}+рю|до конца)(?!\p{L})/iu;
/** `✅ Loader tests: 412/413` is ticked for most of them. */
const MOST = 0.9;
const SAYS_ALL =
  /\b(?:all|every|each|fully?|complete(?:d|ly)?|entire|whole|100\s?%)(?!\p{L})|(?<!\p{L})(?:все|всех|кажд\p{L}+|полн\p{L}+|целиком)(?!\p{L})/iu;
/** Words that say of tests that they ran, or that they met what was expected. */
export const OF_BEING_DONE = /cover|execut|\br[ua]n\b|tested|passed|выполн|покры|пройден|прогнан/i;

/** A tick must not stand at a text that says the opposite, and a box must hold a tick or nothing. */
export function ticksMeanIt({ facts }: RuleContext): LintFinding[] {
  const boxes = factsOf(facts, 'box');
  const odd = boxes.filter(({ value }) => value === 'odd');
  const [first] = odd;
  const last = odd.at(-1);
  return [
    ...boxes.flatMap(deniesItself),
    ...(first === undefined || last === undefined
      ? []
      : [
          finding(
            'tick-unreadable',
            [first, first.text],
            [last, last.text],
            `${amount(odd.length, 'box holds', 'boxes hold')} a sign that is neither a tick nor a blank (line ${first.line}: "${first.text}"): nobody can tell whether ${odd.length === 1 ? 'it counts' : 'they count'} as done.`,
          ),
        ]),
  ];
}

function deniesItself(box: BoxFact): LintFinding[] {
  const { text, value, line } = box;
  const report = (why: string, confidence: Confidence = 'low') => [
    finding(
      'tick-denies-itself',
      [box, value === 'done' ? 'ticked' : 'not ticked'],
      [box, why],
      `The box in line ${line} is ${value === 'done' ? 'ticked' : 'not ticked'}, but its own text says the opposite: "${text}".`,
      confidence,
    ),
  ];
  const [, part, whole] = STATUSES.test(text) || NO_SHARE.test(text) ? [] : (OF.exec(text) ?? []);
  if (value === 'open') {
    return part !== undefined && part === whole && part !== '0' && !lacks(text) && !TO_REACH.test(text)
      ? report(`${part} of ${whole}`)
      : [];
  }
  if (value !== 'done') return [];
  if (saysSumToCome(text)) return report('not done', 'medium');
  if (lacks(text)) return report('not done');
  const none = part === '0' && !OF_BEING_DONE.test(text);
  // `✅ 22/24 passing` tells its share and claims no more.
  const isStated = /^\d+\s*\/\s*\d+|,\s\d+\s(?:of|из)\s\d+/u.test(text) && Number(part) * 2 > Number(whole);
  const isMost = !SAYS_ALL.test(text) && Number(part) >= MOST * Number(whole);
  const share = isStated || isMost;
  if (
    part !== undefined &&
    !none &&
    !share &&
    Number(part) < Number(whole) &&
    !/\b(?:only|partial)/i.test(text)
  )
    // Of tests, or with its percentage, it is no limit and no date: fewer than half are not done.
    return report(
      `${part} of ${whole}`,
      Number(part) * 2 < Number(whole) && /\btests?\b|(?<!\p{L})тест\p{L}*|\d\s?%/iu.test(text)
        ? 'medium'
        : 'low',
    );
  const some = /^no\b.*\((\d+)\s+\p{L}+/iu.exec(text)?.[1];
  return some !== undefined && Number(some) > 0 ? report(`${some} found`) : [];
}

function lacks(text: string): boolean {
  // What was missing and is not any more, and what is written down about it, is done; so is a rule of what would fail.
  if (saysResolved(text) || /\b(?:would|if|when|expected|correctly|properly)\b|ожидаем|корректно/i.test(text))
    return false;
  const counted = [...text.matchAll(SOME_LACK)].some(({ index }) => !isNegated(text.slice(0, index)));
  const plain = text.replaceAll(IN_BRACKETS, ' ').trim();
  return counted || [...plain.matchAll(LACK)].some(({ index }) => !isNegated(plain.slice(0, index)));
}
