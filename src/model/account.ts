import type { JsonValue } from './json.ts';

/** A write of a live run that stood on the account when the tests had ended. Masked. */
export interface AccountWrite {
  id: string;
  scenario: string;
  /** `ticket`: one that was booked. `change`: of something that was there. `other`: what no call takes back. */
  kind: 'ticket' | 'change' | 'other';
  /** In words: `ticket 134860 of event 12, show 4076`. */
  what: string;
  /** Id of the event; null where the write names none. */
  event: string | null;
  /** The call that takes it back; null where none is known. */
  call: string | null;
}

/** What became of the writes of a live run that its scenarios did not take back themselves. */
export interface AccountFacts {
  /** Taken back after the tests. */
  undone: AccountWrite[];
  /** Still there, as far as is known. */
  left: AccountWrite[];
}

/** A call that takes a write back, without its token. */
export interface UndoCall {
  method: string;
  /** Path of the spec, before it is mapped to a base URL. */
  path: string;
  body: JsonValue;
  api: 'rest' | 'partners';
}
