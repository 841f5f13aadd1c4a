import { secondsOf } from '../../common/moment.ts';
import type { Row } from '../row.ts';
import { flag, numberOrNull, text } from './item-fields.ts';
import type { Item } from './items.ts';
import type { LoadContext } from './loader.ts';

/** The table of everything that the Partners API answers. */
export const PARTNER_TABLE = 'stg_qtickets_api_partner_tickets_raw';

/** The columns that tell tickets, checked offers and free seats apart. */
export interface PartnerKey {
  ticket_id: string;
  event_id: string;
  show_id: string;
  seat_id: string;
  offer_id: string;
}

/** A row of the partner table. Fields that the item lacks are empty: a seat has no order, no barcode and is not paid. */
export function partnerRow(item: Item, key: PartnerKey, { ver, snapshotTs }: LoadContext): Row {
  return {
    ...key,
    external_order_id: text(item, 'external_order_id'),
    external_id: text(item, 'external_id'),
    barcode: text(item, 'barcode'),
    paid: flag(item, 'paid'),
    price: numberOrNull(item, 'price'),
    payload_json: JSON.stringify(item.value),
    _ver: ver,
    _ingest_ts: secondsOf(snapshotTs),
  };
}
