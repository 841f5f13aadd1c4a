import { AuditError } from '../../model/errors.ts';
import type { JsonObject } from '../../model/json.ts';
import { isAmong } from './call-numbers.ts';
import { type Fault, type FaultDefinition, faultOf } from './fault-definition.ts';
import { FAULT_OPTIONS } from './fault-option.ts';

/** The faults of a simulator and how often each struck. A reset of the simulator leaves them as they are. */
export interface Faults {
  /** Replaces all definitions and starts their counts. Throws an AuditError (USAGE), and then changes nothing. */
  set(definitions: readonly FaultDefinition[]): void;
  /** Takes every definition back. */
  clear(): void;
  /** Each definition with all its options, `seen` (calls of its route since it was set) and `struck` of them. */
  list(): JsonObject[];
  /** Counts a call, and gives the fault that strikes it: the first that wants a call of this number. */
  strike(method: string, path: string): Fault | null;
}

/** Faults that start as `first`. Throws an AuditError (USAGE) for a definition that is wrong. */
export function faultsOf(first: readonly FaultDefinition[] = []): Faults {
  let entries: { fault: Fault; seen: number; struck: number }[] = [];
  const set = (definitions: readonly FaultDefinition[]) => {
    if (!Array.isArray(definitions))
      throw new AuditError('USAGE', 'the faults are no list', 'Give a list, such as [{ fault: "502" }].');
    entries = definitions.map((sent, index) => ({
      fault: faultOf(sent, `faults[${index}]`),
      seen: 0,
      struck: 0,
    }));
  };
  set(first);
  return {
    set,
    clear: () => set([]),
    list: () => entries.map(({ fault, seen, struck }) => ({ ...shown(fault), seen, struck })),
    strike(method, path) {
      let striking: Fault | null = null;
      for (const entry of entries) {
        if (!entry.fault.isOf(method, path)) continue;
        entry.seen += 1;
        if (striking !== null || !isAmong(entry.fault.calls, entry.seen)) continue;
        striking = entry.fault;
        entry.struck += 1;
      }
      return striking;
    },
  };
}

function shown({ name, route, calls, measure }: Fault): JsonObject {
  const option = FAULT_OPTIONS[name];
  const numbers = typeof calls === 'object' ? [...calls] : calls;
  return { fault: name, route, calls: numbers, ...(option === undefined ? {} : { [option.name]: measure }) };
}
