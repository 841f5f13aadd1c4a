import { columnsOf } from '../query/list-query.ts';
import type { Route } from '../route.ts';
import { barcodeList } from '../state/barcode-list.ts';
import { listReply } from './list-reply.ts';

const COLUMNS = columnsOf(['barcode', 'event_id', 'show_id', 'status', 'checked_at', 'price', 'seat_name']);

/** Valid barcodes of every show: the spec document's route, beside the vendor's shows/{id}/barcodes. */
export const barcodeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/barcodes',
    undocumented: true,
    handle: ({ world, body }) =>
      listReply(
        barcodeList(world.state, world.now()),
        body,
        { columns: COLUMNS, perPage: world.habits.perPage.barcodes, perPageInBody: false },
        ({ id: _ticketId, ...barcode }) => barcode,
      ),
  },
];
