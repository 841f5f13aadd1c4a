import { itemsAt, type Located } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';
import { basketProblems } from './basket-checks.ts';
import { instant } from './date-checks.ts';

const URLS = ['pdf_url', 'passbook_url'] as const;

/**
 * What holds for every order (QTickets REST, observed over 50 orders): `payed` exactly when `payed_at`; the prices are
 * the sums of the baskets'; a deleted basket has no barcode and no URLs, a live one of a paid order has them; links are
 * the order's own, and no ticket or barcode stands twice. Null when the answer holds neither order nor basket.
 */
export function checkOrders(context: CheckContext): string[] | null {
  const orders = [...itemsAt(context.body, 'data[*]'), ...itemsAt(context.body, 'data')].filter(isOrder);
  const baskets = [...itemsAt(context.body, 'data[*]'), ...itemsAt(context.body, 'data')].filter(isBasket);
  if (orders.length === 0 && baskets.length === 0) return null;
  return [
    ...orders.flatMap((order) => orderProblems(order, context)),
    ...twiceProblems(orders, context),
    ...baskets.flatMap(({ pointer, value }) =>
      isJsonObject(value) ? basketProblems({ pointer, basket: value, order: null }, context) : [],
    ),
  ];
}

function isBasket({ value }: Located): boolean {
  return isJsonObject(value) && 'ticket_original_price' in value && 'barcode' in value;
}

function isOrder({ value }: Located): boolean {
  return isJsonObject(value) && 'payed' in value && Array.isArray(value['baskets']);
}

function orderProblems({ pointer, value }: Located, context: CheckContext): string[] {
  if (!isJsonObject(value)) return [];
  const baskets = itemsAt(value, 'baskets[*]').flatMap((place) =>
    isJsonObject(place.value) ? [{ pointer: `${pointer}${place.pointer}`, basket: place.value }] : [],
  );
  return [
    ...paymentProblems(pointer, value, context),
    ...sumProblems(pointer, value, baskets, context),
    ...linkProblems(pointer, value, baskets, context),
    ...timeProblems(pointer, value, baskets, context),
    ...baskets.flatMap((place) => basketProblems({ ...place, order: value }, context)),
    ...baskets.flatMap((place) =>
      credentialProblems(place.pointer, place.basket, value['payed'] === true, context),
    ),
  ];
}

function paymentProblems(pointer: string, order: JsonObject, { masked }: CheckContext): string[] {
  const payed = order['payed'] === true;
  if (!payed && typeof order['payment_card_number'] === 'string') {
    const card = `${pointer}/payment_card_number`;
    return [`${card}: expected null, as the order is not paid, came ${shownAt(masked, card)}`];
  }
  if (payed === (order['payed_at'] !== null)) return [];
  const place = `${pointer}/payed_at`;
  return [
    `${place}: expected ${payed ? 'a date, as the order is paid' : 'null, as the order is not paid'}, came ${shownAt(masked, place)}`,
  ];
}

function sumProblems(
  pointer: string,
  order: JsonObject,
  baskets: readonly { basket: JsonObject }[],
  { masked }: CheckContext,
): string[] {
  return ['price', 'original_price'].flatMap((key) => {
    const sum = baskets.reduce((total, { basket }) => total + Number(basket[key]), 0);
    // The binary fractions of a sum do not read as a difference.
    if (Math.abs(sum - Number(order[key])) < 1e-6) return [];
    return [
      `${pointer}/${key}: expected the sum of ${pointer}/baskets/*/${key}, ${sum}, came ${shownAt(masked, `${pointer}/${key}`)}`,
    ];
  });
}

function credentialProblems(
  pointer: string,
  basket: JsonObject,
  paid: boolean,
  { masked }: CheckContext,
): string[] {
  const deleted = basket['deleted_at'] !== null;
  if (!deleted && !paid) return [];
  return ['barcode', ...URLS].flatMap((key) => {
    if (deleted === (basket[key] === null)) return [];
    const place = `${pointer}/${key}`;
    const expected = deleted ? 'null, as the ticket is deleted' : 'a value, as the ticket is live and paid';
    return [`${place}: expected ${expected}, came ${shownAt(masked, place)}`];
  });
}

const LONGEST_RESERVE_SECONDS = 366 * 86_400;
const LINKS = ['payment_url', 'cancel_url'] as const;

/** Every link of an order and of its tickets holds the order's own uniqid: another's would open another's order. */
function linkProblems(
  pointer: string,
  order: JsonObject,
  baskets: readonly { pointer: string; basket: JsonObject }[],
  { masked }: CheckContext,
): string[] {
  const uniqid = order['uniqid'];
  const links = [
    ...LINKS.map((key) => ({ place: `${pointer}/${key}`, url: order[key] })),
    ...baskets.flatMap((place) =>
      URLS.map((key) => ({ place: `${place.pointer}/${key}`, url: place.basket[key] })),
    ),
  ];
  return links
    .filter(({ url }) => typeof url === 'string' && !url.split('/').includes(String(uniqid)))
    .map(
      ({ place }) => `${place}: expected a link with the order's own uniqid, came ${shownAt(masked, place)}`,
    );
}

function timeProblems(
  pointer: string,
  order: JsonObject,
  baskets: readonly { pointer: string; basket: JsonObject }[],
  { masked }: CheckContext,
): string[] {
  const problems: string[] = [];
  const wrong = (key: string, expected: string) =>
    problems.push(`${pointer}/${key}: expected ${expected}, came ${shownAt(masked, `${pointer}/${key}`)}`);
  const [created, reserved] = [instant(order, 'created_at'), instant(order, 'reserved_to')];
  if (created !== null && reserved !== null && reserved < created)
    wrong('reserved_to', 'a time not before created_at');
  const early = baskets.find(
    ({ basket }) => created !== null && (instant(basket, 'created_at') ?? created) < created,
  );
  if (early !== undefined) {
    const place = `${early.pointer}/created_at`;
    problems.push(
      `${place}: expected a time not before ${pointer}/created_at, came ${shownAt(masked, place)}`,
    );
  }
  const live = baskets.some(({ basket }) => basket['deleted_at'] === null);
  if (order['deleted_at'] === null && baskets.length > 0 && !live)
    wrong('deleted_at', 'a date, as all its tickets are deleted');
  if (created !== null && reserved !== null && reserved > created + LONGEST_RESERVE_SECONDS)
    wrong('reserved_to', 'a time within a year of created_at');
  // Both or neither, in 50 of 50 orders.
  if (order['promo_code_id'] != null && order['discount_id'] === null)
    wrong('discount_id', 'the discount of its promo code');
  if (order['promo_code_id'] === null && order['discount_id'] != null)
    wrong('promo_code_id', 'the promo code of its discount');
  return problems;
}

/** No two orders share a uniqid, and no two tickets an id, a barcode or a numbered seat. */
function twiceProblems(orders: readonly Located[], { masked }: CheckContext): string[] {
  const first = new Map<string, string>();
  const problems: string[] = [];
  const look = (kind: string, value: unknown, place: string) => {
    if (value === null || value === undefined) return;
    const key = `${kind} ${String(value)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, place);
    else problems.push(`${place}: expected one of its own, came ${shownAt(masked, place)} as at ${before}`);
  };
  for (const { pointer, value } of orders) {
    if (!isJsonObject(value)) continue;
    look('uniqid', value['uniqid'], `${pointer}/uniqid`);
    for (const { pointer: below, value: basket } of itemsAt(value, 'baskets[*]')) {
      if (!isJsonObject(basket)) continue;
      const place = `${pointer}${below}`;
      look('ticket', basket['id'], `${place}/id`);
      look('barcode', basket['barcode'], `${place}/barcode`);
      // Tickets without a numbered place share one.
      if (basket['deleted_at'] === null && /-[1-9]\d*;[1-9]\d*$/.test(String(basket['seat_id'])))
        look('seat', `${String(basket['show_id'])} ${String(basket['seat_id'])}`, `${place}/seat_id`);
    }
  }
  return problems;
}
