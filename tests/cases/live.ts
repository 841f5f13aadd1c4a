import type { CallSpec, LiveParts } from '../../src/model/case.ts';
import { ticketsBefore } from './ticket-calls.ts';

const tickets = '/api/partners/v1/tickets';
const show = '{EVENT_ID}/{SHOW_ID}';

/** A ticket of the audit's own, so that none of somebody else's is touched. */
function book(name: string, seat_id: string): CallSpec {
  return {
    name,
    method: 'POST',
    path: `${tickets}/add/${show}`,
    token: 'partnersWrite',
    body: {
      seat_id,
      offer_id: 'full',
      external_id: `contract-audit-${name}`,
      external_order_id: 'contract-audit',
    },
  };
}

function remove(body: NonNullable<CallSpec['body']>): CallSpec {
  return { name: 'remove', method: 'POST', path: `${tickets}/remove/${show}`, token: 'partnersWrite', body };
}

const one = book('book', 'CENTER_PARTERRE-20;5');
const other = book('bookOther', 'CENTER_PARTERRE-20;6');
const idOf = (name: string) => ({ $from: name, path: 'result.id' });
// One at a time: where only one was booked, that one is still removed.
const both = ['book', 'bookOther'].map((name) => remove({ id: idOf(name) }));
const paid = { paid: 1, paid_at: '2025-11-07T15:30:00+03:00' };

/** The ticket that was added is removed. */
export const undoAdd: LiveParts = { undo: [remove({ id: { $answer: 'result.id' } })] };

/** The tickets that were added are removed. */
export const undoAddBatch: LiveParts = { undo: [remove({ batch: { $each: 'result[*].id', as: 'id' } })] };

/** A ticket is booked, updated in place of the example, and removed. */
export const updateOwn: LiveParts = {
  setup: [one, ticketsBefore(idOf('book'))],
  body: { id: idOf('book'), ...paid, client_email: 'updated@example.com', client_phone: '+79009999999' },
  undo: [remove({ id: { $sent: 'id' } })],
  undoSetup: [remove({ id: idOf('book') })],
};

/** Two tickets are booked, updated and removed. */
export const updateOwnBatch: LiveParts = {
  setup: [one, other, ticketsBefore([idOf('book'), idOf('bookOther')])],
  body: { batch: [idOf('book'), idOf('bookOther')].map((id) => ({ id, ...paid })) },
  undo: [remove({ batch: { $each: 'result[*].id', as: 'id' } })],
  undoSetup: both,
};

/** A ticket is booked, and removed by the entry itself. */
export const removeOwn: LiveParts = {
  setup: [one, ticketsBefore(idOf('book'))],
  body: { id: idOf('book') },
  undo: [],
  undoSetup: [remove({ id: idOf('book') })],
};

/** Two tickets are booked, and removed by the entry itself. */
export const removeOwnBatch: LiveParts = {
  setup: [one, other],
  body: { batch: [idOf('book'), idOf('bookOther')].map((id) => ({ id })) },
  undo: [],
  undoSetup: both,
};

/** A write that no call takes back. */
export function notUndoable(reason: string): LiveParts {
  return { notUndoable: reason };
}

/** A write of a few fields: what they held before is read first, and written back. */
export function writeBack(path: string, read: string, fields: Record<string, string>): LiveParts {
  const before: CallSpec = { name: 'before', method: 'GET', path: read, token: 'rest' };
  const body = Object.fromEntries(
    Object.entries(fields).map(([field, held]) => [field, { $from: 'before', path: held }]),
  );
  return { setup: [before], undo: [{ name: 'writeBack', method: 'PATCH', path, token: 'rest', body }] };
}
