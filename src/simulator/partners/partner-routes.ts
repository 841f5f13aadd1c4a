import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { ok, type Reply } from '../reply.ts';
import type { Route, RouteCall, World } from '../route.ts';
import { addTicket } from './add-ticket.ts';
import { type CallScope, callScope } from './call-scope.ts';
import { checkSeat } from './check-seat.ts';
import { eventItems, seatMap, showOffers } from './event-catalog.ts';
import { eventHead } from './event-head.ts';
import { partnerZones } from './event-seats.ts';
import { findTickets } from './find-tickets.ts';
import { batchElement, failure, failureReply, type Outcome } from './outcome.ts';
import { removeTicket } from './remove-ticket.ts';
import { singleAddView, ticketView } from './ticket-view.ts';
import { updateTicket } from './update-ticket.ts';

type Act = (item: JsonObject, scope: CallScope, world: World) => Outcome;

const single: Record<string, Act> = {
  add: (item, scope, world) => shown(addTicket(item, scope, world), singleAddView),
  update: (item, scope, world) => shown(updateTicket(item, scope, world), ticketView),
  remove: removeTicket,
  check: checkSeat,
};
const inBatch: Record<string, Act> = {
  ...single,
  add: (item, scope, world) => shown(addTicket(item, scope, world), ticketView),
};

/** Every Partners route the simulator serves. GET and POST are the same in each (QTickets Partners docs). */
export const partnerRoutes: readonly Route[] = [
  ...Object.keys(single).flatMap((name) =>
    bothMethods(`/tickets/${name}`, name !== 'check', (call) => ticketReply(name, call)),
  ),
  ...bothMethods('/tickets/find', false, findReply),
  ...showRoutes('/events/seats', 'zones', partnerZones),
  ...showRoutes('/events/seatmap', 'seatmap', seatMap),
  ...showRoutes('/events/offers', 'offers', showOffers),
  ...(['GET', 'POST'] as const).map(
    (method): Route => ({
      method,
      path: '/events/lists',
      handle: ({ world }) => ok({ status: 'success', result: eventItems(world) }),
    }),
  ),
];

/** A route that tells something of one show, after its head. */
function showRoutes(path: string, key: string, tell: (showId: number, world: World) => JsonValue): Route[] {
  return bothMethods(path, false, ({ world, params }) => {
    const scope = callScope(world, params, false);
    if (!('result' in scope)) return failureReply(scope);
    return success(scope.result, world, key, tell(scope.result.show.id, world));
  });
}

/** The route with no id, an event, and an event with a show: a missing event is answered after the token. */
function bothMethods(path: string, writes: boolean, handle: Route['handle']): Route[] {
  const paths = [path, `${path}/:eventId`, `${path}/:eventId/:showId`];
  return (['GET', 'POST'] as const).flatMap((method) =>
    paths.map(
      (full): Route => ({ method, path: full, handle, ...(writes ? { writes: true as const } : {}) }),
    ),
  );
}

function ticketReply(name: string, call: RouteCall): Reply {
  const scope = callScope(call.world, call.params, true);
  if (!('result' in scope)) return failureReply(scope);
  const batch = call.body['batch'];
  if (batch === undefined) {
    const outcome = actOn(single[name], call.body, scope.result, call.world);
    if (!('result' in outcome)) return failureReply(outcome);
    return success(scope.result, call.world, 'result', outcome.result);
  }
  if (!Array.isArray(batch) || batch.length === 0) {
    return failureReply(failure('VALIDATION_ERROR', 'batch must be a list with at least one item'));
  }
  const results = batch.map((item) => batchElement(actOn(inBatch[name], item, scope.result, call.world)));
  return success(scope.result, call.world, 'result', results);
}

function actOn(act: Act | undefined, item: JsonValue, scope: CallScope, world: World): Outcome {
  if (act === undefined) return failure('UNKNOWN_ERROR', 'Unknown error');
  return isJsonObject(item) ? act(item, scope, world) : failure('VALIDATION_ERROR', 'item must be an object');
}

function shown<Row>(outcome: Outcome<Row>, view: (row: Row) => JsonObject): Outcome {
  return 'result' in outcome ? { result: view(outcome.result) } : outcome;
}

/** A search's success has no EventHead (QTickets Partners docs). An event in the path must exist. */
function findReply({ world, params, body }: RouteCall): Reply {
  const scope = params['eventId'] === undefined ? null : callScope(world, params, false);
  if (scope !== null && !('result' in scope)) return failureReply(scope);
  const found = findTickets(
    body,
    {
      eventId: scope?.result.event.id ?? null,
      showId: params['showId'] === undefined ? null : (scope?.result.show.id ?? null),
    },
    world,
  );
  return 'result' in found ? ok({ status: 'success', result: found.result }) : failureReply(found);
}

function success(scope: CallScope, world: World, key: string, value: JsonValue): Reply {
  return ok({ ...eventHead(scope, world), status: 'success', [key]: value });
}
