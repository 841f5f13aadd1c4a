/** Which calls of its route a fault strikes: all, the first n, or those of a list. The first call is 1. */
export type CallNumbers = 'all' | number | readonly number[];

/** What was sent as call numbers, or null when it is none. */
export function callNumbersOf(sent: unknown): CallNumbers | null {
  if (sent === 'all' || isCount(sent)) return sent;
  return Array.isArray(sent) && sent.length > 0 && sent.every(isCount) ? [...sent] : null;
}

/** Whether the n-th call is one of them. */
export function isAmong(calls: CallNumbers, n: number): boolean {
  if (calls === 'all') return true;
  return typeof calls === 'number' ? n <= calls : calls.includes(n);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}
