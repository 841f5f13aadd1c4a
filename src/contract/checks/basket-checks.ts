import type { JsonObject } from '../../model/json.ts';
import { type CheckContext, shownAt } from '../check-context.ts';

/** A basket of an order, and the order where it came in one. */
export interface PlacedBasket {
  pointer: string;
  basket: JsonObject;
  order: JsonObject | null;
}

/**
 * What holds for every ticket of an order (QTickets REST, observed over 139): the price is the original one less the discount,
 * a live one amounts to its price and a deleted one to nothing, and what is refunded has a time and is not above the price.
 */
export function basketProblems({ pointer, basket, order }: PlacedBasket, { masked }: CheckContext): string[] {
  const problems: string[] = [];
  const wrong = (key: string, expected: string) => {
    const place = `${pointer}/${key}`;
    problems.push(`${place}: expected ${expected}, came ${shownAt(masked, place)}`);
  };
  const cents = (key: string) => Math.round(Number(basket[key] ?? 0) * 100);
  const money = (value: number) => String(value / 100);
  const whole = cents('original_price') - cents('discount_value');
  if (cents('price') !== whole)
    wrong('price', `${pointer}/original_price less ${pointer}/discount_value, ${money(whole)}`);
  if (cents('ticket_original_price') !== cents('original_price'))
    wrong('ticket_original_price', `the original_price, ${money(cents('original_price'))}`);
  if (cents('discount_value') < 0) wrong('discount_value', 'what was taken off the price, or 0');
  const live = basket['deleted_at'] === null;
  const amount = live ? cents('price') : 0;
  if (cents('ticket_amount') !== amount) wrong('ticket_amount', money(amount));
  const refunded = basket['refunded_at'] !== null;
  const back = cents('refunded_amount') + cents('refunded_deduction_amount');
  if (!refunded && back !== 0)
    wrong('refunded_amount', `0 with ${pointer}/refunded_deduction_amount, as refunded_at is null`);
  if (refunded && basket['refunded_amount'] === null)
    wrong('refunded_amount', 'an amount, as refunded_at has a time');
  if (back > cents('price'))
    wrong('refunded_amount', `at most the price with what is kept back, ${money(cents('price'))}`);
  const seat = /^.+-(\d+);(\d+)$/.exec(String(basket['seat_id']));
  if (seat === null) wrong('seat_id', 'a zone, a row and a place, such as PARTERRE-1;2');
  else if (Number(seat[1]) > 0 && Number(seat[2]) > 0 && basket['quantity'] !== 1)
    wrong('quantity', '1, as the ticket is for a numbered place');
  for (const key of ['refunded_amount', 'refunded_deduction_amount'])
    if (!live && basket[key] === null) wrong(key, 'an amount, as the ticket is deleted');
  if (order !== null && order['payed'] === false) {
    for (const key of ['checked_at', 'refunded_at'])
      if (basket[key] !== null) wrong(key, 'null, as the order is not paid');
  }
  if (order !== null && order['deleted_at'] !== null && live)
    wrong('deleted_at', 'a date, as the order is cancelled');
  return problems;
}
