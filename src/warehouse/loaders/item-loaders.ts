import { secondsOf } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import type { Row } from '../row.ts';
import { numberOrNull, requiredText, secondsOrNull, text } from './item-fields.ts';
import { elements, type Item, itemsUnder } from './items.ts';
import type { LoadContext, Loader } from './loader.ts';

/** What every table of items has behind its own columns: the item itself, and when it was loaded. */
export function loadColumns({ value }: Item, { ver, snapshotTs }: LoadContext): Row {
  return { payload_json: JSON.stringify(value), _ver: ver, _ingest_ts: secondsOf(snapshotTs) };
}

/** A loader of one table with a row for each item, by default for those under `data`. */
function loaderOf(
  table: string,
  columns: (item: Item, context: LoadContext) => Row,
  itemsOf: (body: JsonValue) => Item[] = (body) => itemsUnder(body, 'data'),
): Loader {
  return (body, context) => [
    {
      table,
      rows: itemsOf(body).map((item) => ({ ...columns(item, context), ...loadColumns(item, context) })),
    },
  ];
}

/** Clients: a row each. */
export const loadClients = loaderOf('stg_qtickets_api_clients_raw', (client) => ({
  client_id: requiredText(client, 'id'),
  email: text(client, 'email'),
  phone: text(client, 'details.phone'),
  first_name: text(client, 'details.name'),
  last_name: text(client, 'details.surname'),
  middle_name: text(client, 'details.middlename'),
}));

/** Discounts: a row each. The list has no amount. */
export const loadDiscounts = loaderOf('stg_qtickets_api_discounts_raw', (discount) => ({
  discount_id: requiredText(discount, 'id'),
  name: text(discount, 'name'),
  discount_type: text(discount, 'type'),
  discount_value: null,
}));

/** Price shades (the vendor's colour themes, which have no name): a row each. */
export const loadPriceShades = loaderOf('stg_qtickets_api_price_shades_raw', (shade) => ({
  shade_id: requiredText(shade, 'id'),
  name: text(shade, 'name'),
  color: text(shade, 'color'),
}));

/** Promo codes: a row each. The list says active_from and active_to, a code just made also valid_from and valid_to. */
export const loadPromoCodes = loaderOf('stg_qtickets_api_promo_codes_raw', (promo) => ({
  promo_code_id: requiredText(promo, 'id'),
  code: text(promo, 'code'),
  discount_type: text(promo, 'discount_type'),
  discount_value: numberOrNull(promo, 'discount_value'),
  valid_from: secondsOrNull(promo, 'active_from', 'valid_from'),
  valid_to: secondsOrNull(promo, 'active_to', 'valid_to'),
}));

/** Barcodes and scans of them: a row each. Event and show are the path's where the item names none. */
export const loadBarcodes = loaderOf(
  'stg_qtickets_api_barcodes_raw',
  (item, { eventId, showId }) => ({
    barcode: requiredText(item, 'barcode'),
    event_id: text(item, 'event_id') || eventId,
    show_id: text(item, 'show_id') || showId,
    status: text(item, 'status'),
    checked_at: secondsOrNull(item, 'checked_at'),
  }),
  barcodesOf,
);

/** A list under `data`, the list alone (the vendor's own list of a show), or the one scan just made. */
function barcodesOf(body: JsonValue): Item[] {
  if (Array.isArray(body)) return elements(body, '');
  if (isJsonObject(body) && Object.hasOwn(body, 'barcode')) return [{ value: body, at: '' }];
  return itemsUnder(body, 'data');
}
