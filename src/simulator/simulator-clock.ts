import { instantOf } from './iso-time.ts';

/** The simulator's own time: it stands still until it is moved, so that answers do not depend on the day of a run. */
export interface SimulatorClock {
  now(): Date;
  /** Moves the clock to an instant. Throws a RangeError for what is no date. */
  set(instant: Date | string): void;
  /** Moves the clock by milliseconds, back when negative. Throws a RangeError for what is no finite number. */
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

function checked(instant: Date | string): number {
  const ms = typeof instant === 'string' ? instantOf(instant) : instant.getTime();
  if (ms === null || Number.isNaN(ms)) throw new RangeError('the simulator clock needs an ISO 8601 instant');
  return ms;
}
