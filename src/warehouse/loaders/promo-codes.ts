import { secondsOf } from '../../common/moment.ts';
import { numberOrNull, requiredText, secondsOrNull, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Promo codes: a row each. The list says active_from and active_to, a code just made also valid_from and valid_to. */
export const loadPromoCodes: Loader = (body, { ver, snapshotTs }) => [
  {
    table: 'stg_qtickets_api_promo_codes_raw',
    rows: itemsUnder(body, 'data').map((promo) => ({
      promo_code_id: requiredText(promo, 'id'),
      code: text(promo, 'code'),
      discount_type: text(promo, 'discount_type'),
      discount_value: numberOrNull(promo, 'discount_value'),
      valid_from: secondsOrNull(promo, 'active_from', 'valid_from'),
      valid_to: secondsOrNull(promo, 'active_to', 'valid_to'),
      payload_json: JSON.stringify(promo.value),
      _ver: ver,
      _ingest_ts: secondsOf(snapshotTs),
    })),
  },
];
