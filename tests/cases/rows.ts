import type { ColumnForm, ColumnSource, LoaderName, RowSpec } from '../../src/model/case.ts';

const item = (path: string, as: ColumnForm = 'text'): ColumnSource => ({ from: 'item', path, as });
const root = (path: string): ColumnSource => ({ from: 'root', path, as: 'text' });
const param = (name: string): ColumnSource => ({ from: 'path', param: name });
const none: ColumnSource = { from: 'literal', value: '' };
const unknown: ColumnSource = { from: 'literal', value: null };
const snapshotTs: ColumnSource = { from: 'run', value: 'snapshotTs' };
const firstOf = (...of: ColumnSource[]): ColumnSource => ({ from: 'first', of });

/** What every raw table has beside its own columns: the item as it came, the version and the time of its load. */
const PAYLOAD: Record<string, ColumnSource> = {
  payload_json: item('', 'json'),
  _ver: { from: 'run', value: 'ver' },
};
const RAW: Record<string, ColumnSource> = { ...PAYLOAD, _ingest_ts: snapshotTs };

/**
 * Tables of which no answer says what they must hold. Every column of every other table is compared: a table that is in
 * neither fails `tests/unit/project/columns.test.ts`.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  fact_qtickets_sales_daily: 'no call of the contract fills it: it must stay as it was',
};

/** One row per order; the deduplication key covers what makes an order's row another row. */
export function orderRows(items: string): RowSpec[] {
  return [
    {
      table: 'stg_qtickets_api_orders_raw',
      loader: 'orders',
      items,
      columns: {
        _dedup_key: {
          from: 'md5',
          parts: [
            item('id'),
            item('event_id'),
            item('', 'orderSaleTimeInKey'),
            item('', 'orderRevenueInKey'),
          ],
        },
        order_id: item('id'),
        event_id: item('event_id'),
        city: item('city', 'cityName'),
        utm_source: item('utm.utm_source'),
        utm_medium: item('utm.utm_medium'),
        utm_campaign: item('utm.utm_campaign'),
        utm_content: item('utm.utm_content'),
        utm_term: item('utm.utm_term'),
        sale_ts: item('', 'orderSaleTime'),
        tickets_sold: item('', 'orderTickets'),
        revenue: item('', 'orderRevenue'),
        currency: item('currency_id'),
        ...PAYLOAD,
      },
    },
  ];
}

/** One row per client. */
export function clientRows(items: string): RowSpec[] {
  return [
    {
      table: 'stg_qtickets_api_clients_raw',
      loader: 'clients',
      items,
      columns: {
        client_id: item('id'),
        email: item('email'),
        phone: item('details.phone'),
        first_name: item('details.name'),
        last_name: item('details.surname'),
        middle_name: item('details.middlename'),
        ...RAW,
      },
    },
  ];
}

/** A seat is one ticket, left or not, and does not say what its event is called. */
const ONE_TICKET: Record<string, ColumnSource> = {
  event_name: none,
  tickets_total: { from: 'literal', value: '1' },
  tickets_left: item('available', 'flag'),
};

/** One row per event, in the staging table and in the fact that follows it. */
export function eventRows(items: string): RowSpec[] {
  return inventory('events', items, {
    event_id: item('id'),
    event_name: item('name'),
    city: item('city.name', 'cityName'),
    show_id: none,
    seat_id: none,
    // A list of events counts no tickets.
    tickets_total: unknown,
    tickets_left: unknown,
  });
}

/** One row per seat. Seats asked of an event carry no show; seats asked of a show carry it. */
export function seatRows(): RowSpec[] {
  return inventory('seats', 'data.zones[*].seats[*]', {
    event_id: root('data.event_id'),
    city: none,
    show_id: param('SHOW_ID'),
    seat_id: item('seat_id'),
    ...ONE_TICKET,
  });
}

/** One row per seat of a show, as the vendor's flat list has it: with the event of the case and the show of the path. */
export function flatSeatRows(): RowSpec[] {
  return inventory('seats', 'data{*}', {
    event_id: param('EVENT_ID'),
    city: none,
    show_id: param('SHOW_ID'),
    seat_id: item('id'),
    ...ONE_TICKET,
  });
}

/** One row per price shade. */
export function priceShadeRows(): RowSpec[] {
  return simple('stg_qtickets_api_price_shades_raw', 'priceShades', {
    shade_id: item('id'),
    name: item('name'),
    color: item('color'),
    ...RAW,
  });
}

/** One row per discount. */
export function discountRows(): RowSpec[] {
  return simple('stg_qtickets_api_discounts_raw', 'discounts', {
    discount_id: item('id'),
    name: item('name'),
    discount_type: item('type'),
    // The list has no amount.
    discount_value: unknown,
    ...RAW,
  });
}

/** One row per promo code. */
export function promoCodeRows(items: string): RowSpec[] {
  const columns = {
    promo_code_id: item('id'),
    code: item('code'),
    discount_type: item('discount_type'),
    discount_value: item('discount_value', 'number'),
    valid_from: firstOf(item('active_from', 'moscowTime'), item('valid_from', 'moscowTime')),
    valid_to: firstOf(item('active_to', 'moscowTime'), item('valid_to', 'moscowTime')),
    ...RAW,
  };
  return [{ table: 'stg_qtickets_api_promo_codes_raw', loader: 'promoCodes', items, columns }];
}

/** What is told of a barcode beside where it is valid. */
const SCAN: Record<string, ColumnSource> = {
  status: item('status'),
  checked_at: item('checked_at', 'moscowTime'),
  ...RAW,
};

/** One row per barcode. */
export function barcodeRows(): RowSpec[] {
  return simple('stg_qtickets_api_barcodes_raw', 'barcodes', {
    barcode: item('barcode'),
    event_id: item('event_id'),
    show_id: item('show_id'),
    ...SCAN,
  });
}

/** One row per barcode or scan that names neither event nor show: they are the case's and the path's. */
export function showBarcodeRows(items: string): RowSpec[] {
  const columns = {
    barcode: item('barcode'),
    event_id: param('EVENT_ID'),
    show_id: param('SHOW_ID'),
    ...SCAN,
  };
  return [{ table: 'stg_qtickets_api_barcodes_raw', loader: 'barcodes', items, columns }];
}

/** One row per ticket; event and show are those of the path, '' when it has none. */
export function ticketRows(items: string): RowSpec[] {
  return partnerTickets('partnerTickets', items, {
    event_id: param('EVENT_ID'),
    show_id: param('SHOW_ID'),
    seat_id: item('seat_id'),
    offer_id: item('offer_id'),
    ticket_id: item('id'),
    external_order_id: item('external_order_id'),
  });
}

/** One row per seat that was checked: it has an offer and no ticket. */
export function checkRows(items: string): RowSpec[] {
  return partnerTickets('partnerChecks', items, {
    event_id: root('event_id'),
    show_id: root('show_id'),
    seat_id: item('seat_id'),
    offer_id: item('offer_id'),
    ticket_id: none,
    external_order_id: none,
  });
}

/** One row per seat of the partner's list: neither offer nor ticket. */
export function partnerSeatRows(): RowSpec[] {
  return partnerTickets('partnerSeats', 'zones[*].seats[*]', {
    event_id: root('event_id'),
    show_id: root('show_id'),
    seat_id: item('seat_id'),
    offer_id: none,
    ticket_id: none,
    external_order_id: none,
  });
}

function simple(table: string, loader: LoaderName, columns: Record<string, ColumnSource>): RowSpec[] {
  return [{ table, loader, items: 'data[*]', columns }];
}

function partnerTickets(loader: LoaderName, items: string, key: Record<string, ColumnSource>): RowSpec[] {
  const columns = {
    ...key,
    external_id: item('external_id'),
    barcode: item('barcode'),
    paid: item('paid', 'flag'),
    price: item('price', 'number'),
    ...RAW,
  };
  return [{ table: 'stg_qtickets_api_partner_tickets_raw', loader, items, columns }];
}

// The snapshot's time and the deduplication key are in the key of some teams' tables.
function inventory(loader: LoaderName, items: string, columns: InventoryColumns): RowSpec[] {
  const { event_id, show_id, seat_id, city } = columns;
  const own = { ...columns, snapshot_ts: snapshotTs, _ver: PAYLOAD['_ver'] as ColumnSource };
  const _dedup_key: ColumnSource = { from: 'md5', parts: [event_id, show_id, seat_id, city] };
  return [
    { table: 'stg_qtickets_api_inventory_raw', loader, items, columns: { ...own, _dedup_key } },
    { table: 'fact_qtickets_inventory_latest', loader, items, columns: own },
  ];
}

type InventoryColumns = Record<'event_id' | 'show_id' | 'seat_id' | 'city', ColumnSource> &
  Record<string, ColumnSource>;
