import type { HttpHandler } from 'msw';
import { type FormsOf, LIST, OBJECT, oneOf, optional, TEXT, YES_OR_NO } from '../common/forms.ts';
import { apiHandlers } from './api-handlers.ts';
import { controlHandlers } from './control-handlers.ts';
import { faultControl } from './faults/fault-control.ts';
import type { FaultDefinition } from './faults/fault-definition.ts';
import { type Faults, faultsOf } from './faults/faults.ts';
import { type DatasetName, habitsOf } from './habits.ts';
import { requireOptions } from './option-forms.ts';
import { partnerManners } from './partners/partner-manners.ts';
import { partnerRoutes } from './partners/partner-routes.ts';
import { restManners } from './rest/rest-manners.ts';
import { restRoutes } from './rest/rest-routes.ts';
import type { World } from './route.ts';
import { CLOCK_START, type SimulatorClock, simulatorClock } from './simulator-clock.ts';
import { seatOffers } from './state/free-seats.ts';
import { type SimulatorState, simulatorState } from './state/simulator-state.ts';
import type { WebhookOptions } from './webhooks/receiver.ts';
import { webhookControl } from './webhooks/webhook-control.ts';
import { type Webhooks, webhooksOf } from './webhooks/webhooks.ts';

/** How a simulator starts. */
export interface SimulatorOptions {
  /**
   * Page sizes, lengths of the lists and the status of a bad REST token: of the shipped reference (default), or as seen in
   * production. `young` has the reference's, and an account that was just opened: one event, nothing sold.
   */
  dataset?: DatasetName;
  /** Where the clock stands, ISO 8601; 2025-11-07T12:00:00+03:00 by default. */
  now?: string;
  /** Paths and methods that only the spec document has answer as in production: an HTML 404, or 503. */
  strictRoutes?: boolean;
  /** A receiver of webhooks on this machine, from the start and after every reset. */
  webhooks?: WebhookOptions;
  /** What goes wrong at the door of `serveSimulator`, and on which calls. */
  faults?: readonly FaultDefinition[];
  /** Takes a free seat out of the plan of a show once that was answered, as organisers do between two reads. */
  withdrawsSeats?: boolean;
}

const FORMS: FormsOf<SimulatorOptions> = {
  dataset: optional(oneOf('reference', 'production', 'young')),
  now: optional(TEXT),
  strictRoutes: optional(YES_OR_NO),
  webhooks: optional(OBJECT),
  faults: optional(LIST),
  withdrawsSeats: optional(YES_OR_NO),
};

/** An account of its own: state, clock, and the msw handlers that answer for it. */
export interface Simulator {
  /**
   * Handlers for any host. A Fetch Request has no body on GET, so filters reach them only through `serveSimulator`.
   */
  readonly handlers: HttpHandler[];
  readonly clock: SimulatorClock;
  /** What the calls read and change. */
  readonly state: SimulatorState;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  /** State, clock and webhooks as they were at the start. Faults and their counts stay. */
  reset(): void;
}

/**
 * A simulator of the two QTickets APIs. Throws a RangeError when `now` is no date, and an AuditError (WEBHOOK_RECEIVER)
 * when the receiver of webhooks is not on this machine, or (USAGE) when a fault or an option is unknown or wrong.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  requireOptions('createSimulator', options, FORMS);
  const start = options.now ?? CLOCK_START;
  const clock = simulatorClock(start);
  const dataset = options.dataset ?? 'reference';
  const state = simulatorState(dataset);
  const habits = habitsOf(dataset);
  const webhooks = webhooksOf(state, clock, options.webhooks);
  const faults = faultsOf(options.faults);
  const strict = options.strictRoutes ?? false;
  const withdrawn = new Set<number>();
  const seatsAnswered = (showId: number) => {
    if (options.withdrawsSeats !== true || withdrawn.has(showId)) return;
    const free = seatOffers(state, showId, clock.now()).find(({ available }) => available);
    if (free === undefined) return;
    withdrawn.add(showId);
    state.withdrawSeat(free.seat);
  };
  const world: World = { state, habits, now: () => clock.now(), announce: webhooks.announce, seatsAnswered };
  const reset = () => {
    withdrawn.clear();
    webhooks.reset();
    state.reset();
    clock.set(start);
  };
  return {
    clock,
    state,
    webhooks,
    faults,
    reset,
    handlers: [
      ...apiHandlers(restRoutes, restManners(habits), world, strict),
      ...apiHandlers(partnerRoutes, partnerManners, world, strict),
      ...controlHandlers({ clock, reset, settle: webhooks.settle }),
      ...webhookControl(webhooks, state),
      ...faultControl(faults),
    ],
  };
}
