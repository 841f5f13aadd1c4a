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

/** Drops a scenario; the model has it among those that were not executed. */
export function notRun(forger: Forger, label: string): void {
  const [id = '', name = ''] = label.split(' ');
  forger.drop(label);
  const entry = forger.audit.entries.find((one) => one.id === id);
  const outcome = entry?.scenarios.find((one) => one.name === name)?.outcome ?? 'ok';
  entry?.scenariosNotExecuted.push({ name, outcome });
}

/** Drops the one scenario of an entry, and says why the entry was not executed. */
export function entryNotRun(forger: Forger, id: string, reason: string): void {
  notRun(forger, id);
  forger.rest.push({ event: 'entryNotExecuted', id, reason });
}
