import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { LoggedScenario } from '../log/run-log.ts';

/** What the items of a loaded answer are. */
export type ItemKind =
  | 'orders'
  | 'clients'
  | 'events'
  | 'seats'
  | 'priceShades'
  | 'discounts'
  | 'promoCodes'
  | 'barcodes'
  | 'partnerRows';

const KIND_OF_TABLE: Readonly<Record<string, ItemKind>> = {
  stg_qtickets_api_orders_raw: 'orders',
  stg_qtickets_api_clients_raw: 'clients',
  stg_qtickets_api_price_shades_raw: 'priceShades',
  stg_qtickets_api_discounts_raw: 'discounts',
  stg_qtickets_api_promo_codes_raw: 'promoCodes',
  stg_qtickets_api_barcodes_raw: 'barcodes',
  stg_qtickets_api_partner_tickets_raw: 'partnerRows',
};
const INVENTORY = ['stg_qtickets_api_inventory_raw', 'fact_qtickets_inventory_latest'];

/** The kind of the items that a row of the log stands for; null for a table that holds no items of an answer. */
export function kindOf(table: string, path: string): ItemKind | null {
  if (INVENTORY.includes(table)) return /\/seats(?:\/|$)/.test(path.split('?')[0] ?? '') ? 'seats' : 'events';
  return Object.hasOwn(KIND_OF_TABLE, table) ? (KIND_OF_TABLE[table] ?? null) : null;
}

/**
 * The kinds of items that a scenario loaded, by the tables to which it sent rows; [] when it loaded nothing.
 */
export function loadedKinds({ loaded, rows, exchanges }: LoggedScenario): ItemKind[] {
  const call = exchanges.find(({ role }) => role === 'call');
  if (!loaded || call === undefined) return [];
  const kinds = rows
    .filter(({ sent }) => sent !== null)
    .flatMap(({ table }) => kindOf(table, call.request.path) ?? []);
  return [...new Set(kinds)];
}

/**
 * The items of an answer, by the forms in which the two APIs give them: a list or an object below `data` (seats: zones, or a
 * map), a list or an object below `result` or `zones`, a list or an object by itself.
 */
export function itemsIn(kind: ItemKind, body: JsonValue): JsonValue[] {
  if (Array.isArray(body)) return body;
  if (!isJsonObject(body)) return [];
  if (kind === 'partnerRows') return partnerItems(body);
  const data = body['data'];
  if (data === undefined) return [body];
  if (kind === 'seats') return isJsonObject(data) ? seatsIn(data) : [];
  if (Array.isArray(data)) return data;
  return isJsonObject(data) ? [data] : [];
}

function partnerItems(body: JsonObject): JsonValue[] {
  const { result, zones } = body;
  if (Array.isArray(zones)) return seatsOf(zones);
  if (Array.isArray(result)) return result;
  return isJsonObject(result) ? [result] : [];
}

function seatsIn(data: JsonObject): JsonValue[] {
  const { zones } = data;
  return Array.isArray(zones) ? seatsOf(zones) : Object.values(data);
}

function seatsOf(zones: readonly JsonValue[]): JsonValue[] {
  return zones.flatMap((zone) => {
    const seats = isJsonObject(zone) ? zone['seats'] : undefined;
    return Array.isArray(seats) ? seats : [];
  });
}
