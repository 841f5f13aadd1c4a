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

/**
 * A fault from what a user sent; `at` names its place. Throws an AuditError (USAGE) that lists the names when the name is
 * unknown, and tells what is wrong otherwise.
 */
export function faultOf(sent: unknown, at: string): Fault {
  if (!isJsonObject(sent)) throw unfit(at, 'is not an object with a fault');
  const { fault: asked, route = EVERY_CALL, calls: askedCalls = 'all', ...measures } = sent;
  const name = FAULT_NAMES.find((known) => known === asked);
  if (name === undefined) throw unfit(`${at}.fault`, 'is no fault that the simulator knows');
  const isOf = typeof route === 'string' ? routeTest(route) : null;
  if (isOf === null || typeof route !== 'string')
    throw unfit(`${at}.route`, 'is no route such as "GET /orders"');
  const calls = callNumbersOf(askedCalls);
  if (calls === null) throw unfit(`${at}.calls`, 'must be "all", a number from 1, or a list of them');
  return { name, route, calls, measure: measureOf(measures, FAULT_OPTIONS[name], at), isOf };
}

function measureOf(sent: Record<string, unknown>, option: FaultOption | undefined, at: string): number {
  const stranger = Object.keys(sent).find((key) => key !== option?.name);
  if (stranger !== undefined) {
    const takes = option === undefined ? 'none' : option.name;
    throw unfit(at, `has an option that this fault does not take; beside route and calls it takes ${takes}`);
  }
  if (option === undefined) return 0;
  const { name, byDefault, least, most } = option;
  const value = sent[name] ?? byDefault;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most)
    return value;
  throw unfit(`${at}.${name}`, `must be a whole number from ${least} to ${most}`);
}

function unfit(at: string, what: string): AuditError {
  return new AuditError('USAGE', `the fault ${what}`, `The faults are ${FAULT_NAMES.join(', ')}.`, { at });
}
