import { secondsOf } from '../../common/moment.ts';
import { requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Price shades (the vendor's colour themes, which have no name): a row each. */
export const loadPriceShades: Loader = (body, { ver, snapshotTs }) => [
  {
    table: 'stg_qtickets_api_price_shades_raw',
    rows: itemsUnder(body, 'data').map((shade) => ({
      shade_id: requiredText(shade, 'id'),
      name: text(shade, 'name'),
      color: text(shade, 'color'),
      payload_json: JSON.stringify(shade.value),
      _ver: ver,
      _ingest_ts: secondsOf(snapshotTs),
    })),
  },
];
