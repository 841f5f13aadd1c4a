import { columnsOf } from '../query/list-query.ts';
import { data, resourceNotFound } from '../reply.ts';
import type { Route } from '../route.ts';
import { listReply } from './list-reply.ts';
import { rowOf } from './row-of.ts';

const COLUMNS = columnsOf(['id', 'email']);

/** Clients: the list, and one client, which is routed though the docs do not list it (QTickets REST, observed). */
export const clientRoutes: Route[] = [
  {
    method: 'GET',
    path: '/clients',
    handle: ({ world, body }) =>
      listReply(world.state.clients.all(), body, {
        columns: COLUMNS,
        perPage: world.habits.perPage.clients,
        perPageInBody: world.habits.clientsPerPageInBody,
      }),
  },
  {
    method: 'GET',
    path: '/clients/:id',
    handle: ({ world, params }) => {
      const client = rowOf(world.state.clients, params['id']);
      return client === undefined ? resourceNotFound('Client', params['id'] ?? '') : data(client);
    },
  },
];
