import type { World } from '../route.ts';
import { type Scan, scanTicket } from '../state/scan-ticket.ts';

/** Scans a ticket as `scanTicket` does, and tells of it when it let a ticket of an order in. */
export function toldScan(
  world: World,
  wanted: { barcode: string; eventId: number | null; showId: number | null },
  checkedAt: string | null,
): Scan | null {
  const scan = scanTicket(world.state, wanted, checkedAt, world.now());
  if (scan !== null && scan.letIn !== null) {
    const { order, basket } = scan.letIn;
    world.announce({ event: 'checked', order, baskets: [basket], scan: 'in' });
  }
  return scan;
}
