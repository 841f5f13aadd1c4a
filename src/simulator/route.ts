import type { JsonObject, JsonValue } from '../model/json.ts';
import type { Habits } from './habits.ts';
import type { Reply } from './reply.ts';
import type { SimulatorState } from './state/simulator-state.ts';
import type { OrderChange } from './webhooks/order-change.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What every route works on. */
export interface World {
  state: SimulatorState;
  habits: Habits;
  now(): Date;
  /** Tells of a change of an order, for webhooks. */
  announce(change: OrderChange): void;
  /** Hears that the seats of a show were answered. */
  seatsAnswered(showId: number): void;
}

/** One call of a route, authorised, with its body read. */
export interface RouteCall {
  world: World;
  params: Readonly<Record<string, string>>;
  /** The body when it is an object; empty when there is none. */
  body: JsonObject;
  /** The body as it came, for routes that take an array; null without one. */
  rawBody: JsonValue;
}

/** A route of one of the two APIs; `path` is below the API's base, with `:name` parameters. */
export interface Route {
  method: Method;
  path: string;
  /** Needs a token that may write (Partners). */
  writes?: true;
  /** A route of the spec document that the vendor does not have: production answers it as unknown. */
  undocumented?: true;
  handle(call: RouteCall): Reply;
}
