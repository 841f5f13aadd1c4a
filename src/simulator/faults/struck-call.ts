import type { IncomingMessage, ServerResponse } from 'node:http';

/** A call that a fault strikes. */
export interface StruckCall {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** The fault's measure. */
  measure: number;
  /** The simulator's time. */
  now: Date;
  /** Carries the call out and gives its true answer. */
  answer(): Promise<Response>;
  /** Refuses new connections for a while. */
  shutDoor(ms: number): void;
}
