import { secondsOf } from '../../common/moment.ts';
import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { requiredText, secondsOrNull, text } from './item-fields.ts';
import { elements, type Item, itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Barcodes and scans of them: a row each. Event and show are the path's where the item names none. */
export const loadBarcodes: Loader = (body, { eventId, showId, ver, snapshotTs }) => [
  {
    table: 'stg_qtickets_api_barcodes_raw',
    rows: barcodesOf(body).map((item) => ({
      barcode: requiredText(item, 'barcode'),
      event_id: text(item, 'event_id') || eventId,
      show_id: text(item, 'show_id') || showId,
      status: text(item, 'status'),
      checked_at: secondsOrNull(item, 'checked_at'),
      payload_json: JSON.stringify(item.value),
      _ver: ver,
      _ingest_ts: secondsOf(snapshotTs),
    })),
  },
];

/** A list under `data`, the list alone (the vendor's own list of a show), or the one scan just made. */
function barcodesOf(body: JsonValue): Item[] {
  if (Array.isArray(body)) return elements(body, '');
  if (isJsonObject(body) && Object.hasOwn(body, 'barcode')) return [{ value: body, at: '' }];
  return itemsUnder(body, 'data');
}
