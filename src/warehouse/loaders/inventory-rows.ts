import { createHash } from 'node:crypto';
import { secondsOf } from '../../common/moment.ts';
import type { LoadedRows } from '../row.ts';
import type { LoadContext } from './loader.ts';

/** An event, or one seat of it. Counts are null when the answer has none. */
export interface InventoryEntry {
  eventId: string;
  eventName: string;
  showId: string;
  seatId: string;
  city: string;
  total: number | null;
  left: number | null;
}

/** The rows of both inventory tables: as taken, and as the newest. */
export function inventoryRows(entries: readonly InventoryEntry[], context: LoadContext): LoadedRows[] {
  const latest = entries.map((entry) => ({
    snapshot_ts: secondsOf(context.snapshotTs),
    event_id: entry.eventId,
    event_name: entry.eventName,
    show_id: entry.showId,
    seat_id: entry.seatId,
    city: entry.city,
    tickets_total: entry.total,
    tickets_left: entry.left,
    _ver: context.ver,
  }));
  const raw = latest.map((row) => {
    const key = [row.event_id, row.show_id, row.seat_id, row.city].join('::');
    return { ...row, _dedup_key: createHash('md5').update(key).digest('hex') };
  });
  return [
    { table: 'stg_qtickets_api_inventory_raw', rows: raw },
    { table: 'fact_qtickets_inventory_latest', rows: latest },
  ];
}
