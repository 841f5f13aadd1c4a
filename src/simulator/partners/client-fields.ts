import type { ItemFields } from '../item-fields.ts';
import type { PartnerTicket } from '../state/partner-ticket.ts';

type ClientFields = Pick<
  PartnerTicket,
  'client_email' | 'client_phone' | 'client_name' | 'client_surname' | 'client_middlename'
>;

/** Who the ticket is for. A field that is not sent keeps its `before`, null for a new ticket. */
export function clientFields(fields: ItemFields, before?: ClientFields): ClientFields {
  return {
    client_email: fields.email('client_email') ?? before?.client_email ?? null,
    client_phone: fields.phone('client_phone') ?? before?.client_phone ?? null,
    client_name: fields.text('client_name') ?? before?.client_name ?? null,
    client_surname: fields.text('client_surname') ?? before?.client_surname ?? null,
    client_middlename: fields.text('client_middlename') ?? before?.client_middlename ?? null,
  };
}
