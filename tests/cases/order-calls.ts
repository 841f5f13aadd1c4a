import type { CallSpec } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';

/** Path template of one order. */
export const order = '/api/rest/v1/orders/{ORDER_ID}';

/** Reads the order of the case. */
export const readOrder: CallSpec = {
  name: 'read',
  method: 'GET',
  path: order,
  token: 'rest',
  schema: 'order-single',
};

/** The documented way to cancel it: every ticket that `readOrder` saw is deleted (QTickets REST docs, orders, delete). */
export const cancelOrder: CallSpec = {
  name: 'cancel',
  method: 'DELETE',
  path: `${order}/baskets`,
  token: 'rest',
  schema: 'order-single',
  body: { delete: { baskets: { $from: 'read', $keys: 'data.baskets[*].id' } } },
};

const ofBasket = (...fields: string[]) => fields.map((field) => `baskets[#].${field}`);

/** What deleting a ticket changes of its order: the sums, the ticket, and the order when it was the last one. */
export const deletedParts = [
  'updated_at',
  'deleted_at',
  ...ofBasket(
    'updated_at',
    'deleted_at',
    'barcode',
    'pdf_url',
    'passbook_url',
    'ticket_amount',
    'refunded_amount',
    'refunded_deduction_amount',
  ),
];

/** What refunding a ticket changes of its order. */
export const refundedParts = [
  'updated_at',
  'refunds',
  ...ofBasket(
    'updated_at',
    'deleted_at',
    'barcode',
    'pdf_url',
    'passbook_url',
    'ticket_amount',
    'refunded_at',
    'refunded_amount',
    'refunded_deduction_amount',
    'refunds',
  ),
];

/** What cancelling and restoring leaves changed: a ticket that was deleted and comes back has a new barcode and new links. */
export const restoredParts = [
  'updated_at',
  ...['updated_at', 'barcode', 'pdf_url', 'passbook_url'].map((field) => `baskets[*].${field}`),
];

/** What cancelling changes. */
const cancelledParts = [
  'updated_at',
  'deleted_at',
  ...[
    'updated_at',
    'deleted_at',
    'barcode',
    'pdf_url',
    'passbook_url',
    'ticket_amount',
    'refunded_amount',
    'refunded_deduction_amount',
  ].map((field) => `baskets[*].${field}`),
];

/** Cancelling the order changes nothing else of it: what is restored is what was there. */
export const cancelKeeps: RuleSpec = {
  rule: 'agrees',
  items: 'data',
  with: { aside: readOrder.name },
  at: 'data',
  in: cancelOrder.name,
  except: cancelledParts,
};

/** Everything of the order but these parts is as it was. */
export function asBefore(before: { of: string } | { aside: string }, except: readonly string[]): RuleSpec {
  return { rule: 'agrees', items: 'data', with: before, at: 'data', except };
}
