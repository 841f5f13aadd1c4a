import type { JsonObject } from '../../src/model/json.ts';
import { eventsOf, type Files, sealed, textOf, withEvents } from '../tamper/seal-again.ts';

/** An input that is made to cost much: the files of a folder, or an archive. */
export interface HostileInput {
  name: string;
  make: (base: Files, bytes: number) => Files | Buffer;
}

// biome-ignore lint/suspicious/noExplicitAny: a forger reaches wherever he likes
export type Any = Record<string, any>;

/** A bundle with other events in its log, everything sealed again. */
export function eventsWith(base: Files, change: (events: JsonObject[]) => JsonObject[]): Files {
  return sealed(withEvents(base, change(eventsOf(base))));
}

/** A bundle with another model, everything sealed again. */
export function auditWith(base: Files, change: (audit: Any) => void): Files {
  const audit = JSON.parse(textOf(base, 'audit.json')) as Any;
  change(audit);
  return sealed(new Map(base).set('audit.json', Buffer.from(`${JSON.stringify(audit, null, 2)}\n`)));
}
