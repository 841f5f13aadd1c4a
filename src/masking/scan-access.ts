import { lazy } from '../common/lazy-pattern.ts';
import { listedBelow } from './access-lines.ts';
import {
  BEFORE_PAIR,
  BEFORE_QUOTED,
  BETWEEN_PAIR,
  CHOSEN,
  isListedSecret,
  isPairedSecret,
  MARKS,
  SPEAKS_OF_ACCESS,
  WHO,
} from './access-words.ts';

/** Whoever gets in, and behind a sign what only a password is. */
const PLACES = [
  lazy.giu`${BEFORE_PAIR}(?<who>${WHO})(?<between>${BETWEEN_PAIR})(?<value>${CHOSEN})(?=${MARKS}[).,;]?(?:[\s|]|$))`,
  lazy.giu`${BEFORE_QUOTED}(?<who>[\w.@-]{2,60}):(?<value>${CHOSEN})[\x60"'»”]`,
];
const OF_PAIR = new RegExp(`^(?<who>${WHO})(?<between>${BETWEEN_PAIR})`);
const FIRST = new RegExp(`^${CHOSEN}`);
/** What is said of a value behind it; else it is the first word of a sentence. */
const SAID_OF_IT = /^[*_`"'«“»”]{0,4}(?:[ \t]{0,4}(?:$|[,;]|[–—-] )|[ \t]{1,4}[(#])/;

/** Where a secret stands open that notes of a team tell as the way in; -1 without one. */
export function placeOfAccessSecret(text: string): number {
  if (!SPEAKS_OF_ACCESS.test(text)) return -1;
  let at = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (SPEAKS_OF_ACCESS.test(line))
      for (const place of PLACES)
        for (const { groups } of line.matchAll(place(line)))
          if (isPair(groups?.['value'] ?? '', groups)) return at;
    at += line.length + 1;
  }
  for (const { start, end, ofPasswords } of listedBelow(text))
    if (showsSecret(text.slice(start, end), ofPasswords)) return start;
  return -1;
}

function showsSecret(told: string, ofPasswords: boolean): boolean {
  const pair = OF_PAIR.exec(told);
  const before = pair?.[0] ?? '';
  const value = FIRST.exec(told.slice(before.length))?.[0] ?? '';
  if (!SAID_OF_IT.test(told.slice(before.length + value.length))) return false;
  return pair === null ? isListedSecret(value, ofPasswords) : isPair(value, pair.groups);
}

function isPair(value: string, groups: Readonly<Record<string, string | undefined>> = {}): boolean {
  return isPairedSecret(value.replace(/[.?]+$/, ''), groups['who'] ?? '', groups['between'] ?? '');
}
