import { luhnSum } from './digit-masks.ts';
import type { DigitCount } from './scan-signs.ts';

/** One run of digits in a text, with what stands between it and the run before. */
interface DigitGroup {
  digits: string;
  start: number;
  end: number;
  /** Signs since the group before; null where more than spaces and phone signs stand between, or at the start. */
  gap: string | null;
}

const GAP = /^[ \t\u00a0\u2000-\u200a\u202f().\u2010-\u2013-]{1,3}$/;
const FOREIGN_GAP = /^[ ()-]{1,2}$/;
/** The shortest number looked for. */
const SHORTEST = 10;
/** A whole text that is a time: its digits are no number. */
export const ISO_TIME =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?(?:Z|[+-][0-9]{2}:[0-9]{2})$/;
const LONGEST_PHONE = 15;
const STARRED =
  /(?<![0-9])(?!000000)[0-9]{6}(?:\*{4,12}|[xX]{4,12}|\u2022{4,12})[0-9]{4}(?![0-9])|(?<![0-9])(?!0000 00)[0-9]{4} [0-9]{2}\*\* \*{4} [0-9]{4}(?![0-9])/;

/**
 * Kinds of unmasked numbers in a text: `phone`, `barcode`, `card`; one entry for each kind. Without `digits`, where a number may be an
 * id, only what a plus sign tells: a phone.
 */
export function unmaskedNumbers(text: string, { longestChain }: DigitCount, digits: boolean): string[] {
  if (longestChain < SHORTEST || ISO_TIME.test(text)) return [];
  const groups = groupsOf(text);
  if (!digits)
    return groups.some((_, index) =>
      [...windowsFrom(groups, index, text)].some((window) => isPhone(window, text) && hasPlus(window, text)),
    )
      ? ['phone']
      : [];
  const kinds = new Set<string>();
  groups.forEach((group, index) => {
    if (isBarcode(group, text)) kinds.add('barcode');
    for (const window of windowsFrom(groups, index, text)) {
      if (isPhone(window, text)) kinds.add('phone');
      if (isCard(window, text)) kinds.add('card');
      if (isGroupedBarcode(window, text)) kinds.add('barcode');
    }
  });
  if (STARRED.test(text)) kinds.add('card');
  return [...kinds];
}

function groupsOf(text: string): DigitGroup[] {
  // The digit of an encoded plus sign is no digit of a number.
  const plain = text.replace(/%2b/gi, '  +');
  const groups: DigitGroup[] = [];
  for (const match of plain.matchAll(/[0-9]+/g)) {
    const previous = groups.at(-1);
    const between = previous === undefined ? '' : plain.slice(previous.end, match.index);
    const gap = previous !== undefined && GAP.test(between) ? between : null;
    groups.push({ digits: match[0], start: match.index, end: match.index + match[0].length, gap });
  }
  return groups;
}

/** Groups of a number without a sign before it, unless its town's code stands in brackets: 8 900 123 45 67. */
const MOST_GROUPS = 5;

/** Neighbouring groups from `index` on, as long as they may be one number. */
function* windowsFrom(
  groups: readonly DigitGroup[],
  index: number,
  text: string,
): Generator<readonly DigitGroup[]> {
  const window: DigitGroup[] = [];
  let digits = 0;
  for (let at = index; window.length < LONGEST_PHONE; at++) {
    const group = groups[at];
    if (group === undefined || (window.length > 0 && group.gap === null)) return;
    if (window.length === MOST_GROUPS && !mayGoOn(window, text)) return;
    window.push(group);
    digits += group.digits.length;
    if (digits > 19) return;
    if (digits >= 10) yield window;
  }
}

// An international number has any groups, and one with a town's code may be written digit by digit behind it.
function mayGoOn([first, second]: readonly DigitGroup[], text: string): boolean {
  if (first?.digits.length === 1 && (second?.digits.length === 4 || second?.digits.length === 5)) return true;
  const start = first?.start ?? 0;
  return /(?:\+|%2b)$/i.test(text.slice(Math.max(0, start - 3), start));
}

function standsAlone(start: number, end: number, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return !/[\p{L}\p{N}]$|^[0-9]\.$/u.test(before) && !/^[\p{L}\p{N}]|^\.[0-9]/u.test(after);
}

function isBarcode({ digits, start, end }: DigitGroup, text: string): boolean {
  const inUuid = /-[0-9a-f]{4}-[0-9a-f]{4}-$/i.test(text.slice(Math.max(0, start - 11), start));
  return digits.length === 12 && digits.startsWith('87') && !inUuid && standsAlone(start, end, text);
}

// As it is printed: 8712-3456-7890.
function isGroupedBarcode(window: readonly DigitGroup[], text: string): boolean {
  const { start, end } = bounds(window);
  return (
    lengthsOf(window) === '4 4 4' &&
    // In a longer row of groups it is no barcode.
    !/^(?:-| [0-9])/.test(text.slice(end, end + 2)) &&
    (window[0]?.digits ?? '').startsWith('87') &&
    window.slice(1).every(({ gap }) => (gap === '-' || gap === ' ') && gap === window[1]?.gap) &&
    standsAlone(start, end, text)
  );
}

function isPhone(window: readonly DigitGroup[], text: string): boolean {
  const digits = window.map((group) => group.digits).join('');
  if (digits.length < 10 || digits.length > LONGEST_PHONE || digits.startsWith('7000')) return false;
  const { start, end } = bounds(window);
  const gaps = window.slice(1).map((group) => group.gap ?? '');
  if (hasPlus(window, text)) {
    const russian = digits.length === 11 && digits.startsWith('7') && (cutsFit(window) || isOfTown(window));
    return russian || (!digits.startsWith('0') && gaps.every((gap) => FOREIGN_GAP.test(gap)));
  }
  if (!standsAlone(start, end, text)) return false;
  if (digits.length === 11) {
    return window.length === 1
      ? /^[78]9/.test(digits)
      : /^[78][3489]/.test(digits) && (cutsFit(window) || isOfTown(window));
  }
  if (digits.length === 13) return digits.startsWith('007') && lengthsOf(window) === '3 3 3 2 2';
  return digits.length === 10 && /^[3489]/.test(digits) && isLocal(window, gaps, text.charAt(start - 1));
}

function hasPlus([first]: readonly DigitGroup[], text: string): boolean {
  const start = first?.start ?? 0;
  return (
    /(?:\+|%2b)$/i.test(text.slice(Math.max(0, start - 3), start)) &&
    !/[0-9](?:\+|%2b)$/i.test(text.slice(Math.max(0, start - 4), start))
  );
}

// Groups as in 7 900 123 45 67: a cut may stand after the first, fourth, seventh and ninth digit only.
function cutsFit(window: readonly DigitGroup[]): boolean {
  let position = 0;
  return window.slice(0, -1).every((group) => {
    position += group.digits.length;
    return [1, 4, 7, 9].includes(position);
  });
}

// 8 (4852) 12-34-56: a code of four or five digits stands in brackets.
function isOfTown(window: readonly DigitGroup[]): boolean {
  return (
    /^1 [45] /.test(lengthsOf(window)) &&
    /\($/.test(window[1]?.gap ?? '') &&
    /^\)/.test(window[2]?.gap ?? '') &&
    window.slice(3).every(({ gap }) => /^[ \u00a0-]$/.test(gap ?? ''))
  );
}

function lengthsOf(window: readonly DigitGroup[]): string {
  return window.map((group) => group.digits.length).join(' ');
}

function isLocal(window: readonly DigitGroup[], gaps: readonly string[], before: string): boolean {
  const lengths = lengthsOf(window);
  if (before === '(' && /^\) ?$/.test(gaps[0] ?? '')) {
    return (
      /^3 (?:7|3 4|5 2|3 2 2)$/.test(lengths) && gaps.slice(1).every((gap) => gap === ' ' || gap === '-')
    );
  }
  if (lengths === '3 3 4') return gaps.every((gap) => gap === '-');
  if (lengths !== '3 3 2 2') return false;
  return (
    gaps.every((gap) => gap === '.') || (/^[ -]$/.test(gaps[0] ?? '') && gaps[1] === '-' && gaps[2] === '-')
  );
}

function isCard(window: readonly DigitGroup[], text: string): boolean {
  const digits = window.map((group) => group.digits).join('');
  const lengths = lengthsOf(window);
  if (!/^(?:1[3-9]|4 4 4 [1-7]|4 6 5)$/.test(lengths)) return false;
  const gaps = new Set(window.slice(1).map((group) => group.gap));
  if (gaps.size > 1 || [...gaps].some((gap) => gap !== ' ' && gap !== '-' && gap !== '.' && gap !== '\u00a0'))
    return false;
  const { start, end } = bounds(window);
  return (
    /^(?:2[2-7]|3[04-9]|[4-6])/.test(digits) && luhnSum(digits) % 10 === 0 && standsAlone(start, end, text)
  );
}

function bounds(window: readonly DigitGroup[]): { start: number; end: number } {
  return { start: window[0]?.start ?? 0, end: window.at(-1)?.end ?? 0 };
}
