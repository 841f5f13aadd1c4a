import { columnsOf } from '../query/list-query.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route } from '../route.ts';
import { listReply } from './list-reply.ts';
import { rowOf } from './row-of.ts';

/** `active` is the spec document's name for what bodies call `is_active`. */
const COLUMNS = columnsOf(
  [
    'id',
    'is_active',
    'name',
    'scheme_id',
    'currency_id',
    'place_name',
    'city_id',
    'external_id',
    'age',
    'event_type_id',
    'slug',
    'created_at',
    'updated_at',
    'deleted_at',
  ],
  { active: 'is_active' },
);

/** Events: the list, which holds deleted ones too, and one event (QTickets REST docs, events). */
export const eventRoutes: Route[] = [
  {
    method: 'GET',
    path: '/events',
    handle: ({ world, body }) =>
      listReply(world.state.events.all(), body, {
        columns: COLUMNS,
        perPage: world.habits.perPage.events,
        perPageInBody: false,
      }),
  },
  {
    method: 'GET',
    path: '/events/:id',
    handle: ({ world, params }) => {
      const event = rowOf(world.state.events, params['id']);
      return event === undefined ? resourceNotFound('Event', params['id'] ?? '') : data(event);
    },
  },
];
