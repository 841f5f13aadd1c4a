import { isJsonObject, type JsonObject } from '../../model/json.ts';
import { ItemFields } from '../item-fields.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, World } from '../route.ts';
import type { Client } from '../state/client.ts';
import { inputOf, namesAny } from './input-of.ts';
import { rowOf } from './row-of.ts';

const FIELDS = ['email', 'name', 'surname', 'middlename', 'phone'];

/** Making and changing clients. The vendor's POST does both: an e-mail that is known changes its client. */
export const clientChangeRoutes: Route[] = [
  {
    method: 'POST',
    path: '/clients',
    handle: ({ world, body }) => {
      const input = flat(body);
      const fields = new ItemFields(input);
      const email = fields.text('email');
      if (email === null) fields.wrong('email', 'is required');
      if (fields.fault !== null) return validationError(fields.faults);
      const known = world.state.clients.all().find((client) => client.email === email);
      return save(input, known ?? newClient(world), world);
    },
  },
  {
    method: 'PATCH',
    path: '/clients/:id',
    undocumented: true,
    handle: ({ world, params, body }) => {
      const client = rowOf(world.state.clients, params['id']);
      if (client === undefined) return resourceNotFound('Client', params['id'] ?? '');
      const input = flat(body);
      if (!namesAny(input, FIELDS)) return validationError({ data: 'names no field that can be changed' });
      return save(input, client, world);
    },
  },
];

/** The documented form nests names in `details`; the spec document's is flat. */
function flat(body: JsonObject): JsonObject {
  const input = inputOf(body);
  const details = input['details'];
  return isJsonObject(details) ? { ...input, ...details } : input;
}

function newClient(world: World): Client {
  const id = world.state.clients.nextId();
  return {
    id,
    email: '',
    details: {
      id: id + 400,
      name: '',
      middlename: null,
      surname: null,
      phone: null,
      vk_id: '',
      facebook_id: '',
    },
  };
}

function save(input: JsonObject, before: Client, world: World): Reply {
  const fields = new ItemFields(input);
  const email = fields.email('email') ?? before.email;
  const taken = world.state.clients.all().some((client) => client.email === email && client.id !== before.id);
  if (taken) fields.wrong('email', 'belongs to another client');
  const details = {
    ...before.details,
    name: fields.text('name') ?? before.details.name,
    middlename: fields.text('middlename') ?? before.details.middlename,
    surname: fields.text('surname') ?? before.details.surname,
    phone: fields.phone('phone') ?? before.details.phone,
  };
  if (fields.fault !== null) return validationError(fields.faults);
  return data(world.state.clients.put({ ...before, email, details }));
}
