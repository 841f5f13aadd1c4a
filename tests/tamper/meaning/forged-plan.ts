import type { Event } from './forged-scenario.ts';
import type { Forger } from './forger.ts';

/** A list of ids without one of them. */
export const without = (list: string[], id: string) => list.filter((one) => one !== id);

/** Takes an entry, by a scenario of it, out of what was to run and out of the model. */
export function unplanned({ started, audit }: Forger, label: string): void {
  const [id = ''] = label.split(' ');
  started['selected'] = without(started['selected'], id);
  audit.entries = audit.entries.filter((entry) => entry.id !== id);
}

/** What the model says of the first scenario of an entry. */
export function stated({ audit }: Forger, id: string): Event {
  return (audit.entries.find((one) => one.id === id)?.scenarios[0] ?? {}) as unknown as Event;
}
