import type { Changes } from '../judged.ts';

/** An order with two tickets as the API answers it, and what is other in those that are unpaid, deleted or refunded. */
export const basket = (id: number) => ({
  id,
  show_id: 7,
  seat_id: `A-1;${id}`,
  price: 90.5,
  original_price: 100.5,
  ticket_original_price: 100.5,
  discount_value: 10,
  ticket_amount: 90.5,
  quantity: 1,
  barcode: `87000000000${id}`,
  pdf_url: 'https://qtickets.example/u1/pdf',
  passbook_url: 'https://qtickets.example/u1/passbook',
  created_at: '2025-11-01T10:00:00+03:00',
  checked_at: null,
  deleted_at: null,
  refunded_at: null,
  refunded_amount: null,
  refunded_deduction_amount: null,
});
export const ORDER = {
  id: 1,
  uniqid: 'u1',
  payed: true,
  payed_at: '2025-11-01T10:05:00+03:00',
  payment_card_number: '123456******1234',
  price: 181,
  original_price: 201,
  payment_url: 'https://qtickets.example/u1/pay',
  cancel_url: null,
  created_at: '2025-11-01T10:00:00+03:00',
  reserved_to: '2025-11-01T11:00:00+03:00',
  deleted_at: null,
  promo_code_id: null,
  discount_id: null,
  baskets: [basket(1), basket(2)],
};
export const DATE = '2025-11-02T10:00:00+03:00';
export const UNPAID: Changes = {
  payed: false,
  payed_at: null,
  payment_card_number: null,
  'baskets.0.barcode': null,
  'baskets.1.barcode': null,
};
const deleted = (basket: number): Changes => ({
  [`baskets.${basket}.deleted_at`]: DATE,
  [`baskets.${basket}.ticket_amount`]: 0,
  [`baskets.${basket}.barcode`]: null,
  [`baskets.${basket}.pdf_url`]: null,
  [`baskets.${basket}.passbook_url`]: null,
  [`baskets.${basket}.refunded_amount`]: 0,
  [`baskets.${basket}.refunded_deduction_amount`]: 0,
});
export const DELETED: Changes = deleted(1);
/** Both of its tickets are deleted, the order itself is not. */
export const ALL_DELETED: Changes = { ...deleted(0), ...DELETED };
export const REFUNDED: Changes = {
  'baskets.0.refunded_at': DATE,
  'baskets.0.refunded_amount': 80.5,
  'baskets.0.refunded_deduction_amount': 10,
};
