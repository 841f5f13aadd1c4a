import { itemsAt, valueAt } from '../common/items-path.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { type FailedLooks, type IdRole, type IdSlot, LIVE_IDS, type LiveIds, mayBe } from './live-ids.ts';

type Call<T> = (
  api: 'rest' | 'partners',
  method: 'GET' | 'POST',
  path: string,
  body?: JsonValue,
) => Promise<T>;

/** What a call gave: JSON of a success, nothing where the account does not have it, or in words why neither is known. */
export type Asked = { json: JsonValue | undefined } | { failed: string };
/** Makes a read-only call. */
export type Ask = Call<Asked>;
type Get = Call<JsonValue | undefined>;

/** Ids of an account, and of those that are not known the calls that failed while they were looked for. */
export interface FoundIds {
  ids: LiveIds;
  failed: FailedLooks;
}

const REST = '/api/rest/v1';
const PARTNERS = '/api/partners/v1';

/**
 * Ids of the account under test: those given; else the documents' examples where the account has them; else the first
 * that its lists name. Partner tickets have no list, so theirs are the examples or none. A call that fails shows nothing of what the
 * account has: it is told beside the ids.
 */
export async function discoverIds(ask: Ask, given: LiveIds): Promise<FoundIds> {
  const ids: LiveIds = { ...given };
  const failed: FailedLooks = {};
  const set = (role: IdRole, value: JsonValue | undefined) => {
    // What an API names is not believed to be an id.
    if (ids[role] !== undefined || value === undefined || value === null) return;
    if (mayBe(slotOf(role), String(value))) ids[role] = String(value);
  };
  for (const [roles, look] of LOOKS) {
    const failures: string[] = [];
    await look(noting(ask, failures), ids, set);
    for (const role of failures.length === 0 ? [] : roles)
      failed[role] = [...(failed[role] ?? []), ...failures];
  }
  const isUnknown = ([role]: [string, unknown]) => ids[role as IdRole] === undefined;
  return { ids, failed: Object.fromEntries(Object.entries(failed).filter(isUnknown)) };
}

type Look = (ask: Get, ids: LiveIds, set: Set) => Promise<void>;

function noting(ask: Ask, failures: string[]): Get {
  return async (...call) => {
    const asked = await ask(...call);
    if ('json' in asked) return asked.json;
    failures.push(asked.failed);
    return undefined;
  };
}

type Set = (role: IdRole, value: JsonValue | undefined) => void;

// Fields by which a ticket that the documents name can be looked for.
const TICKET_ROLES: readonly [field: string, roles: readonly IdRole[]][] = [
  ['id', ['ticket', 'otherTicket', 'soldTicket', 'otherSoldTicket']],
  ['external_order_id', ['externalOrder', 'soldOrder']],
  ['barcode', ['soldBarcode', 'otherSoldBarcode']],
];

function example(role: IdRole): string {
  return slotOf(role).example;
}

function slotOf(role: IdRole): IdSlot {
  const slot = LIVE_IDS.find((one) => one.role === role);
  if (slot === undefined) throw new RangeError(`no such id: ${role}`);
  return slot;
}

async function setOrder(ask: Get, ids: LiveIds, set: Set): Promise<void> {
  const wanted = ids.order ?? example('order');
  const own = valueAt((await ask('rest', 'GET', `${REST}/orders/${wanted}`)) ?? null, 'data');
  const order = own ?? (ids.order === undefined ? await firstPaidOrder(ask) : undefined);
  if (order === undefined) return;
  set('order', valueAt(order, 'id'));
  const live = itemsAt(order, 'baskets[*]').filter(
    ({ value }) => typeof valueAt(value, 'barcode') === 'string',
  );
  set('basket', valueAt(live[0]?.value ?? null, 'id'));
  if (String(valueAt(order, 'id')) === example('order')) return;
  set('event', valueAt(order, 'event_id'));
  set('show', valueAt(live[0]?.value ?? null, 'show_id'));
  set('barcode', valueAt(live[0]?.value ?? null, 'barcode'));
  set('otherBarcode', valueAt(live[1]?.value ?? null, 'barcode'));
}

async function firstPaidOrder(ask: Get): Promise<JsonValue | undefined> {
  const list = await ask('rest', 'GET', `${REST}/orders`, {
    where: [{ column: 'payed', value: 1 }],
    page: 1,
  });
  const isLive = (order: JsonValue) =>
    valueAt(order, 'payed') === true &&
    itemsAt(order, 'baskets[*]').some(({ value }) => typeof valueAt(value, 'barcode') === 'string');
  return itemsAt(list ?? null, 'data[*]').find(({ value }) => isLive(value))?.value;
}

async function setEvent(ask: Get, ids: LiveIds, set: Set): Promise<void> {
  const own = valueAt(
    (await ask('rest', 'GET', `${REST}/events/${ids.event ?? example('event')}`)) ?? null,
    'data',
  );
  const event = own ?? (ids.event === undefined ? await firstOf(ask, `${REST}/events`) : undefined);
  if (event === undefined) return;
  set('event', valueAt(event, 'id'));
  const shows = itemsAt(event, 'shows[*]').map(({ value }) => valueAt(value, 'id'));
  set('show', shows[0]);
  set(
    'otherShow',
    shows.find((id) => String(id) !== ids.show),
  );
  if (String(valueAt(event, 'id')) !== example('event')) return;
  set('barcode', example('barcode'));
  set('otherBarcode', example('otherBarcode'));
}

async function setFirstOf(ask: Get, path: string, role: IdRole, set: Set, ids: LiveIds): Promise<void> {
  if (ids[role] !== undefined) return;
  const own = await ask('rest', 'GET', `${path}/${example(role)}`);
  set(role, own === undefined ? valueAt((await firstOf(ask, path)) ?? null, 'id') : example(role));
}

async function firstOf(ask: Get, path: string): Promise<JsonValue | undefined> {
  return itemsAt((await ask('rest', 'GET', path)) ?? null, 'data[*]')[0]?.value;
}

async function setPartnersShow(ask: Get, ids: LiveIds, set: Set): Promise<void> {
  const items = itemsAt((await ask('partners', 'GET', `${PARTNERS}/events/lists`)) ?? null, 'result[*]').map(
    ({ value }) => value,
  );
  const isOf = (role: IdRole) => (item: JsonValue) =>
    String(valueAt(item, 'event_id')) === (ids[role] ?? example(role));
  const chosen = items.find(isOf('partnersEvent')) ?? items[0];
  if (chosen === undefined) return;
  const event = valueAt(chosen, 'event_id');
  const shows = items
    .filter((item) => valueAt(item, 'event_id') === event)
    .map((item) => String(valueAt(item, 'show_id')));
  set('partnersEvent', event);
  set('partnersShow', shows.includes(example('partnersShow')) ? example('partnersShow') : shows[0]);
  const other = example('partnersOtherShow');
  set(
    'partnersOtherShow',
    shows.includes(other) ? other : (shows.find((id) => id !== ids.partnersShow) ?? shows[0]),
  );
  const seats = await ask(
    'partners',
    'GET',
    `${PARTNERS}/events/seats/${ids.partnersEvent}/${ids.partnersShow}`,
  );
  const free = itemsAt(seats ?? null, 'zones[*].seats[*]')
    .filter(({ value }) => isJsonObject(value) && value['available'] === true)
    .map(({ value }) => String(valueAt(value, 'seat_id')));
  for (const role of ['seat', 'otherSeat'] as const) {
    set(role, free.includes(example(role)) ? example(role) : free.find((id) => id !== ids.seat));
  }
}

async function setTicket(ask: Get, field: string, role: IdRole, set: Set): Promise<void> {
  const value = field === 'id' ? Number(example(role)) : example(role);
  const found = await ask('partners', 'POST', `${PARTNERS}/tickets/find`, { filter: { [field]: value } });
  if (itemsAt(found ?? null, 'result[*]').length > 0) set(role, example(role));
}

// In this order: an event of an order that was found is that of the order. Beside each the ids that it may find.
const LOOKS: readonly (readonly [roles: readonly IdRole[], look: Look])[] = [
  [['order', 'basket', 'event', 'show', 'barcode', 'otherBarcode'], setOrder],
  [['event', 'show', 'otherShow', 'barcode', 'otherBarcode'], setEvent],
  [['client'], (ask, ids, set) => setFirstOf(ask, `${REST}/clients`, 'client', set, ids)],
  [['promoCode'], (ask, ids, set) => setFirstOf(ask, `${REST}/promo-codes`, 'promoCode', set, ids)],
  [['partnersEvent', 'partnersShow', 'partnersOtherShow', 'seat', 'otherSeat'], setPartnersShow],
  ...TICKET_ROLES.flatMap(([field, roles]) =>
    roles.map(
      (role) => [[role], (ask: Get, _: LiveIds, set: Set) => setTicket(ask, field, role, set)] as const,
    ),
  ),
];
