import type { Sentence } from '../document/lint-document.ts';
import { areOfOnePart } from '../document/one-part.ts';
import { type Amount, amountsOf } from './amounts.ts';
import type { State } from './states.ts';
import { isUnit } from './stems.ts';

/** What one sentence, or one list of labels, counts by state: `12 cases: 10 passed / 1 failed / 1 skipped`. */
export interface Tally {
  counts: ReadonlyMap<State | 'all', Amount>;
  amounts: readonly Amount[];
}

const STATES: readonly State[] = ['pass', 'fail', 'skip', 'block'];

/** The tallies of sentences, a list of labels below each other as one. */
export function talliesOf(sentences: readonly Sentence[]): Tally[] {
  return groupsOf(sentences).flatMap(tallyOf);
}

/** What each sentence counts; labels right below each other are one group. */
export function groupsOf(sentences: readonly Sentence[]): (readonly Amount[])[] {
  const groups: Amount[][] = [];
  let labels: { last: Sentence; amounts: Amount[] } | null = null;
  for (const sentence of sentences) {
    const amounts = amountsOf(sentence);
    const isLabel = amounts.length === 1 && amounts[0]?.form === 'label';
    const follows =
      labels !== null && sentence.line - labels.last.line <= 2 && areOfOnePart(sentence, labels.last);
    if (isLabel && labels !== null && follows) {
      labels.amounts.push(...amounts);
      labels.last = sentence;
      continue;
    }
    const own = [...amounts];
    labels = isLabel ? { last: sentence, amounts: own } : null;
    groups.push(own);
  }
  return groups;
}

// A class that is counted twice is of two things.
function tallyOf(amounts: readonly Amount[]): Tally[] {
  const counts = new Map<State | 'all', Amount>();
  for (const amount of amounts) {
    const key = keyOf(amount);
    if (key === null) continue;
    if (counts.has(key)) return [];
    counts.set(key, amount);
  }
  return STATES.some((state) => counts.has(state)) ? [{ counts, amounts }] : [];
}

function keyOf({ words }: Amount): State | 'all' | null {
  const telling = words.filter((word) => !isUnit(word));
  const [only, more] = telling;
  if (only === undefined) return 'all';
  return more === undefined ? (STATES.find((state) => state === only) ?? null) : null;
}

/** How many things a tally is of: what it says itself, or what its classes make; null where it counts one class alone. */
export function sizeOf({ counts }: Tally): number | null {
  const all = counts.get('all')?.value ?? counts.get('pass')?.whole;
  if (all !== undefined && all !== null) return all;
  const classes = STATES.map((state) => counts.get(state)?.value).filter((value) => value !== undefined);
  return classes.length < 2 ? null : classes.reduce((sum, value) => sum + value, 0);
}
