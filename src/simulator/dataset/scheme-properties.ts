import type { JsonObject } from '../../model/json.ts';
import { priceTier, rangeOf, type ShowPlan, seatsOf, type ZonePlan } from './hall-plan.ts';

const CLOSED_FOR_USER = '310245';

/**
 * `scheme_properties` of a show: string flags, `rows` a map or `[""]`, no `seats` key when no seat differs
 * (QTickets REST, events; observed).
 */
export function schemeProperties(plan: ShowPlan): JsonObject {
  const seats: JsonObject = {};
  for (const seat of seatsOf(plan)) {
    if (!seat.closed) continue;
    seats[seat.seat_id] = { disabled: '1', spread: { users: [CLOSED_FOR_USER], enabled: '1' } };
  }
  const properties: JsonObject = {
    admin: { zones: mapOf(plan.zones, adminZone) },
    zones: mapOf(plan.zones, (zone) => saleZone(plan, zone)),
  };
  if (Object.keys(seats).length > 0) properties['seats'] = seats;
  return properties;
}

function mapOf(zones: ZonePlan[], make: (zone: ZonePlan) => JsonObject): JsonObject {
  return Object.fromEntries(zones.map((zone) => [zone.slug, make(zone)]));
}

function adminZone(zone: ZonePlan): JsonObject {
  const rows = rangeOf(zone.rows).map((row) => [String(row), { opened: '0' }] as const);
  return { opened: '1', was_opened: '1', rows: Object.fromEntries(rows) };
}

/** A zone with one price carries it itself; one with several leaves it empty and names it row by row. */
function saleZone(plan: ShowPlan, zone: ZonePlan): JsonObject {
  const rows = rangeOf(zone.rows);
  const single = rows.length < 3;
  const priceOf = (row: number) => String(plan.priceIds[priceTier(zone, row)]);
  const rowMap = rows.map(
    (row) => [String(row), { disabled: '0', price_id: priceOf(row), spread: { enabled: '' } }] as const,
  );
  return {
    disabled: '0',
    spread: { enabled: '' },
    price_id: single ? priceOf(zone.rows[0]) : '',
    rows: single ? [''] : Object.fromEntries(rowMap),
  };
}
