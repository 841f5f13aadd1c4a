import { AuditError } from '../../model/errors.ts';
import { isJsonObject } from '../../model/json.ts';
import { type CallNumbers, callNumbersOf } from './call-numbers.ts';
import { FAULT_NAMES, type FaultName } from './fault-names.ts';
import { FAULT_OPTIONS, type FaultOption } from './fault-option.ts';
import { type RouteTest, routeTest } from './fault-route.ts';

/** A fault as a user asks for it. */
export interface FaultDefinition {
  fault: FaultName;
  /** `GET /orders`, or a path alone, with `*` and `**`; every call of both APIs by default. */
  route?: string;
  /** All calls of the route by default. */
  calls?: CallNumbers;
  /** Milliseconds: of `latency`, between bytes of `drip-feed`, or that `connection-refused` lasts. */
  ms?: number;
  /** Seconds in the header of `429-retry-after`. */
  retryAfter?: number;
  /** Size of `huge-body` in millions of bytes. */
  megabytes?: number;
  /** Arrays inside each other in `deep-nesting`. */
  depth?: number;
}

/** A fault that was found fit. */
export interface Fault {
  name: FaultName;
  route: string;
  calls: CallNumbers;
  /** The fault's one measure; 0 for a fault that takes none. */
  measure: number;
  isOf: RouteTest;
}

const EVERY_CALL = '/**';
const NAMES = `The faults are ${FAULT_NAMES.join(', ')}.`;

/**
 * A fault from what a user sent; `at` names its place. Throws an AuditError (USAGE) that lists the names when the name is
 * unknown, and tells what is wrong otherwise.
 */
export function faultOf(sent: unknown, at: string): Fault {
  if (!isJsonObject(sent)) throw unfit(at, 'the fault is not an object with a fault', NAMES);
  const { fault: asked, route = EVERY_CALL, calls: askedCalls = 'all', ...measures } = sent;
  const name = FAULT_NAMES.find((known) => known === asked);
  if (name === undefined) throw unfit(`${at}.fault`, 'this is no fault that the simulator knows', NAMES);
  const isOf = typeof route === 'string' ? routeTest(route) : null;
  if (isOf === null || typeof route !== 'string')
    throw unfit(
      `${at}.route`,
      'this is no route of calls',
      'Use a path, or a method and a path, without a query: GET /orders/*. Behind a route of --fault stand calls alone: 502:GET /orders/*:2.',
    );
  const calls = callNumbersOf(askedCalls);
  if (calls === null)
    throw unfit(
      `${at}.calls`,
      'these are no calls of a fault',
      'Use all, a number from 1 for the first so many, or a list of numbers such as [2].',
    );
  return { name, route, calls, measure: measureOf(measures, FAULT_OPTIONS[name], at), isOf };
}

function measureOf(sent: Record<string, unknown>, option: FaultOption | undefined, at: string): number {
  const stranger = Object.keys(sent).find((key) => key !== option?.name);
  if (stranger !== undefined) {
    const takes = option === undefined ? 'none' : option.name;
    throw unfit(
      at,
      'the fault has an option that it does not take',
      `Beside route and calls it takes ${takes}.`,
    );
  }
  if (option === undefined) return 0;
  const { name, byDefault, least, most } = option;
  const value = sent[name] ?? byDefault;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most)
    return value;
  throw unfit(`${at}.${name}`, 'this is no value of it', `Use a whole number from ${least} to ${most}.`);
}

function unfit(at: string, what: string, remedy: string): AuditError {
  return new AuditError('USAGE', what, remedy, { at });
}
