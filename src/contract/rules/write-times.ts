import { wholeSecondOf } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { type OtherAnswer, shownAt } from '../check-context.ts';

/** Times that a write sets. */
const SET_BY_WRITES = /^(?:updated|deleted|refunded)_at$/;
/** How far apart the times of one write may lie. */
const ONE_WRITE_SECONDS = 60;

/** An object in the answer to a write, or in the one before it. */
export interface Side {
  answer: OtherAnswer;
  pointer: string;
  value: JsonValue;
}

/**
 * What is wrong with the times that a write set: they are not before the last change of what it wrote to, and all of them of one
 * moment. Compared are those that differ from what was there before.
 */
export function writeTimeProblems(now: Side, before: Side): string[] {
  const set: { pointer: string; at: number }[] = [];
  collect(now.value, before.value, now.pointer, set);
  if (set.length === 0) return [];
  const last = latest(before.value);
  const first = Math.min(...set.map(({ at }) => at));
  return set.flatMap(({ pointer, at }) => {
    const came = `came ${shownAt(now.answer.masked, pointer)}`;
    if (last !== null && at < last)
      return [`${pointer}: expected a time not before the last change, ${came}`];
    return at - first > ONE_WRITE_SECONDS
      ? [`${pointer}: expected the time of the write, as beside it, ${came}`]
      : [];
  });
}

function collect(
  now: JsonValue,
  before: JsonValue | undefined,
  pointer: string,
  set: { pointer: string; at: number }[],
): void {
  if (Array.isArray(now)) {
    const items = Array.isArray(before) ? before : [];
    for (const [index, item] of now.entries()) collect(item, items[index], `${pointer}/${index}`, set);
    return;
  }
  if (!isJsonObject(now)) return;
  const known = before !== undefined && isJsonObject(before) ? before : {};
  for (const [key, value] of Object.entries(now)) {
    if (!SET_BY_WRITES.test(key)) collect(value, known[key], `${pointer}/${key}`, set);
    else if (value !== known[key]) {
      const at = wholeSecondOf(value);
      if (at !== null) set.push({ pointer: `${pointer}/${key}`, at });
    }
  }
}

// The newest change that the object tells of itself, wherever within it.
function latest(value: JsonValue): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const times = Object.entries(value).flatMap(([key, child]) => {
    const at = SET_BY_WRITES.test(key) ? wholeSecondOf(child) : latest(child);
    return at === null ? [] : [at];
  });
  return times.length === 0 ? null : Math.max(...times);
}
