import { secondsOf } from '../../common/moment.ts';
import { requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Discounts: a row each. The list has no amount. */
export const loadDiscounts: Loader = (body, { ver, snapshotTs }) => [
  {
    table: 'stg_qtickets_api_discounts_raw',
    rows: itemsUnder(body, 'data').map((discount) => ({
      discount_id: requiredText(discount, 'id'),
      name: text(discount, 'name'),
      discount_type: text(discount, 'type'),
      discount_value: null,
      payload_json: JSON.stringify(discount.value),
      _ver: ver,
      _ingest_ts: secondsOf(snapshotTs),
    })),
  },
];
