import { type Decimal, decimalOf, decimalsIn } from '../document/decimals.ts';
import type { LintDocument, Sentence } from '../document/lint-document.ts';
import { placeAt } from '../document/sentences.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';
import { shown } from './percents-follow.ts';

const BEFORE = /^(?:before|previous|old|baseline|original|was|было|раньше|до)(?!\p{L})/iu;
const AFTER = /^(?:after|now|new|current|optimi[sz]ed|is|стало|теперь|после)(?!\p{L})/iu;
const CHANGE =
  /^(?:Δ|delta|change|diff|improvement|reduction|gain|saving|growth|speed-?up|increase|decrease|дельта|изменение|улучшение|прирост|снижение|экономия|рост)/iu;
const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  мс: 1,
  s: 1000,
  sec: 1000,
  с: 1000,
  min: 60_000,
  мин: 60_000,
  h: 3_600_000,
  ч: 3_600_000,
};
// `634 failures → 470`, `from 634 to 470`, `с 634 до 470`.
const ARROW = /^(?:\s?\p{L}+){0,2}\s*(?:→|⇒|-+>|=+>)\s*$/u;
const TO = /^(?:\s?\p{L}+){0,2}\s+(?:to|до)\s+$/iu;
const FROM = /(?:\bfrom|(?<!\p{L})с(?:о)?)\s+(?:\p{L}+\s+)?$/iu;
const BEFORE_SHARE = /^(?:\s?\p{L}+){0,2}\s*[,;:=(–—-]{0,2}\s*(?:(?:an?|by|на|is|это)\s+)?[↓↑]?\s?$/iu;
// `100% passing` behind two numbers is no change.
const CHANGED =
  /^\s*(?:reduction|decrease|drop|increase|growth|improvement|faster|slower|smaller|larger|fewer|less|more|better|lower|higher|reduced|saved|quicker|меньше|больше|быстрее|медленнее|снижени|сокращени|уменьшени|рост|прирост|увеличени|улучшени|ускорени)\p{L}*/iu;
const VERSUS = /^\s*(?:vs\.?|versus|against|instead of|против|вместо)\s*$/iu;
const IN_BRACKETS = /^(?:\s\p{L}+){1,4}\s\($/u;
const SIGN = /[+\u2212↓↑-]\s?$/u;
const ABOUT =
  /[~≈]\s*$|\b(?:about|around|nearly|almost|roughly|approx\.?)\s*$|(?<!\p{L})(?:около|почти|примерно)\s*$/iu;
const BOUND =
  /[<>≤≥]\s*$|\b(?:over|up to|more than|at least|under)\s*$|(?<!\p{L})(?:более|до|свыше|не менее)\s*$/iu;
/** How far a percentage that is only about right may be from one that is. */
const ROUGHLY = 0.1;

/** A change in per cent is that of the two values beside it: in the row of a table, or in one sentence. */
export function changeShares({ document }: RuleContext): LintFinding[] {
  // What is told again is one slip.
  const told = new Set<string>();
  return [...inTables(document), ...document.sentences.flatMap(inSentence)].filter(({ second, message }) => {
    const key = `${second.value} ${message.slice(message.lastIndexOf(', but from'))}`;
    return !told.has(key) && told.add(key);
  });
}

function inTables({ tables }: LintDocument): LintFinding[] {
  return tables.flatMap((table) => {
    const [before, after, change] = [BEFORE, AFTER, CHANGE].map((name) => {
      const [only = -1, ...more] = table.header.flatMap((head, column) =>
        column > 0 && name.test(head.replace(/^[^\p{L}Δ]+/u, '')) ? [column] : [],
      );
      return more.length > 0 ? -1 : only;
    });
    if (before === undefined || after === undefined || change === undefined) return [];
    if (Math.min(before, after, change) < 0) return [];
    return table.rows.flatMap(({ line, cells }) => {
      const [from, to] = [decimalOf(cells[before] ?? ''), decimalOf(cells[after] ?? '')];
      const cell = cells[change] ?? '';
      const [share, more] = decimalsIn(cell).filter(({ unit }) => unit === '%');
      if (from === null || to === null || share === undefined || more !== undefined) return [];
      const real = realOf(from, to, share, cell);
      const spot = { ...table, line };
      return real === null ? [] : [report(spot, cell.trim(), from, to, real)];
    });
  });
}

function inSentence(sentence: Sentence): LintFinding[] {
  const { text } = sentence;
  if (!text.includes('%')) return [];
  const numbers = decimalsIn(text);
  return numbers.flatMap((share, index) => {
    if (share.unit !== '%') return [];
    const pair = changeBefore(text, numbers, index) ?? changeBehind(text, numbers, index);
    const real = pair === null ? null : realOf(pair.from, pair.to, share, text);
    return pair === null || real === null
      ? []
      : [report(placeAt(sentence, share.at), text, pair.from, pair.to, real)];
  });
}

interface Pair {
  from: Decimal;
  to: Decimal;
}

// `634 → 470 (26% less)`, `from 634 to 470, 26% less`.
function changeBefore(text: string, numbers: readonly Decimal[], index: number): Pair | null {
  const [from, to, share] = [numbers[index - 2], numbers[index - 1], numbers[index]];
  if (from === undefined || to === undefined || share === undefined) return null;
  const [start, end] = [text.slice(0, from.at), text.slice(share.at + share.shown.length)];
  const [gap, lead] = [between(text, from, to), between(text, to, share)];
  // Of three steps the change may be of the first and the last.
  const isArrow = ARROW.test(gap) && !/(?:→|⇒|>)\s*$/u.test(start);
  const isTold = CHANGED.test(end) || SIGN.test(lead) || /^[+\u2212-]/u.test(share.shown);
  if (!(isArrow || (TO.test(gap) && FROM.test(start))) || !isTold) return null;
  const isBeside = BEFORE_SHARE.test(lead.replace(ABOUT, '').replace(SIGN, ''));
  return isBeside && !BOUND.test(start) && !BOUND.test(lead) ? { from, to } : null;
}

// `26% less (470 vs 634)`.
function changeBehind(text: string, numbers: readonly Decimal[], index: number): Pair | null {
  const [share, to, from] = [numbers[index], numbers[index + 1], numbers[index + 2]];
  if (share === undefined || to === undefined || from === undefined) return null;
  const end = text.slice(share.at + share.shown.length);
  const lead = between(text, share, to);
  const isPair =
    VERSUS.test(between(text, to, from)) && /^\s*\)/u.test(text.slice(from.at + from.shown.length));
  return CHANGED.test(end) && IN_BRACKETS.test(lead) && isPair ? { from, to } : null;
}

function between(text: string, one: Decimal, other: Decimal): string {
  return text.slice(one.at + one.shown.length, other.at);
}

function report(
  spot: Parameters<typeof finding>[1][0],
  said: string,
  from: Decimal,
  to: Decimal,
  real: number,
): LintFinding {
  return finding(
    'percent-is-wrong',
    [spot, said],
    [spot, shown(real)],
    `Line ${spot.line} says "${said}", but from ${from.shown} to ${to.shown} is a change of ${shown(real)}.`,
    'medium',
  );
}

// The change in per cent of the first value, where the one that is said is that in no reading: of either value, in points, or as their ratio.
function realOf(from: Decimal, to: Decimal, share: Decimal, text: string): number | null {
  const [a, b] = [rangeOf(from), rangeOf(to)];
  if (a === null || b === null || from.value <= 0 || to.value < 0 || from.value === to.value) return null;
  if ((from.unit === '%') !== (to.unit === '%') || !isOneUnit(from, to)) return null;
  const said = Math.abs(share.value);
  const before = text.slice(0, share.at);
  if (BOUND.test(before)) return null;
  const isAbout = ABOUT.test(before.replace(SIGN, ''));
  const slack = isAbout ? Math.max(3, said * ROUGHLY) : 10 ** -share.decimals;
  const readings = a.flatMap((one) =>
    b.map((other) => [
      Math.abs(other - one) / one,
      other === 0 ? 1 : Math.abs(other - one) / other,
      other / one,
      other === 0 ? 1 : one / other,
      from.unit === '%' ? Math.abs(other - one) / 100 : Number.NaN,
    ]),
  );
  const fits = (readings[0] ?? []).some((_, reading) => {
    const all = readings.map((one) => (one[reading] ?? Number.NaN) * 100);
    return said > Math.min(...all) - slack && said < Math.max(...all) + slack;
  });
  return fits ? null : (Math.abs(scaled(to) - scaled(from)) * 100) / scaled(from);
}

function isOneUnit(from: Decimal, to: Decimal): boolean {
  return from.unit === to.unit || (from.unit in MILLISECONDS && to.unit in MILLISECONDS);
}

function scaled({ value, unit }: Decimal): number {
  return value * (MILLISECONDS[unit] ?? 1);
}

// Counts are exact; what was measured may have been rounded.
function rangeOf(number: Decimal): [number, number] | null {
  const half = number.unit === '' && number.decimals === 0 ? 0 : 10 ** -number.decimals / 2;
  const factor = MILLISECONDS[number.unit] ?? 1;
  const range: [number, number] = [(number.value - half) * factor, (number.value + half) * factor];
  return Number.isFinite(range[1]) ? range : null;
}
