import { isJsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Operator } from '../mutant.ts';

import { AT, each, first, has, later, on, text, withFirst } from './meaning-parts.ts';

const order = on('order', ['payed', 'baskets']);
const basket = on('basket', ['seat_id', 'barcode', 'original_price']);

/** Of orders. */
export const ORDERS: Operator[] = [
  order('clientIdOfAnother', ['client_id', 'client'], ({ client_id }) => ({
    client_id: Number(client_id) + 1,
  })),
  order('clientOfAnother', ['client_id', 'client'], ({ client }) =>
    isJsonObject(client) ? { client: { ...client, id: Number(client['id']) + 1 } } : null,
  ),
  order('siteIdOfAnother', ['site_id', 'site'], ({ site_id }) => ({ site_id: Number(site_id) + 1 })),
  order('paidWithoutTime', ['payed_at'], ({ payed }) => (payed === true ? { payed_at: null } : null)),
  order('timeWithoutPaid', ['payed_at'], ({ payed }) => (payed === false ? { payed_at: AT } : null)),
  order('unpaidWithTime', [], ({ payed }) => (payed === true ? { payed: false } : null)),
  order('paidWithoutFlag', [], ({ payed }) => (payed === false ? { payed: true } : null)),
  order('payedBeforeCreated', ['payed_at', 'created_at'], ({ payed_at, created_at }) =>
    typeof payed_at === 'string' ? { payed_at: later(created_at, -3) } : null,
  ),
  order('reservedBeforeCreated', ['reserved_to', 'created_at'], ({ created_at }) => ({
    reserved_to: later(created_at, -1),
  })),
  order('priceOfOneMore', ['price'], ({ price }) => ({ price: Number(price) + 100 })),
  order('originalPriceLess', ['price', 'original_price'], ({ original_price }) => ({
    original_price: Number(original_price) - 1,
  })),
  order('basketLost', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1 ? { baskets: baskets.slice(1) } : null,
  ),
  order('basketTwice', [], ({ baskets }) =>
    has(baskets) ? { baskets: [...(baskets as JsonValue[]), first(baskets)] } : null,
  ),
  order('withoutBaskets', [], ({ baskets }) => (has(baskets) ? { baskets: [] } : null)),
  order('freeWithBaskets', ['price', 'original_price'], ({ baskets }) =>
    has(baskets)
      ? {
          price: 0,
          original_price: 0,
          baskets: each(baskets, () => ({
            price: 0,
            original_price: 0,
            ticket_original_price: 0,
            discount_value: 0,
            ticket_amount: 0,
          })),
        }
      : null,
  ),
  order('cancelledWithLiveTickets', ['deleted_at'], ({ deleted_at, updated_at }) =>
    deleted_at === null ? { deleted_at: updated_at ?? AT } : null,
  ),
  order('liveWithDeletedTickets', ['deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { deleted_at: null } : null,
  ),
  order('entryOnUnpaid', ['updated_at'], ({ payed, baskets, updated_at }) =>
    payed === false && has(baskets)
      ? { baskets: withFirst(baskets, { checked_at: updated_at ?? AT }) }
      : null,
  ),
  order('barcodeOnUnpaid', [], ({ payed, baskets }) =>
    payed === false && has(baskets) ? { baskets: withFirst(baskets, { barcode: '870000000001' }) } : null,
  ),
  order('linkOfAnother', ['payment_url', 'uniqid'], ({ payment_url, uniqid }) => ({
    payment_url: text(payment_url).replace(text(uniqid), 'zzzzzzzzzz'),
  })),
  order('cancelLinkOfAnother', ['cancel_url', 'uniqid'], ({ cancel_url, uniqid }) => ({
    cancel_url: text(cancel_url).replace(text(uniqid), 'zzzzzzzzzz'),
  })),
  order('uniqidOfAnother', ['uniqid'], () => ({ uniqid: 'zzzzzzzzzz' })),
  order('ticketLinkOfAnother', [], ({ baskets, uniqid }) =>
    typeof first(baskets)['pdf_url'] === 'string'
      ? {
          baskets: withFirst(baskets, {
            pdf_url: text(first(baskets)['pdf_url']).replace(text(uniqid), 'zzzzzzzzzz'),
          }),
        }
      : null,
  ),
  order('promoWithoutDiscount', ['discount_id', 'promo_code_id'], ({ promo_code_id }) =>
    promo_code_id === null ? null : { discount_id: null },
  ),
  order('discountWithoutPromo', ['discount_id', 'promo_code_id'], ({ discount_id }) =>
    discount_id === null ? null : { promo_code_id: null },
  ),
  order('refundsOnUnpaid', ['refunds'], ({ payed, baskets }) =>
    payed === false && has(baskets)
      ? {
          baskets: withFirst(baskets, {
            refunded_at: AT,
            refunded_amount: 100,
            refunded_deduction_amount: 0,
          }),
        }
      : null,
  ),
  order('barcodeTwice', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1 && typeof first(baskets)['barcode'] === 'string'
      ? { baskets: each(baskets, () => ({ barcode: first(baskets)['barcode'] ?? null })) }
      : null,
  ),
  order('seatTwice', [], ({ baskets }) =>
    Array.isArray(baskets) && baskets.length > 1
      ? {
          baskets: each(baskets, () => ({
            seat_id: first(baskets)['seat_id'] ?? null,
            show_id: first(baskets)['show_id'] ?? null,
          })),
        }
      : null,
  ),
  order('allTicketsDeleted', ['deleted_at'], ({ baskets, deleted_at, updated_at }) =>
    has(baskets) && deleted_at === null
      ? {
          baskets: each(baskets, () => ({
            deleted_at: updated_at ?? AT,
            barcode: null,
            pdf_url: null,
            passbook_url: null,
          })),
        }
      : null,
  ),
  order('allTicketsRefunded', ['updated_at'], ({ baskets, updated_at }) =>
    has(baskets)
      ? {
          baskets: each(baskets, (item) => ({
            refunded_at: updated_at ?? AT,
            refunded_amount: item['price'] ?? 0,
            refunded_deduction_amount: 0,
          })),
        }
      : null,
  ),
  order('emailChanged', ['client'], ({ client }) =>
    isJsonObject(client) ? { client: { ...client, email: 'somebody.else@example.org' } } : null,
  ),
];

/** Of their baskets. */
export const BASKETS: Operator[] = [
  basket('priceWithoutDiscount', ['price', 'discount_value'], ({ discount_value }) => ({
    discount_value: Number(discount_value) + 10,
  })),
  basket('discountAbovePrice', ['price', 'discount_value'], ({ original_price }) => ({
    discount_value: Number(original_price) + 10,
    price: -10,
  })),
  basket('ticketPriceOfAnother', ['ticket_original_price'], ({ ticket_original_price }) => ({
    ticket_original_price: Number(ticket_original_price) + 10,
  })),
  basket('amountOfAnother', ['ticket_amount'], ({ ticket_amount }) => ({
    ticket_amount: Number(ticket_amount) + 10,
  })),
  basket('refundWithoutTime', ['refunded_amount', 'refunded_at', 'price'], ({ refunded_at, price }) =>
    refunded_at === null ? { refunded_amount: Math.max(1, Number(price)) } : null,
  ),
  basket(
    'timeWithoutRefund',
    ['refunded_amount', 'refunded_at', 'updated_at'],
    ({ refunded_amount, updated_at }) => (refunded_amount === null ? { refunded_at: updated_at } : null),
  ),
  basket(
    'refundAbovePrice',
    ['refunded_amount', 'refunded_at', 'price', 'updated_at'],
    ({ price, updated_at }) => ({
      refunded_at: updated_at,
      refunded_amount: Number(price) + 1,
      refunded_deduction_amount: 0,
    }),
  ),
  basket('checkedBeforeCreated', ['checked_at', 'created_at'], ({ checked_at, created_at }) =>
    typeof checked_at === 'string' ? { checked_at: later(created_at, -1) } : null,
  ),
  basket('checkedWhenDeleted', ['checked_at', 'deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { checked_at: deleted_at } : null,
  ),
  basket('deletedWithBarcode', ['deleted_at'], ({ deleted_at }) =>
    typeof deleted_at === 'string' ? { barcode: '870000000001' } : null,
  ),
  basket('deletedWithLink', ['deleted_at', 'pdf_url'], ({ deleted_at }) =>
    typeof deleted_at === 'string'
      ? { pdf_url: 'https://qtickets.ru/ticket/pdf/zzzzzzzzzz/0123456789abcdef0123456789abcdef' }
      : null,
  ),
  basket('liveWithoutBarcode', ['deleted_at'], ({ barcode }) =>
    barcode === null ? null : { barcode: null },
  ),
  basket('quantityZero', ['quantity'], () => ({ quantity: 0 })),
  basket('quantityTwo', ['quantity'], () => ({ quantity: 2 })),
];
