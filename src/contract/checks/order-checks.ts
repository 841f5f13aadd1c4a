import { itemsAt, type Located } from '../../common/items-path.ts';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

const URLS = ['pdf_url', 'passbook_url'] as const;

/**
 * What holds for every order (QTickets REST, observed over 50 orders): `payed` exactly when `payed_at`; the prices are
 * the sums of the baskets'; a deleted basket has no barcode and no URLs, a live one of a paid order has them.
 * Null when the answer holds no order.
 */
export function checkOrders(context: CheckContext): string[] | null {
  const orders = [...itemsAt(context.body, 'data[*]'), ...itemsAt(context.body, 'data')].filter(isOrder);
  if (orders.length === 0) return null;
  return orders.flatMap((order) => orderProblems(order, context));
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
    ...baskets.flatMap((place) =>
      credentialProblems(place.pointer, place.basket, value['payed'] === true, context),
    ),
  ];
}

function paymentProblems(pointer: string, order: JsonObject, { masked }: CheckContext): string[] {
  const payed = order['payed'] === true;
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
    // Cents, so that the binary fractions of a sum do not read as a difference.
    if (Math.round(sum * 100) === Math.round(Number(order[key]) * 100)) return [];
    return [
      `${pointer}/${key}: expected the sum of the baskets' ${key}, ${sum}, came ${shownAt(masked, `${pointer}/${key}`)}`,
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
