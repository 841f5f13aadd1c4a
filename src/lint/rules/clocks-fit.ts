import { stemsOf } from '../amounts/stems.ts';
import { type Clock, clocksIn, type Length, lengthsIn } from '../document/clocks.ts';
import type { Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { placeAt, sentencesAndRows } from '../document/sentences.ts';
import { standsInThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

const DAY = 86_400;
const START =
  /\b(?:start(?:ed|s)?|beg[au]n|kick(?:ed)? (?:it )?off|from|between|launched)\b|(?<!\p{L})(?:нача(?:ли|т[аоы]?|лся|лась|лось|ло)|старт\p{L}*|запуст\p{L}*|с)(?!\p{L})/iu;
const END =
  /\b(?:finish(?:ed|es)?|end(?:ed|s)?|completed|done|until|till|to|and|acknowledged|stopped|closed|over)\b|(?<!\p{L})(?:законч\p{L}*|заверш\p{L}*|оконч\p{L}*|конец|до)(?!\p{L})/iu;
// A length that is told of the whole span before it.
const SO =
  /^[^\d.;]{0,30}?(?:[,(—–:=|]\s*|\b(?:so|that is|i\.e\.|which is|or|took|makes?|lasted|in all)\s+|(?<!\p{L})(?:то есть|т\.\s?е\.|итого|это|всего|за)\s+)(?:(?:about|so|that is|that makes|exactly|i\.e\.|total|to|есть|то|it was|итого|всего|примерно|ровно|около)\s+)*$/iu;
const WHOLE_LENGTH =
  /^(?:(?:total|overall|whole|run|execution|wall[- ]clock|elapsed|test)\s+)*(?:wall[- ]clock(?: time)?|duration|elapsed(?: time)?|total time|run time|time taken|took|downtime|длительность|продолжительность|время работы|общее время)(?:\s*\([^()]*\))?$|^общая длительность$/iu;
/** Sentences around a span in which its length may be told. */
const AROUND = 20;
const WITH_ALL =
  /\b(?:with (?:the |a )?(?:pauses?|breaks?)|in all|altogether|from start to end|end to end|the whole (?:run|test)|by the clock)\b|(?<!\p{L})(?:с (?:паузами|перерывами)|от начала до конца|весь прогон)(?!\p{L})/iu;
const INTO_SPAN =
  /^\s*(?:\((?:UTC|MSK|МСК|[^\d.;]{0,12}\s)?(?:start(?:ed)?(?: at)?|from|between|начало|с)?:?\s*|,?\s*(?:from|between|с)\s+)$/iu;
const OFTEN = /(?:\b(?:every|each|within|after|once in)|(?<!\p{L})(?:раз в|кажд\p{L}*|через|после))\s+$/iu;
/** A span of more than this goes past midnight by mistake, unless its words say that it is of two days. */
const LONGEST_NIGHT = 18 * 3600;
const SEVERAL_DAYS =
  /\b(?:night|midnight|next|following|tomorrow|days?|week|daily)\b|(?<!\p{L})(?:ноч\p{L}*|полноч\p{L}*|завтра|следующ\p{L}*|сут\p{L}*|дн\p{L}*|ежедневн\p{L}*)(?!\p{L})|\d{4}-\d\d-\d\d|\d\d\.\d\d\./iu;
const SAME_DAY =
  /\bsame (?:evening|day|morning|afternoon)\b|(?<!\p{L})тот же (?:вечер|день)|того же (?:дня|вечера)|тем же (?:вечером|днём)/iu;
const ABOUT =
  /\b(?:about|around|roughly|some|almost|nearly|under|over|less|more|less than|approximately)\s+$|(?<!\p{L})(?:около|примерно|почти|более|менее|меньше|больше)\s+$|[~≈]\s*$/iu;

/** A start and an end, in one sentence or in two. */
export interface Span {
  from: Clock;
  to: Clock;
  first: Sentence;
  second: Sentence;
}

/** The time from a start to an end must be the length that is told of it, and an end on the same day comes after its start. */
export function clocksFit({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter(standsInThisRun);
  return sentences.flatMap((sentence, index) => {
    const span = spanIn(sentence) ?? spanOf(sentence, sentences.slice(index + 1, index + 8));
    if (span === null) return [];
    return [
      ...behindSpan(span),
      ...beforeSpan(span),
      ...labelled(span, sentences.slice(index, index + 4)),
      ...inSection(span, sentences.slice(Math.max(0, index - AROUND), index + AROUND)),
      ...order(span),
    ];
  });
}

/**
 * Two times of day with nothing but a line between them, or with words for a start and an end before them.
 * Null for any other sentence.
 */
export function spanIn(sentence: Sentence): Span | null {
  const [from, to, more] = clocksIn(sentence.text);
  if (from === undefined || to === undefined || more !== undefined) return null;
  const between = sentence.text.slice(from.at + from.length, to.at);
  const before = sentence.text.slice(Math.max(0, from.at - 30), from.at);
  const isRange =
    /^\s*(?:UTC|Z|MSK|МСК)?\s*(?:-|–|—|→|to|until|till|по|до)\s*$/i.test(between) ||
    (sentence.origin === 'row' && / \| $/.test(between) && to.value > from.value);
  if (!isRange && !(START.test(before) && END.test(between))) return null;
  return { from, to, first: sentence, second: sentence };
}

// `The reload started at 21:14.` and `It ended at 22:52, that is 98 minutes.` in one section.
function spanOf(sentence: Sentence, next: readonly Sentence[]): Span | null {
  const [from, more] = clocksIn(sentence.text);
  if (from === undefined || more !== undefined || !START.test(sentence.text.slice(0, from.at))) return null;
  for (const other of next) {
    if (!areOfOnePart(other, sentence)) return null;
    const [to, third] = clocksIn(other.text);
    if (to === undefined) continue;
    if (third !== undefined || START.test(other.text.slice(0, to.at))) return null;
    return END.test(other.text.slice(0, to.at)) ? { from, to, first: sentence, second: other } : null;
  }
  return null;
}

function secondsOf({ from, to }: Span): number {
  return (to.value - from.value + DAY) % DAY;
}

function behindSpan(span: Span): LintFinding[] {
  const { to, second } = span;
  const from = to.at + to.length;
  const behind = second.text.slice(from).replace(/^\s*(?:UTC|Z|MSK|МСК)/i, (zone) => ' '.repeat(zone.length));
  const [length] = lengthsIn(behind);
  if (length === undefined) return [];
  const before = behind.slice(0, length.at);
  return SO.test(before) && !ABOUT.test(before)
    ? differs(span, length, placeAt(second, from + length.at))
    : [];
}

// `The rebuild took 6 min 12 s (07:00:05 to 07:06:17)`: the one length of the sentence, with the span in brackets or right behind it.
function beforeSpan(span: Span): LintFinding[] {
  const { from, first, second } = span;
  if (first !== second) return [];
  const lengths = lengthsIn(first.text);
  const length = lengths.findLast(({ at }) => at < from.at);
  const before = first.text.slice(0, length?.at);
  if (length === undefined || lengths.length > 1 || ABOUT.test(before) || OFTEN.test(before)) return [];
  const between = first.text.slice(length.at + length.length, from.at);
  return INTO_SPAN.test(between) ? differs(span, length, placeAt(first, length.at)) : [];
}

// `Wall clock: 17 min 35 s` right below the span, or a length told of what the span is of.
function labelled(span: Span, next: readonly Sentence[]): LintFinding[] {
  const named = stemsOf(span.first.label ?? '');
  // What stands below other times is of these.
  const until = next.findIndex(
    (sentence) => sentence !== span.first && sentence !== span.second && clocksIn(sentence.text).length > 0,
  );
  return next.slice(0, until < 0 ? next.length : until).flatMap((sentence) => {
    const { label, value, text } = sentence;
    const [length, more] = lengthsIn(text);
    if (label === null || length === undefined || more !== undefined || sentence === span.first) return [];
    const isWhole =
      WHOLE_LENGTH.test(label) || (named.length > 1 && named.every((word) => stemsOf(value).includes(word)));
    return isWhole && !ABOUT.test(text.slice(0, length.at)) ? differs(span, length, sentence) : [];
  });
}

// `With the pauses it was 45 minutes`, in the section of the one span: neither this nor another length there is that of it.
function inSection(span: Span, all: readonly Sentence[]): LintFinding[] {
  const own = all.filter((one) => areOfOnePart(one, span.first) && one.sectionTitle !== '');
  const told = own.filter(({ label, text }) => label === null && WITH_ALL.test(text));
  const last = told.at(-1);
  const length = lengthsIn(last?.text ?? '').at(-1);
  if (last === undefined || length === undefined || clocksIn(last.text).length > 0) return [];
  const clocks = own.flatMap(({ text }) => clocksIn(text));
  const isOther = own
    .flatMap(({ text }) => lengthsIn(text))
    .some(({ value }) => Math.abs(value - secondsOf(span)) <= 60);
  return clocks.length > 2 || isOther ? [] : differs(span, length, last);
}

function differs(span: Span, length: Length, where: Sentence): LintFinding[] {
  const real = secondsOf(span);
  const blur = Math.max(length.blur, span.from.blur, span.to.blur);
  if (Math.abs(real - length.value) <= blur || length.value >= DAY || real === 0) return [];
  const first = placeAt(span.first, span.from.at);
  return [
    finding(
      'duration-differs',
      [first, `${Math.round(real / 60)} minutes`],
      [where, length.text],
      `Line ${where.line} says ${length.text}, but from ${clockOf(span, 'from')} (line ${first.line}) to ${clockOf(span, 'to')} there are ${Math.floor(real / 60)} min ${real % 60} s.`,
      'medium',
    ),
  ];
}

function order(span: Span): LintFinding[] {
  const { from, to, first, second } = span;
  const text = first === second ? first.text : `${first.text} ${second.text}`;
  const days = text.match(/\d{4}-\d\d-\d\d/g) ?? [];
  const isOneDay = days.length === 2 && days[0] === days[1];
  const isNight = SEVERAL_DAYS.test([text, first.sectionTitle, ...first.headings].join(' '));
  const isTurned = first === second && !isNight && secondsOf(span) > LONGEST_NIGHT;
  if (to.value >= from.value || !(isOneDay || isTurned || SAME_DAY.test(text))) return [];
  const start = placeAt(first, from.at);
  const end = placeAt(second, to.at);
  return [
    finding(
      'time-order',
      [start, clockOf(span, 'from')],
      [end, clockOf(span, 'to')],
      `Line ${end.line} gives ${clockOf(span, 'to')} as the end on the same day, before ${clockOf(span, 'from')}, the start in line ${start.line}.`,
    ),
  ];
}

function clockOf(span: Span, end: 'from' | 'to'): string {
  const { at, length } = span[end];
  return (end === 'from' ? span.first : span.second).text.slice(at, at + length);
}
