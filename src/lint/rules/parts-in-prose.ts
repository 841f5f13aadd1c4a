import { type Amount, amountsOf } from '../amounts/amounts.ts';
import { talliesOf } from '../amounts/tallies.ts';
import type { Sentence } from '../document/lint-document.ts';
import { wholeNumber } from '../document/numbers.ts';
import { placeAt } from '../document/sentences.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import { once } from '../once.ts';
import type { RuleContext } from './context.ts';

/** Parts that miss their whole by more than this share of it are of something else. */
const NEAR = 0.12;
const MOST_PARTS = 8;
// What comes behind is what the number before it is made of.
const MADE_OF =
  /^(?:of|out of|из)\s(?:the\s|all\s|всех\s)?\d[^,:;.]{0,40},\s|:\s|\(|\b(?:of (?:which|these|them|those)|among them|namely|i\.e\.)|(?<!\p{L})из (?:них|которых)|в том числе|[—–]\s/giu;
const PLAIN =
  /(?<![\p{L}\d.,:/#№-])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,9})(?![\p{L}\d]|[.,:/-]\d|-\p{L}|\s?%)/gu;
const OF_THESE =
  /^(?:of (?:these|them|those|which)|out of (?:these|them)|из (?:них|этих|которых))(?!\p{L})/iu;
// Parts that overlap, or some of many.
const SOME =
  /\b(?:including|such as|for example|e\.g\.|at least|among others|mostly|mainly|minutes?|seconds?|hours?|times)\b|(?<!\p{L})(?:включая|например|в основном|минут\p{L}*|секунд\p{L}*|раза?)(?!\p{L})/iu;
// What is not counted is named.
const REST =
  /\b(?:rest|remaining|others?|pending|not run|could not|deferred|only|first|new|more)\b|(?<!\p{L})(?:остальн\p{L}*|прочи\p{L}*|не (?:запуск|выполн|прогон|закончен)\p{L}*|только|перв\p{L}*|нов\p{L}*)(?!\p{L})/iu;
// `orders: 17, clients: 9, events: 7`: one beside the others, and not what they make.
const LABELLED = /\p{L}:\s*$/u;
const COUNTED = /^(?:test|check|case|run|request|провер\p{L}*|запрос\p{L}*|сценар\p{L}*)$/u;
// `12 + 29 − 4`: what is taken away is no part.
const TAKEN_AWAY = /\d\s?\+\s?[\d, ]+\s?[\u2212–-]\s?\d|\d\s[\u2212–-]\s?[\d, ]+\s?\+\s?\d/u;
// `(1, 2, 3, A, B)`: names, and no numbers.
const NAMES = /\((?:[^(),\d]*\d[^(),]*,){2,}\s*\p{L}{1,3}\s*[,)]/u;
const BARE_LIST = /\(((?:[^()\d]*\d{1,6}(?![\d.:%/])){3,8}[^()\d]*)\)/u;

/**
 * A whole that a sentence names before its parts is their sum: `312 discounts: 290 agree, 15 differ, 9 are missing`,
 * `read 48,212 records. Of these 48,190 were written and 12 rejected`.
 */
export function partsInProse({ document, home }: RuleContext): LintFinding[] {
  const { sentences } = document;
  return sentences.flatMap((sentence, index) => {
    const own = tallied(sentence);
    if (own.length > 0 || !isOfThisRun(sentence) || TAKEN_AWAY.test(sentence.text)) return own;
    const found = [
      ...inOneSentence(sentence, sentences[index - 1]),
      ...ofThese(sentence, sentences[index - 1]),
      ...classesOf(sentence, sentences[index - 1]),
    ];
    // Which numbers of a sentence are the parts of which is a guess in a text of another kind.
    return home ? found : found.map((one) => ({ ...one, confidence: 'low' as const }));
  });
}

function inOneSentence(sentence: Sentence, previous: Sentence | undefined): LintFinding[] {
  const { text } = sentence;
  if (NAMES.test(text)) return [];
  const amounts = amountsOf(sentence).filter(({ form }) => form === 'prose');
  const bare = inBrackets(sentence, amounts);
  if (bare.length > 0) return bare;
  // The last words of the kind that have a number before them and several behind.
  const made = [...text.matchAll(MADE_OF)].findLast(
    ({ index, 0: words }) =>
      amounts.some(({ at }) => at < index + words.length) &&
      numbersBehind(sentence, index + words.length).length > 1,
  );
  const cut = made === undefined ? text.length : made.index + made[0].length;
  const wholes = amounts.filter(({ at }) => at < cut);
  const parts = numbersBehind(sentence, cut);
  const [first] = wholes;
  if (first !== undefined && wholes.some(({ value }) => value >= (parts[0]?.value ?? 0)))
    return compared(wholes, parts, text, NEAR);
  // The whole may stand in the sentence before.
  const before = previous === undefined ? [] : amountsOf(previous).slice(-1);
  return parts.length < 3 ? [] : compared(before, parts, text, NEAR / 4);
}

// `We ran 14 checks. 12 were green, 3 were red.`
function classesOf(sentence: Sentence, previous: Sentence | undefined): LintFinding[] {
  const [tally] = talliesOf([sentence]);
  const whole =
    previous === undefined || !isOfThisRun(previous) ? undefined : amountsOf(previous).findLast(isOfTests);
  if (tally === undefined || whole === undefined || tally.counts.has('all') || whole.whole !== null)
    return [];
  const { counts, amounts } = tally;
  const [pass, fail] = [counts.get('pass'), counts.get('fail')];
  if (pass === undefined || fail === undefined || amounts.length !== counts.size) return [];
  const sum = sumOf(amounts);
  const far = Math.abs(sum - whole.value) > Math.max(2, whole.value * NEAR);
  if (sum === whole.value || far || pass.whole !== null) return [];
  return report(whole, amounts);
}

// `10 tests, 8 passed, 2 failed`: whatever run it is of.
function tallied(sentence: Sentence): LintFinding[] {
  const [tally] = talliesOf([sentence]);
  const [all, pass, fail] = (['all', 'pass', 'fail'] as const).map((key) => tally?.counts.get(key));
  if (tally === undefined || all === undefined || pass === undefined || fail === undefined) return [];
  const { counts, amounts } = tally;
  const parts = amounts.filter((amount) => amount !== all);
  const sum = sumOf(parts);
  const isWhole = isOfTests(all) && all.whole === null && pass.whole === null && all.at < pass.at;
  if (!isWhole || amounts.length !== counts.size || sum === all.value || REST.test(sentence.text)) return [];
  return report(all, parts);
}

function isOfTests({ words }: Amount): boolean {
  return words.length > 0 && words.every((word) => COUNTED.test(word));
}

type Part = Pick<Amount, 'value' | 'at' | 'spot'>;

// All bare numbers behind a place of a sentence, whatever they count.
function numbersBehind(sentence: Sentence, from: number): Part[] {
  return numbersOf(sentence).filter(({ at }) => at >= from);
}

const numbersOf = once((sentence: Sentence): readonly Part[] =>
  [...sentence.text.matchAll(PLAIN)].map(({ 0: digits, index }) => ({
    value: wholeNumber(digits),
    at: index,
    spot: placeAt(sentence, index),
  })),
);

// `12 (4 on Monday, 3 on Tuesday, 3 on Wednesday)`, `33 = 4, 5 and 6`: bare numbers in brackets right behind one.
function inBrackets(sentence: Sentence, amounts: readonly Amount[]): LintFinding[] {
  const found = BARE_LIST.exec(sentence.text);
  if (found === null || SOME.test(found[0])) return [];
  const before = /(?<![\d.,/-])(\d{1,6})(?:\s+[\p{L}-]+){0,4}\s*$/u.exec(sentence.text.slice(0, found.index));
  if (before === null || amounts.some(({ whole }) => whole !== null)) return [];
  const value = Number(before[1]);
  const bracket = placeAt(sentence, found.index);
  const parts = [...(found[1] ?? '').matchAll(/(?<![\p{L}\d.-])\d{1,6}(?![\d.%:-])/gu)].map(([digits]) => ({
    value: Number(digits),
    spot: bracket,
  }));
  const sum = sumOf(parts);
  const isItself = sum === value || parts.some((part) => part.value === value);
  if (isItself || parts.length < 3 || sum > value * 2 || sum * 2 < value) return [];
  return report({ value, spot: placeAt(sentence, before.index) }, parts);
}

function ofThese(sentence: Sentence, previous: Sentence | undefined): LintFinding[] {
  if (previous === undefined || !OF_THESE.test(sentence.text)) return [];
  const wholes = amountsOf(previous).slice(-1);
  const parts = amountsOf(sentence);
  const [whole, part] = [wholes[0], parts[0]];
  if (
    whole !== undefined &&
    part !== undefined &&
    part.whole === null &&
    part.value > whole.value &&
    part.value < whole.value * (1 + NEAR / 4)
  )
    return [
      finding(
        'part-and-whole',
        [whole.spot, whole.value],
        [part.spot, part.value],
        `Line ${part.spot.line} says ${part.value} of the ${whole.value} in line ${whole.spot.line}, which is more than the whole.`,
      ),
    ];
  return parts.some((one) => one.whole !== null) ? [] : compared(wholes, parts, sentence.text, NEAR);
}

function compared(
  wholes: readonly Amount[],
  parts: readonly Part[],
  text: string,
  near: number,
): LintFinding[] {
  const whole = wholes.find(({ value }) => parts.every((part) => part.value < value));
  if (whole === undefined || SOME.test(text)) return [];
  if ([whole, ...parts].every(({ at }) => LABELLED.test(text.slice(0, at)))) return [];
  if (parts.length < 2 || parts.length > MOST_PARTS || (parts.length === 2 && whole.value < 10)) return [];
  // What follows the parts may count something else: the first parts that make the whole are its parts.
  let sum = 0;
  for (const part of parts) {
    sum += part.value;
    if (wholes.some(({ value }) => value === sum)) return [];
  }
  if (parts.some(({ value }) => sum - value === whole.value)) return [];
  if (Math.abs(sum - whole.value) > Math.max(1, whole.value * near)) return [];
  return report(whole, parts);
}

function sumOf(parts: readonly Pick<Part, 'value'>[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function report(whole: Omit<Part, 'at'>, parts: readonly Omit<Part, 'at'>[]): LintFinding[] {
  const [first] = parts;
  if (first === undefined) return [];
  const sum = sumOf(parts);
  return [
    finding(
      'parts-do-not-add-up',
      [whole.spot, whole.value],
      [first.spot, sum],
      `Line ${whole.spot.line} names ${whole.value}, but the parts that follow it (${parts.map(({ value }) => value).join(' + ')}) make ${sum}.`,
    ),
  ];
}
