import type { FaultName } from './fault-names.ts';

/** The one measure that some faults take, and its bounds: no fault may hold a run for long unless it is asked to. */
export interface FaultOption {
  name: 'ms' | 'retryAfter' | 'megabytes' | 'depth';
  byDefault: number;
  least: number;
  most: number;
}

/** What a fault can be told beside its route and calls. A fault that is not here takes nothing. */
export const FAULT_OPTIONS: Partial<Record<FaultName, FaultOption>> = {
  latency: { name: 'ms', byDefault: 20, least: 1, most: 10_000 },
  'drip-feed': { name: 'ms', byDefault: 1, least: 1, most: 1000 },
  '429-retry-after': { name: 'retryAfter', byDefault: 1, least: 0, most: 3600 },
  'huge-body': { name: 'megabytes', byDefault: 50, least: 1, most: 1000 },
  'deep-nesting': { name: 'depth', byDefault: 100_000, least: 1, most: 1_000_000 },
  'connection-refused': { name: 'ms', byDefault: 50, least: 1, most: 5000 },
};
