/** Rows of the warehouse from answers of the QTickets API. No packages. */

import { createHash } from 'node:crypto';

// biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the API sends.
export type Item = Record<string, any>;
export type Row = Record<string, unknown>;
/** A row and the table that it goes into. */
export type Placed = [table: string, row: Row];
/** What the path of a call says of its rows. */
export interface Place {
  event?: string;
  show?: string;
}
export type RowsOf = (answer: Item, where: Place) => Placed[];

const NOW = Math.floor(Date.now() / 1000);

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Unix seconds of an ISO time; null for none. */
function seconds(moment: string | null): number | null {
  return moment ? Math.floor(Date.parse(moment) / 1000) : null;
}

function md5(...parts: string[]): string {
  return createHash('md5').update(parts.join('::')).digest('hex');
}

function sum(items: Item[], part: (item: Item) => number): number {
  return items.reduce((total, item) => total + part(item), 0);
}

/** A row of a staging table: its columns, the item whole, and when it was loaded. */
function stamped(item: Item, columns: Row): Row {
  return { ...columns, payload_json: JSON.stringify(item), _ver: NOW, _ingest_ts: NOW };
}

export const orders: RowsOf = (answer) =>
  answer['data'].map((order: Item): Placed => {
    const soldAt = order['payed_at'] ?? order['created_at'];
    const revenue = sum(order['baskets'], ({ price, quantity }) => price * quantity);
    // Moscow has kept UTC+3 since 2014.
    const moscow = new Date(Date.parse(soldAt) + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    // The key spells a revenue as Python's float does, and one of zero as nothing.
    const inKey = revenue === 0 ? '' : Number.isInteger(revenue) ? `${revenue}.0` : String(revenue);
    const utm = Array.isArray(order['utm']) ? {} : order['utm'];
    const row = {
      order_id: text(order['id']),
      event_id: text(order['event_id']),
      city: text(order['city']).trim().toLowerCase(),
      utm_source: text(utm.utm_source),
      utm_medium: text(utm.utm_medium),
      utm_campaign: text(utm.utm_campaign),
      utm_content: text(utm.utm_content),
      utm_term: text(utm.utm_term),
      sale_ts: seconds(soldAt),
      tickets_sold: sum(order['baskets'], ({ quantity }) => quantity),
      revenue,
      currency: order['currency_id'],
      payload_json: JSON.stringify(order),
      _ver: NOW,
      _dedup_key: md5(text(order['id']), text(order['event_id']), moscow, inKey),
    };
    return ['stg_qtickets_api_orders_raw', row];
  });

export const clients: RowsOf = (answer) =>
  answer['data'].map((client: Item): Placed => {
    const details = client['details'] ?? {};
    const row = {
      client_id: text(client['id']),
      email: text(client['email']),
      phone: text(details.phone),
      first_name: text(details.name),
      last_name: text(details.surname),
      middle_name: text(details.middlename),
    };
    return ['stg_qtickets_api_clients_raw', stamped(client, row)];
  });

/** One event or one seat, in both inventory tables. */
function inventory(own: Row & { event_id: string }): Placed[] {
  const row = {
    snapshot_ts: NOW,
    event_name: '',
    show_id: '',
    seat_id: '',
    city: '',
    tickets_total: null,
    tickets_left: null,
    ...own,
    _ver: NOW,
  };
  const _dedup_key = md5(row.event_id, row.show_id, row.seat_id, row.city);
  return [
    ['stg_qtickets_api_inventory_raw', { ...row, _dedup_key }],
    ['fact_qtickets_inventory_latest', row],
  ];
}

export const events: RowsOf = (answer) =>
  [answer['data']].flat().flatMap((event: Item) =>
    inventory({
      event_id: text(event['id']),
      event_name: text(event['name']),
      city: text(event['city']?.name).trim().toLowerCase(),
    }),
  );

export const seats: RowsOf = ({ data }, { show = '' }) =>
  data.zones.flatMap((zone: Item) =>
    zone['seats'].flatMap((seat: Item) =>
      inventory({
        event_id: text(data.event_id),
        show_id: show,
        seat_id: seat['seat_id'],
        tickets_total: 1,
        tickets_left: seat['available'] ? 1 : 0,
      }),
    ),
  );

export const priceShades: RowsOf = (answer) =>
  answer['data'].map((shade: Item): Placed => {
    const row = { shade_id: text(shade['id']), name: text(shade['name']), color: text(shade['color']) };
    return ['stg_qtickets_api_price_shades_raw', stamped(shade, row)];
  });

export const discounts: RowsOf = (answer) =>
  answer['data'].map((discount: Item): Placed => {
    const { id, name, type } = discount;
    const row = { discount_id: text(id), name, discount_type: text(type) };
    return ['stg_qtickets_api_discounts_raw', stamped(discount, row)];
  });

export const promoCodes: RowsOf = (answer) =>
  answer['data'].map((promo: Item): Placed => {
    const row = {
      promo_code_id: text(promo['id']),
      code: promo['code'],
      valid_from: seconds(promo['active_from']),
      valid_to: seconds(promo['active_to']),
    };
    return ['stg_qtickets_api_promo_codes_raw', stamped(promo, row)];
  });

export const barcodes: RowsOf = (answer) =>
  answer['data'].map((ticket: Item): Placed => {
    const row = {
      barcode: ticket['barcode'],
      event_id: text(ticket['event_id']),
      show_id: text(ticket['show_id']),
      status: ticket['status'],
      checked_at: seconds(ticket['checked_at']),
    };
    return ['stg_qtickets_api_barcodes_raw', stamped(ticket, row)];
  });

/** A ticket, an offer or a free seat: what an item does not have is empty. */
function partner(item: Item, eventId: unknown, showId: unknown, columns: Row): Placed {
  const row = {
    ticket_id: '',
    event_id: text(eventId),
    show_id: text(showId),
    seat_id: text(item['seat_id']),
    offer_id: text(item['offer_id']),
    external_order_id: text(item['external_order_id']),
    external_id: text(item['external_id']),
    barcode: text(item['barcode']),
    paid: item['paid'] ? 1 : 0,
    price: item['price'] ?? null,
    ...columns,
  };
  return ['stg_qtickets_api_partner_tickets_raw', stamped(item, row)];
}

export const tickets: RowsOf = ({ result }, { event, show }) =>
  result.map((ticket: Item) => partner(ticket, event, show, { ticket_id: text(ticket['id']) }));

export const checks: RowsOf = ({ result, event_id, show_id }) =>
  result.map((offer: Item) => partner(offer, event_id, show_id, {}));

export const partnerSeats: RowsOf = ({ zones, event_id, show_id }) =>
  zones.flatMap((zone: Item) =>
    zone['seats'].map((seat: Item) => partner(seat, event_id, show_id, { offer_id: '' })),
  );
