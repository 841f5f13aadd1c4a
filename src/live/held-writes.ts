import type { AccountWrite } from '../model/account.ts';
import type { Intent, JournalLine, WantedTicket } from './write-journal.ts';

/** A write of which nothing says that it is undone: one ticket, or the whole of any other write. */
export interface HeldWrite {
  n: number;
  /** Which ticket of the write; 0 for any other write. */
  place: number;
  intent: Intent;
  kind: AccountWrite['kind'];
  wanted: WantedTicket | null;
  /** Id of the ticket; null until an answer named it. */
  ticket: string | null;
  /** False for a write whose answer did not come: whether it was carried out is not known. */
  answered: boolean;
}

/** What the lines of a journal leave standing, in the order in which it was written. */
export function heldWrites(lines: readonly JournalLine[]): HeldWrite[] {
  let held: HeldWrite[] = [];
  for (const line of lines) {
    switch (line.event) {
      case 'intent':
        held.push(...heldBy(line));
        break;
      case 'obeyed':
        held = held.map((one) =>
          one.n === line.n ? { ...one, answered: true, ticket: line.tickets[one.place] || one.ticket } : one,
        );
        break;
      case 'nothing':
        held = held.filter(({ n, place }) => n !== line.n || (line.place ?? place) !== place);
        break;
      case 'removed':
        held = held.filter(({ ticket }) => ticket === null || !line.tickets.includes(ticket));
        break;
      case 'told':
        held = held.filter((one) => !isTold(one, line));
        break;
      case 'reset':
        held = [];
    }
  }
  return held;
}

/** A held write in words, with the call that takes it back. */
export function accountWrite({ intent, kind, wanted, ticket, answered }: HeldWrite): AccountWrite {
  const { id, scenario, method, path, restore } = intent;
  const [, event = null, show = null] = /\/tickets\/add\/(\d+)\/(\d+)/.exec(path) ?? [];
  const of = { id, scenario, kind, event: event ?? eventIn(path) };
  if (kind !== 'ticket' || wanted === null) {
    const call = restore === null ? null : `${restore.method} ${restore.path}`;
    const sent = answered ? 'was obeyed' : 'whether it was obeyed is not known';
    return { ...of, what: `${method} ${path}: ${sent}`, call };
  }
  const place = `event ${event}, show ${show}`;
  const removing = `POST ${path.replace('/tickets/add/', '/tickets/remove/')}`;
  if (ticket !== null)
    return { ...of, what: `ticket ${ticket} of ${place}`, call: `${removing} {"id": ${ticket}}` };
  return {
    ...of,
    what: `a ticket for seat ${wanted.seat} of ${place}, under the external id ${wanted.externalId}: whether it is booked is not known`,
    call: `${removing} with the id that POST ${path.replace('/tickets/add/', '/tickets/find/')} {"filter": {"external_id": "${wanted.externalId}"}} finds`,
  };
}

function heldBy(line: { n: number } & Intent): HeldWrite[] {
  const { n, tickets } = line;
  const one = { n, intent: line, ticket: null, answered: false };
  if (tickets.length > 0)
    return tickets.map((wanted, place) => ({ ...one, place, wanted, kind: 'ticket' as const }));
  return [{ ...one, place: 0, wanted: null, kind: line.restore === null ? 'other' : 'change' }];
}

// A ticket stays held until it is removed, whatever a scenario says.
function isTold(
  { intent, kind }: HeldWrite,
  told: { id: string; scenario: string; undone: boolean },
): boolean {
  if (intent.id !== told.id || intent.scenario !== told.scenario) return false;
  return kind === 'other' || (kind === 'change' && told.undone);
}

function eventIn(path: string): string | null {
  return /\/events\/(\d+)/.exec(path)?.[1] ?? null;
}
