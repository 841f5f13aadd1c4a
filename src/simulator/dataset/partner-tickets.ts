import type { PartnerTicket } from '../state/partner-ticket.ts';

/** The tickets already sold or held through Partners for event 12. */
export function makePartnerTickets(): PartnerTicket[] {
  const held = { show_id: 4076, external_order_id: 'order120', reserved_to: '2025-11-14T19:00:00+03:00' };
  const paid = {
    show_id: 21,
    paid: true,
    paid_at: '2025-10-10T13:15:00+03:00',
    external_order_id: '6a5cc185-bc59-451f-b7cb-94376476ae01',
  };
  return [
    // A reservation that ran out: its seat is free again, and a search still finds it.
    ticket(120_255, 'CENTER_PARTERRE-20;5', {
      show_id: 4076,
      external_id: 'ticket12344',
      external_order_id: 'order67890',
      price: null,
      reserved_to: '2025-11-06T19:00:00+03:00',
    }),
    ticket(120_260, 'CENTER_PARTERRE-20;7', { ...held, external_id: 'ticket120260' }),
    ticket(120_261, 'CENTER_PARTERRE-20;8', { ...held, external_id: 'ticket120261' }),
    ticket(134_857, 'SIDE_PARTERRE-20;1', { ...paid, external_id: 'ticket12345', barcode: '872964136579' }),
    ticket(134_858, 'SIDE_PARTERRE-20;2', { ...paid, external_id: 'ticket12346', barcode: '879979255977' }),
  ];
}

function ticket(id: number, seatId: string, own: Partial<PartnerTicket>): PartnerTicket {
  return {
    id,
    event_id: 12,
    show_id: 0,
    paid: false,
    paid_at: null,
    reserved_to: null,
    seat_id: seatId,
    offer_id: 'full',
    payment_type_id: null,
    external_id: null,
    external_order_id: null,
    barcode: null,
    price: 1500,
    client_email: `guest${id}@example.com`,
    client_phone: '+79000000012',
    client_name: 'Вера',
    client_surname: 'Образец',
    client_middlename: null,
    visitor_user_id: '',
    checked_at: null,
    removed: false,
    ...own,
  };
}
