import type { HttpHandler } from 'msw';
import { apiHandlers } from './api-handlers.ts';
import { controlHandlers } from './control-handlers.ts';
import { type DatasetName, habitsOf } from './habits.ts';
import { partnerManners } from './partners/partner-manners.ts';
import { partnerRoutes } from './partners/partner-routes.ts';
import { restManners } from './rest/rest-manners.ts';
import { restRoutes } from './rest/rest-routes.ts';
import type { World } from './route.ts';
import { CLOCK_START, type SimulatorClock, simulatorClock } from './simulator-clock.ts';
import { simulatorState } from './state/simulator-state.ts';

/** How a simulator starts. */
export interface SimulatorOptions {
  /** Page sizes and the status of a bad REST token: of the shipped reference (default), or as seen in production. */
  dataset?: DatasetName;
  /** Where the clock stands, ISO 8601; 2025-11-07T12:00:00+03:00 by default. */
  now?: string;
}

/** An account of its own: state, clock, and the msw handlers that answer for it. */
export interface Simulator {
  /**
   * Handlers for any host. A Fetch Request has no body on GET, so filters reach them only through `serveSimulator`.
   */
  readonly handlers: HttpHandler[];
  readonly clock: SimulatorClock;
  /** State and clock as they were at the start. */
  reset(): void;
}

/** A simulator of the two QTickets APIs. Throws a RangeError when `now` is no date. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const start = options.now ?? CLOCK_START;
  const clock = simulatorClock(start);
  const state = simulatorState();
  const habits = habitsOf(options.dataset ?? 'reference');
  const world: World = { state, habits, now: () => clock.now() };
  const reset = () => {
    state.reset();
    clock.set(start);
  };
  return {
    clock,
    reset,
    handlers: [
      ...apiHandlers(restRoutes, restManners(habits), world),
      ...apiHandlers(partnerRoutes, partnerManners, world),
      ...controlHandlers({ clock, reset }),
    ],
  };
}
