import { type HttpHandler, HttpResponse, http } from 'msw';
import { AuditError } from '../../model/errors.ts';
import { bodyOf, objectIn } from '../request-body.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { changeToEmit } from './change-to-emit.ts';
import type { Webhooks } from './webhooks.ts';

const PATH = '*/__simulator/webhooks';

/**
 * Control calls of webhooks: `POST /__simulator/webhooks` adds a receiver, `GET` lists receivers and deliveries, and
 * `POST /__simulator/webhooks/emit` queues one that no call of the API causes. 400 with a reason for a wrong body.
 */
export function webhookControl(webhooks: Webhooks, state: SimulatorState): HttpHandler[] {
  return [
    http.post(PATH, async ({ request }) => {
      const body = objectIn(await bodyOf(request));
      try {
        return HttpResponse.json(webhooks.register(body ?? {}));
      } catch (error) {
        if (!(error instanceof AuditError)) throw error;
        const { code, message, place } = error;
        return HttpResponse.json({ code, at: place.at ?? '', error: message }, { status: 400 });
      }
    }),
    http.get(PATH, () =>
      HttpResponse.json({ receivers: webhooks.receivers(), deliveries: webhooks.deliveries() }),
    ),
    http.post(`${PATH}/emit`, async ({ request }) => {
      const body = objectIn(await bodyOf(request));
      const change = changeToEmit(body ?? {}, state);
      return 'faults' in change
        ? HttpResponse.json({ error: change.faults }, { status: 400 })
        : HttpResponse.json({ queued: webhooks.announce(change) });
    }),
  ];
}
