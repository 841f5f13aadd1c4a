import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import { ok, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, RouteCall } from '../route.ts';
import { type Barcode, barcodeList } from '../state/barcode-list.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { showOf } from './show-of.ts';
import { toldScan } from './told-scan.ts';

/** The vendor's barcodes of a show and its scans: bare bodies, without `data` (QTickets REST docs, barcodes). */
export const showBarcodeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/shows/:showId/barcodes',
    handle: (call) => {
      const select = call.body['select'];
      const fields = Array.isArray(select) ? select.map(String) : null;
      return ofShow(call, (barcodes) => ok(barcodes.map((one) => selected(one, fields, call.world.state))));
    },
  },
  {
    method: 'GET',
    path: '/shows/:showId/barcode/:barcode',
    handle: (call) =>
      ofShow(call, (barcodes) => {
        const { barcode = '' } = call.params;
        const found = barcodes.find((one) => one.barcode === barcode);
        return found === undefined
          ? resourceNotFound('Barcode', barcode)
          : ok({ barcode, checked_at: found.checked_at });
      }),
  },
  {
    method: 'POST',
    path: '/shows/:showId/barcode/:barcode',
    handle: (call) =>
      ofShow(call, () => {
        const { barcode = '' } = call.params;
        const fields = new ItemFields(call.body);
        const at = fields.date('checked_at');
        if (fields.fault !== null) return validationError(fields.faults);
        const scan = scanned(call, barcode, at);
        return scan === null
          ? resourceNotFound('Barcode', barcode)
          : ok({ success: true, barcode, checked_at: scan.checked_at });
      }),
  },
  {
    method: 'POST',
    path: '/shows/:showId/barcodes',
    handle: (call) =>
      ofShow(call, () => {
        if (!Array.isArray(call.rawBody)) return validationError({ body: 'must be a list of scans' });
        const unnamed = call.rawBody.findIndex((item) => !isJsonObject(item) || !barcodeOf(item));
        if (unnamed >= 0) return validationError({ [`${unnamed}.barcode`]: 'is required' });
        const scans = call.rawBody.map((item) => {
          const fields = new ItemFields(isJsonObject(item) ? item : {});
          const barcode = fields.text('barcode') ?? '';
          const at = fields.date('checked_at');
          const scan = fields.fault === null ? scanned(call, barcode, at) : null;
          return { success: scan !== null, barcode, checked_at: scan?.checked_at ?? null };
        });
        return ok(scans);
      }),
  },
];

function barcodeOf(scan: JsonObject): string | null {
  return new ItemFields(scan).text('barcode');
}

function ofShow({ world, params }: RouteCall, handle: (barcodes: Barcode[]) => Reply): Reply {
  const show = showOf(world, params['showId']);
  if (show === undefined) return resourceNotFound('Show', params['showId'] ?? '');
  return handle(barcodeList(world.state, world.now()).filter((one) => one.show_id === show.id));
}

function scanned({ world, params }: RouteCall, barcode: string, at: string | null) {
  const wanted = { barcode, eventId: null, showId: Number(params['showId']) };
  return toldScan(world, wanted, at);
}

/** The fields asked for, all ten when none is. */
function selected(one: Barcode, fields: readonly string[] | null, state: SimulatorState): JsonObject {
  const seat = state.seatsOf(one.show_id).find((candidate) => candidate.seat_name === one.seat_name);
  const basket = state.orders
    .all()
    .flatMap((order) => order.baskets)
    .find((candidate) => candidate.barcode === one.barcode);
  const ticket = state.tickets.all().find((candidate) => candidate.barcode === one.barcode);
  const all: JsonObject = {
    barcode: one.barcode,
    admission: false,
    price: one.price,
    seat_name: one.seat_name,
    zone_name: seat?.zone_name ?? '',
    row: String(seat?.row ?? ''),
    place: String(seat?.place ?? ''),
    client_name: basket?.client_name ?? ticket?.client_name ?? null,
    client_surname: basket?.client_surname ?? ticket?.client_surname ?? null,
    client_middlename: basket?.client_middlename ?? ticket?.client_middlename ?? null,
  };
  return fields === null
    ? all
    : Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)));
}
