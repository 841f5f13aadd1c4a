import { startOf } from '../common/plain-text.ts';

const LONGEST = 100_000;
/** How far back a place is looked for at which a long text may end. */
const REACH = 1_000;

/**
 * The text of an answer that is no JSON, as far as the evidence keeps it. A long one ends before the limit where a word
 * ends: half an address or half a number would no longer be known for what it is, and so would stay unmasked.
 */
export function startOfText(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = text.slice(LONGEST - REACH, LONGEST).search(/[\s,<>[\]{}][^\s,<>[\]{}]*$/);
  const kept = startOf(text, LONGEST - REACH + Math.max(end, 0));
  return `${kept}... and ${text.length - kept.length} more characters`;
}
