import type { JsonObject } from '../../model/json.ts';
import { isoTime } from '../iso-time.ts';
import { ItemFields } from '../item-fields.ts';
import { data, type Reply, resourceNotFound, validationError } from '../reply.ts';
import type { Route, RouteCall, World } from '../route.ts';
import type { SimulatedEvent } from '../state/event.ts';
import { newEvent } from '../state/new-event.ts';
import { inputOf, namesAny } from './input-of.ts';
import { rowOf } from './row-of.ts';
import { showsAfter } from './show-input.ts';

const TEXTS = ['name', 'place_name', 'place_address', 'place_description', 'description', 'age'] as const;
const NUMBERS = ['scheme_id', 'city_id', 'ticket_id', 'mail_template_id', 'event_type_id'] as const;
const EDITABLE = [
  ...TEXTS,
  ...NUMBERS,
  'site_url',
  'is_active',
  'external_id',
  'currency_id',
  'start_date',
  'finish_date',
  'shows',
];

/** Making and changing events, in the documented form (`{data: {..., shows}}`) and in the spec document's flat one. */
export const eventChangeRoutes: Route[] = [
  {
    method: 'POST',
    path: '/events',
    handle: ({ world, body }) => {
      const input = inputOf(body);
      if (new ItemFields(input).text('name') === null) return validationError({ name: 'is required' });
      return save(input, newEvent(world.state.events.nextId(), world.now()), world);
    },
  },
  { method: 'PUT', path: '/events/:id', handle: edit },
  { method: 'PATCH', path: '/events/:id', undocumented: true, handle: edit },
];

function edit({ world, params, body }: RouteCall): Reply {
  const event = rowOf(world.state.events, params['id']);
  if (event === undefined) return resourceNotFound('Event', params['id'] ?? '');
  const input = inputOf(body);
  if (!namesAny(input, EDITABLE)) return validationError({ data: 'names no field that can be changed' });
  return save(input, event, world);
}

/** Fields that are not sent keep their values. Posters and payments keep theirs in any case. */
function save(input: JsonObject, before: SimulatedEvent, world: World): Reply {
  const fields = new ItemFields(input);
  const texts = TEXTS.map((name) => [name, fields.text(name) ?? before[name]] as const);
  const numbers = NUMBERS.map((name) => [name, fields.whole(name, 0) ?? before[name]] as const);
  const isActive = fields.flag('is_active');
  fields.like('name', /\S/, 'is required');
  const event: SimulatedEvent = {
    ...before,
    ...(Object.fromEntries(texts) as Pick<SimulatedEvent, (typeof TEXTS)[number]>),
    ...(Object.fromEntries(numbers) as Pick<SimulatedEvent, (typeof NUMBERS)[number]>),
    is_active: isActive === null ? before.is_active : Number(isActive),
    site_url: fields.like('site_url', /^(https?:\/\/\S+)?$/, 'must be a web address') ?? before.site_url,
    currency_id: fields.like('currency_id', /^[A-Z]{3}$/, 'must be a currency') ?? before.currency_id,
    external_id: fields.text('external_id') ?? before.external_id,
    shows: showsAfter(input, fields, before, world),
    updated_at: isoTime(world.now().getTime()),
  };
  if (fields.fault !== null) return validationError(fields.faults);
  return data(world.state.events.put(event));
}
