/** Ids of the account under test, by their role; a role without one is absent. */
export type LiveIds = Partial<Record<IdRole, string>>;

/** The calls that failed while an id was looked for, by its role, in words. */
export type FailedLooks = Partial<Record<IdRole, readonly string[]>>;

/** What stands for an id in the documents, and the variable that gives it. */
export interface IdSlot {
  role: IdRole;
  variable: string;
  /** The documents' example. */
  example: string;
  api: 'rest' | 'partners';
  /** Path parameters and body fields that hold it; `filter.x` is the field x of a filter. */
  keys: readonly string[];
}

/** The slots, in the order of their fields. */
const SLOTS = [
  ['event', 'QTICKETS_EVENT_ID', '33', 'rest', ['EVENT_ID', 'event_id', 'value']],
  ['show', 'QTICKETS_SHOW_ID', '41', 'rest', ['SHOW_ID', 'show_id']],
  ['otherShow', 'QTICKETS_OTHER_SHOW_ID', '42', 'rest', ['SHOW_ID']],
  ['order', 'QTICKETS_ORDER_ID', '4360', 'rest', ['ORDER_ID']],
  ['basket', 'QTICKETS_BASKET_ID', '63993', 'rest', ['BASKET_ID', 'baskets']],
  ['client', 'QTICKETS_CLIENT_ID', '235', 'rest', ['CLIENT_ID']],
  ['promoCode', 'QTICKETS_PROMO_CODE_ID', '13513', 'rest', ['PROMO_CODE_ID']],
  ['barcode', 'QTICKETS_BARCODE', '877076325904', 'rest', ['BARCODE', 'barcode']],
  ['otherBarcode', 'QTICKETS_OTHER_BARCODE', '877344688530', 'rest', ['barcode']],
  ['partnersEvent', 'QTICKETS_PARTNERS_EVENT_ID', '12', 'partners', ['EVENT_ID']],
  ['partnersShow', 'QTICKETS_PARTNERS_SHOW_ID', '4076', 'partners', ['SHOW_ID']],
  ['partnersOtherShow', 'QTICKETS_PARTNERS_OTHER_SHOW_ID', '21', 'partners', ['SHOW_ID']],
  ['seat', 'QTICKETS_SEAT_ID', 'CENTER_PARTERRE-20;5', 'partners', ['seat_id']],
  ['otherSeat', 'QTICKETS_OTHER_SEAT_ID', 'CENTER_PARTERRE-20;6', 'partners', ['seat_id']],
  ['ticket', 'QTICKETS_TICKET_ID', '120260', 'partners', ['id', 'filter.id']],
  ['otherTicket', 'QTICKETS_OTHER_TICKET_ID', '120261', 'partners', ['id', 'filter.id']],
  ['externalOrder', 'QTICKETS_EXTERNAL_ORDER_ID', 'order67890', 'partners', ['filter.external_order_id']],
  ['soldTicket', 'QTICKETS_SOLD_TICKET_ID', '134857', 'partners', ['filter.id']],
  ['otherSoldTicket', 'QTICKETS_OTHER_SOLD_TICKET_ID', '134858', 'partners', ['filter.id']],
  ['soldBarcode', 'QTICKETS_SOLD_BARCODE', '872964136579', 'partners', ['filter.barcode']],
  ['otherSoldBarcode', 'QTICKETS_OTHER_SOLD_BARCODE', '879979255977', 'partners', ['filter.barcode']],
  [
    'soldOrder',
    'QTICKETS_SOLD_EXTERNAL_ORDER_ID',
    '6a5cc185-bc59-451f-b7cb-94376476ae01',
    'partners',
    ['filter.external_order_id'],
  ],
] as const;

/** What an id of the account is of. */
export type IdRole = (typeof SLOTS)[number][0];

/** Every id that the documents' examples use. What production does not have is replaced, or its entries are skipped. */
export const LIVE_IDS: readonly IdSlot[] = SLOTS.map(([role, variable, example, api, keys]) => ({
  role,
  variable,
  example,
  api,
  keys,
}));

/**
 * True when a value may stand for an id: one that the documents have as a number is a whole number, or it could name
 * another call; another is a text in one line.
 */
export function mayBe({ example }: IdSlot, value: string): boolean {
  return isWholeNumber(example) ? isWholeNumber(value) : /^[^\p{C}]{1,200}$/u.test(value);
}

/** True for a whole number that an id may be. */
export function isWholeNumber(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}
