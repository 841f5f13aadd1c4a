import type { JsonObject } from '../../model/json.ts';
import { columnsOf } from '../query/list-query.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route, World } from '../route.ts';
import type { Discount } from '../state/promotion.ts';
import { listReply } from './list-reply.ts';
import { rowOf } from './row-of.ts';

const COLUMNS = columnsOf([
  'id',
  'is_active',
  'name',
  'active_from',
  'active_to',
  'type',
  'created_at',
  'updated_at',
  'deleted_at',
]);

/** Discounts: the list, and one of them, which is routed though the docs do not list it (QTickets REST, observed). */
export const discountRoutes: Route[] = [
  {
    method: 'GET',
    path: '/discounts',
    handle: ({ world, body }) =>
      listReply(
        world.state.discounts.all(),
        body,
        { columns: COLUMNS, perPage: world.habits.perPage.discounts, perPageInBody: false },
        (discount) => discountView(discount, world),
      ),
  },
  {
    method: 'GET',
    path: '/discounts/:id',
    handle: ({ world, params }) => {
      const discount = rowOf(world.state.discounts, params['id']);
      if (discount === undefined) return resourceNotFound('Discount', params['id'] ?? '');
      return data(discountView(discount, world));
    },
  },
];

/** Production sends short event objects and no percentage at all. */
function discountView(discount: Discount, world: World): JsonObject {
  const { event_ids, percent: _percent, created_at, updated_at, deleted_at, ...head } = discount;
  const events = event_ids.flatMap((id) => {
    const event = world.state.events.get(id);
    if (event === undefined) return [];
    return [{ id, is_active: event.is_active, name: event.name, deleted_at: event.deleted_at }];
  });
  return { ...head, events, shows: [], created_at, updated_at, deleted_at };
}
