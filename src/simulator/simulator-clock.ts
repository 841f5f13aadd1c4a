import { instantOf } from './iso-time.ts';

/** The simulator's own time: it stands still until it is moved, so that answers do not depend on the day of a run. */
export interface SimulatorClock {
  now(): Date;
  /** Moves the clock to an instant. Throws a RangeError for what is no date, or none of the years 1 to 9998. */
  set(instant: Date | string): void;
  /** Moves the clock by milliseconds, back when negative. Throws a RangeError for what is no finite number, or leads out of these years. */
  advance(ms: number): void;
  /** Calls back after every move, however small. */
  onMove(listener: () => void): void;
}

/** The instant at which the simulator's clock starts. */
export const CLOCK_START = '2025-11-07T12:00:00+03:00';

/** A clock that stands at `start` (ISO 8601). Throws a RangeError for what is no date. */
export function simulatorClock(start: string): SimulatorClock {
  let nowMs = checked(start);
  const listeners: (() => void)[] = [];
  const move = (toMs: number) => {
    nowMs = toMs;
    for (const listener of listeners) listener();
  };
  return {
    now: () => new Date(nowMs),
    set(instant) {
      move(checked(instant));
    },
    advance(ms) {
      if (!Number.isFinite(ms)) throw new RangeError('the simulator clock moves by a finite number of ms');
      move(checked(new Date(nowMs + ms)));
    },
    onMove(listener) {
      listeners.push(listener);
    },
  };
}

// ISO 8601 has four digits for a year, in every zone, and answers hold times before and behind the clock.
const FIRST_MS = Date.parse('0001-01-02T00:00:00Z');
const LAST_MS = Date.parse('9998-12-31T00:00:00Z');

function checked(instant: Date | string): number {
  const ms = typeof instant === 'string' ? instantOf(instant) : instant.getTime();
  if (ms === null || Number.isNaN(ms)) throw new RangeError('the simulator clock needs an ISO 8601 instant');
  if (ms < FIRST_MS || ms > LAST_MS)
    throw new RangeError('the simulator clock stands in one of the years 1 to 9998');
  return ms;
}
