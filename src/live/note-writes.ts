import { itemsAt, valueAt } from '../common/items-path.ts';
import { callProblem } from '../contract/call-problem.ts';
import type { CallContext, CallRecord } from '../contract/make-call.ts';
import { isErrorEnvelope } from '../contract/outcome-words.ts';
import type { WriteNotes } from '../contract/write-notes.ts';
import { isReadOnly } from '../http/read-only.ts';
import type { UndoCall } from '../model/account.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { OutgoingRequest } from '../model/target.ts';
import { itemsSent } from './items-sent.ts';
import { type JournalLine, note, type WantedTicket } from './write-journal.ts';

/**
 * Keeps the journal of a live run: each write before it is sent, and what its answer says. The order of the lines is that of the
 * calls, since a run makes one at a time.
 */
export function noteWrites(file: string, masker: CallContext['masker']): WriteNotes {
  let last = 0;
  const written = new Set<string>();
  const own = new Set<string>();
  const add = (line: JournalLine) => note(file, line);
  return {
    sending: ({ id, scenario }, request, restore) => {
      const { method, path } = request;
      if (isReadOnly(method, path)) return () => {};
      const ids = /\/tickets\/(?:update|remove)\//.test(path) ? idsIn(request.body) : [];
      // What becomes of a ticket that the run has booked, its removal takes back.
      if (ids.length > 0 && ids.every((ticket) => own.has(ticket))) {
        return (record) => {
          if (isRemoval(path) && callProblem(record).length === 0) add({ event: 'removed', tickets: ids });
        };
      }
      last += 1;
      const n = last;
      written.add(`${id} ${scenario}`);
      add({
        event: 'intent',
        n,
        id,
        scenario,
        method,
        path: masker.maskRequestPath(path),
        tickets: wantedBy(request),
        restore: restore !== null && isPlain(restore, masker) ? restore : null,
      });
      return (record) => {
        const line = answerLine(n, record);
        if (line === null) return;
        if (line.event === 'obeyed') for (const ticket of line.tickets) own.add(ticket);
        add(line);
      };
    },
    told: ({ id, scenario }, undone) => {
      if (written.has(`${id} ${scenario}`)) add({ event: 'told', id, scenario, undone });
    },
    reset: () => add({ event: 'reset' }),
  };
}

// What would have to be masked is not kept, so that nobody finds it in a journal; it cannot be written back from there.
function isPlain({ path, body }: UndoCall, masker: CallContext['masker']): boolean {
  return (
    masker.maskRequestPath(path) === path && JSON.stringify(masker.maskJson(body)) === JSON.stringify(body)
  );
}

// Null: whether it was carried out is not known.
function answerLine(n: number, record: CallRecord): JournalLine | null {
  const { answer, exchange, failure } = record;
  if (failure?.code === 'WRITE_REFUSED' || exchange.attempts.length === 0) return { event: 'nothing', n };
  if (answer === null || answer.json === undefined) return null;
  if (callProblem(record).length === 0) return { event: 'obeyed', n, tickets: bookedBy(answer.json) };
  const refused = answer.status < 500 && (answer.status >= 400 || isErrorEnvelope(answer.json));
  return refused ? { event: 'nothing', n } : null;
}

function bookedBy(answer: JsonValue): string[] {
  const result = valueAt(answer, 'result');
  const items = Array.isArray(result) ? itemsAt(answer, 'result[*]').map(({ value }) => value) : [result];
  // A batch is answered in its order, which a rule of its case holds it to. What has no id is looked for.
  return items.map((item) => String(valueAt(item ?? null, 'id') ?? ''));
}

function wantedBy({ path, body }: OutgoingRequest): WantedTicket[] {
  if (!/\/tickets\/add\//.test(path)) return [];
  return itemsSent(body).map((item) => ({
    seat: textIn(item, 'seat_id'),
    externalId: textIn(item, 'external_id'),
    orderId: textIn(item, 'external_order_id'),
  }));
}

function idsIn(body: JsonValue | undefined): string[] {
  return itemsSent(body).map((item) => textIn(item, 'id'));
}

function textIn(item: JsonValue, field: string): string {
  const value = isJsonObject(item) ? item[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRemoval(path: string): boolean {
  return /\/api\/partners\/v1\/tickets\/remove\//.test(path);
}
