import { type Change, diffWordsWithSpace } from 'diff';
import { styled, type Terminal } from './terminal.ts';

/** From so many characters on a reader does not see by himself where two texts differ. */
const LONG = 60;
/** What is kept of what is alike, on either side of a difference. */
const AROUND = 24;
/** Longer texts are not compared: it takes the square of what differs. */
const MOST = 20_000;

/**
 * What differs between two long texts, in one line: `…"total": [-100-] {+99+}, "per_page"…`, in colours without the marks. Null
 * where one of them is short, or nothing of them is alike: then both are better read as they are.
 */
export function longDifference(terminal: Terminal, expected: string, got: string): string | null {
  if (Math.min(expected.length, got.length) < LONG || Math.max(expected.length, got.length) > MOST)
    return null;
  const changes = diffWordsWithSpace(expected, got, { maxEditLength: 2000 });
  if (changes === undefined) return null;
  const alike = changes
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.replace(/\s/g, '').length, 0);
  if (alike * 2 < Math.min(expected.length, got.length)) return null;
  return changes
    .map((change, index) => shown(terminal, change, index === 0, index === changes.length - 1))
    .join('');
}

function shown(terminal: Terminal, { value, added, removed }: Change, first: boolean, last: boolean): string {
  if (removed) return terminal.colour ? styled(terminal, ['red', 'strikethrough'], value) : `[-${value}-]`;
  if (added) return terminal.colour ? styled(terminal, 'green', value) : `{+${value}+}`;
  const before = first ? '' : value.slice(0, AROUND);
  const after = last ? '' : value.slice(-AROUND);
  return value.length <= before.length + after.length + 1 ? value : `${before}…${after}`;
}
