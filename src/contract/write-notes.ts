import type { UndoCall } from '../model/account.ts';
import type { OutgoingRequest } from '../model/target.ts';
import type { CallRecord } from './make-call.ts';

/** Which scenario a call is made for. */
export interface CallOwner {
  id: string;
  scenario: string;
}

/** Takes note of the writes of a run before they are sent, so that none is forgotten whatever becomes of the run. */
export interface WriteNotes {
  /** Called before a request is sent; gives what takes its answer. `restore`: the call that takes it back, where it is known. */
  sending(of: CallOwner, request: OutgoingRequest, restore: UndoCall | null): (record: CallRecord) => void;
  /** The evidence of a scenario says what became of its writes. `undone`: its calls to undo them were obeyed. */
  told(of: CallOwner, undone: boolean): void;
  /** A simulator forgot all that was written. */
  reset(): void;
}
