import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { instantOf } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import { data, ok, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { barcodeList } from '../state/barcode-list.ts';
import type { Scan } from '../state/scan-ticket.ts';
import { toldScan } from './told-scan.ts';

/** Scanning at the entrance by the spec document's routes, which the vendor does not have. */
export const scanningRoutes: Route[] = [
  { method: 'GET', path: '/scanning/info', undocumented: true, handle: ({ world }) => info(world) },
  {
    method: 'POST',
    path: '/scanning/scan',
    undocumented: true,
    handle: ({ world, body }) => {
      const scan = scanOf(body, world);
      if ('faults' in scan) return validationError(scan.faults);
      if (scan.done === null) return resourceNotFound('Barcode', scan.barcode);
      const { barcode, checked_at, already } = scan.done;
      return ok({ success: true, barcode, checked_at, already });
    },
  },
  {
    method: 'POST',
    path: '/scanning/batch',
    undocumented: true,
    handle: ({ world, body }) => {
      const scans = body['scans'];
      if (!Array.isArray(scans) || scans.length === 0)
        return validationError({ scans: 'must be a list of scans' });
      const read = scans.map((item) => scanOf(item, world));
      return data(
        read.map((scan) => {
          const done = 'faults' in scan ? null : scan.done;
          return {
            barcode: scan.barcode,
            success: done !== null,
            checked_at: done?.checked_at ?? null,
            already: done?.already ?? false,
          };
        }),
      );
    },
  },
];

function info(world: World): Reply {
  const list = barcodeList(world.state, world.now());
  const times = list.flatMap(({ checked_at }) => (checked_at === null ? [] : [checked_at]));
  times.sort((left, right) => (instantOf(left) ?? 0) - (instantOf(right) ?? 0));
  return data({ total: list.length, scanned: times.length, last_checked_at: times.at(-1) ?? null });
}

type ReadScan =
  | { barcode: string | null; faults: Record<string, string> }
  | { barcode: string; done: Scan | null };

/** One scan, done at once: `scanned_at` or `checked_at` tells the time, now without either. */
function scanOf(item: JsonValue, world: World): ReadScan {
  const fields = new ItemFields(isJsonObject(item) ? item : {});
  const barcode = fields.text('barcode');
  const eventId = fields.number('event_id');
  const showId = fields.number('show_id');
  const at = fields.date('scanned_at') ?? fields.date('checked_at');
  if (barcode === null) fields.wrong('barcode', 'is required');
  if (barcode === null || fields.fault !== null) return { barcode, faults: fields.faults };
  return { barcode, done: toldScan(world, { barcode, eventId, showId }, at) };
}
