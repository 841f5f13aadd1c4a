import { type HttpHandler, HttpResponse, http } from 'msw';
import { AuditError } from '../../model/errors.ts';
import { bodyOf } from '../request-body.ts';
import type { FaultDefinition } from './fault-definition.ts';
import type { Faults } from './faults.ts';
import { LOOP_PATH } from './redirects.ts';

const PATH = '*/__simulator/faults';

/**
 * Control calls of faults: `POST /__simulator/faults` replaces the definitions with a list, `GET` tells them and how often
 * each struck, `DELETE` takes them back. All answer `{faults}`; 400 with a reason for a wrong list.
 */
export function faultControl(faults: Faults): HttpHandler[] {
  const list = () => HttpResponse.json({ faults: faults.list() });
  return [
    http.get(PATH, list),
    http.delete(PATH, () => {
      faults.clear();
      return list();
    }),
    http.post(PATH, async ({ request }) => {
      const body = await bodyOf(request);
      if (body.kind !== 'json' || !Array.isArray(body.value)) {
        return HttpResponse.json({ error: 'send a list of faults: [{"fault": name, ...}]' }, { status: 400 });
      }
      try {
        // What the list holds is checked where it is set.
        faults.set(body.value as unknown as FaultDefinition[]);
        return list();
      } catch (error) {
        if (!(error instanceof AuditError)) throw error;
        const { code, message, place } = error;
        return HttpResponse.json({ code, at: place.at ?? '', error: message }, { status: 400 });
      }
    }),
    ...[0, 1].map((side) =>
      http.all(`*${LOOP_PATH}/${side}`, () => {
        const headers = { Location: `${LOOP_PATH}/${1 - side}` };
        return new HttpResponse(null, { status: 302, headers });
      }),
    ),
  ];
}
