import { columnsOf } from '../query/list-query.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route } from '../route.ts';
import { listReply } from './list-reply.ts';
import { rowOf } from './row-of.ts';

const COLUMNS = columnsOf([
  'id',
  'is_active',
  'type',
  'discount_id',
  'code',
  'max_uses_count',
  'active_from',
  'active_to',
  'created_at',
  'updated_at',
  'deleted_at',
]);

/** Promo codes: the list, and one of them (QTickets REST docs, promo-codes). */
export const promoCodeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/promo-codes',
    handle: ({ world, body }) =>
      listReply(world.state.promoCodes.all(), body, {
        columns: COLUMNS,
        perPage: world.habits.perPage.promoCodes,
        perPageInBody: false,
      }),
  },
  {
    method: 'GET',
    path: '/promo-codes/:id',
    handle: ({ world, params }) => {
      const promo = rowOf(world.state.promoCodes, params['id']);
      return promo === undefined ? resourceNotFound('PromoCode', params['id'] ?? '') : data(promo);
    },
  },
];
