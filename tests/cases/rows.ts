import type { ColumnForm, ColumnSource, LoaderName, RowSpec } from '../../src/model/case.ts';

const item = (path: string, as: ColumnForm = 'text'): ColumnSource => ({ from: 'item', path, as });
const root = (path: string): ColumnSource => ({ from: 'root', path, as: 'text' });
const param = (name: string): ColumnSource => ({ from: 'path', param: name });
const none: ColumnSource = { from: 'literal', value: '' };
const snapshotTs: ColumnSource = { from: 'run', value: 'snapshotTs' };

/** One row per order; the deduplication key covers what makes an order's row another row. */
export function orderRows(items: string): RowSpec[] {
  const saleTime = item('', 'orderSaleTime');
  return [
    {
      table: 'stg_qtickets_api_orders_raw',
      loader: 'orders',
      items,
      columns: {
        _dedup_key: {
          from: 'md5',
          parts: [item('id'), item('event_id'), saleTime, item('', 'orderRevenueInKey')],
        },
        order_id: item('id'),
        event_id: item('event_id'),
        city: item('city', 'cityName'),
        sale_ts: saleTime,
        revenue: item('', 'orderRevenue'),
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
      columns: { client_id: item('id'), email: item('email') },
    },
  ];
}

/** One row per event, in the staging table and in the fact that follows it. */
export function eventRows(items: string): RowSpec[] {
  return inventory('events', items, {
    event_id: item('id'),
    event_name: item('name'),
    city: item('city.name', 'cityName'),
    show_id: none,
    seat_id: none,
  });
}

/** One row per seat. Seats asked of an event carry no show; seats asked of a show carry it. */
export function seatRows(): RowSpec[] {
  return inventory('seats', 'data.zones[*].seats[*]', {
    event_id: root('data.event_id'),
    city: none,
    show_id: param('SHOW_ID'),
    seat_id: item('seat_id'),
  });
}

/** One row per seat of a show, as the vendor's flat list has it: with the event of the case and the show of the path. */
export function flatSeatRows(): RowSpec[] {
  return inventory('seats', 'data{*}', {
    event_id: param('EVENT_ID'),
    city: none,
    show_id: param('SHOW_ID'),
    seat_id: item('id'),
  });
}

/** One row per price shade. */
export function priceShadeRows(): RowSpec[] {
  return simple('stg_qtickets_api_price_shades_raw', 'priceShades', {
    shade_id: item('id'),
    name: item('name'),
    color: item('color'),
  });
}

/** One row per discount. */
export function discountRows(): RowSpec[] {
  return simple('stg_qtickets_api_discounts_raw', 'discounts', {
    discount_id: item('id'),
    name: item('name'),
  });
}

/** One row per promo code. */
export function promoCodeRows(items: string): RowSpec[] {
  const columns = { promo_code_id: item('id'), code: item('code') };
  return [{ table: 'stg_qtickets_api_promo_codes_raw', loader: 'promoCodes', items, columns }];
}

/** One row per barcode. */
export function barcodeRows(): RowSpec[] {
  return simple('stg_qtickets_api_barcodes_raw', 'barcodes', {
    barcode: item('barcode'),
    event_id: item('event_id'),
    show_id: item('show_id'),
    status: item('status'),
  });
}

/** One row per barcode or scan that names neither event nor show: they are the case's and the path's. */
export function showBarcodeRows(items: string): RowSpec[] {
  const columns = { barcode: item('barcode'), event_id: param('EVENT_ID'), show_id: param('SHOW_ID') };
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
    external_id: item('external_id'),
    barcode: item('barcode'),
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

function partnerTickets(loader: LoaderName, items: string, columns: Record<string, ColumnSource>): RowSpec[] {
  return [{ table: 'stg_qtickets_api_partner_tickets_raw', loader, items, columns }];
}

// The snapshot's time and the deduplication key are in the key of some teams' tables.
function inventory(loader: LoaderName, items: string, columns: InventoryColumns): RowSpec[] {
  const { event_id, show_id, seat_id, city } = columns;
  const own = { ...columns, snapshot_ts: snapshotTs };
  const _dedup_key: ColumnSource = { from: 'md5', parts: [event_id, show_id, seat_id, city] };
  return [
    { table: 'stg_qtickets_api_inventory_raw', loader, items, columns: { ...own, _dedup_key } },
    { table: 'fact_qtickets_inventory_latest', loader, items, columns: own },
  ];
}

type InventoryColumns = Record<'event_id' | 'show_id' | 'seat_id' | 'city', ColumnSource> &
  Record<string, ColumnSource>;
