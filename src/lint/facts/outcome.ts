import { stateOf } from '../amounts/states.ts';
import type { MatrixFact } from './fact.ts';

const FAILED = /(?<!\b(?:0|no) )(?:\bFAIL(?:ED|URE)?\b|\bfailed\b)|❌|✗|✘|провал|не пройден|неуспеш/iu;
const PASSED = /✅|✔|\bpass(?:ed)?\b|\bok\b|\bsuccess|\byes\b|успе|пройден|^да(?!\p{L})/iu;

/** The HTTP statuses that a cell names. */
export function statusCodes(cell: string): number[] {
  return [
    ...cell.matchAll(/(?<![\w.:/-])([1-5]\d\d)(?![\w%]|[.:]\d|\/\d)|(?<=\b[1-5]\d\d\/)([1-5]\d\d)\b/g),
  ].map(([code]) => Number(code));
}

/** True for a result that says of itself that the test passed, and shows no status. */
export function saysPassed(result: string): boolean {
  return PASSED.test(result) && !FAILED.test(result) && statusCodes(result).length === 0;
}

/** What the result of a test shows beside what was expected of it. */
export function outcomeOf(expected: string, result: string): MatrixFact['outcome'] {
  const codes = statusCodes(result);
  if (FAILED.test(result) || stateOf(result) === 'fail') return 'failed';
  const accepted = acceptedBy(expected);
  // A tick at a status that was not expected: the reader cannot know which of them counts.
  if (accepted !== null && /✅|✔/.test(result) && codes.some((code) => !accepted(code))) return 'unknown';
  if (codes.length > 0) {
    if (accepted !== null && codes.some((code) => !accepted(code))) return 'failed';
    return hasPlainSuccess(result) ? 'success' : 'error';
  }
  if (!PASSED.test(result)) return 'unknown';
  const wanted = statusCodes(expected);
  if (wanted.length === 0) return 'unknown';
  return hasPlainSuccess(expected) ? 'success' : 'error';
}

// `200 WRONG_AUTHORIZATION` is an error inside an HTTP 200.
function hasPlainSuccess(cell: string): boolean {
  return /(?<![\w.:/-])2\d\d(?!\w|\s+(?:[A-Z]+_[A-Z_]+|\(?[Ee]rror))/.test(cell);
}

/** A test of a status against the expectation; null when it names no status. */
function acceptedBy(expected: string): ((code: number) => boolean) | null {
  const codes = [
    ...statusCodes(expected),
    ...[...expected.matchAll(/\/([1-5]\d\d)\b/g)].map(([, code]) => Number(code)),
  ];
  const classes = [...expected.matchAll(/\b([1-5])xx\b/gi)].map(([, digit]) => Number(digit));
  if (codes.length === 0 && classes.length === 0) return null;
  const inside = /\b(?:in|inside)\b.*\b200\b/.test(expected);
  return (code) =>
    codes.includes(code) || classes.includes(Math.floor(code / 100)) || (inside && code === 200);
}
