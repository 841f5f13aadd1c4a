import { type HttpHandler, HttpResponse, http } from 'msw';
import { isoTime } from './iso-time.ts';
import { bodyOf, objectIn } from './request-body.ts';
import type { SimulatorClock } from './simulator-clock.ts';

/**
 * Control calls, outside the paths of both APIs: `POST /__simulator/reset`, and `POST /__simulator/clock` with
 * `{"now": ISO}` or `{"advanceMs": number}`. Both answer `{now}`, the clock when the webhooks that became due have been
 * sent; a wrong clock body gets 400 and moves nothing.
 */
export function controlHandlers(control: {
  clock: SimulatorClock;
  reset(): void;
  settle(): Promise<void>;
}): HttpHandler[] {
  const time = () => HttpResponse.json({ now: isoTime(control.clock.now().getTime()) });
  return [
    http.post('*/__simulator/reset', () => {
      control.reset();
      return time();
    }),
    http.post('*/__simulator/clock', async ({ request }) => {
      const body = objectIn(await bodyOf(request));
      if (body === null || !moved(control.clock, body)) {
        return HttpResponse.json(
          {
            error: 'send {"now": ISO 8601} or {"advanceMs": number} alone, for a time in the years 1 to 9998',
          },
          { status: 400 },
        );
      }
      await control.settle();
      return time();
    }),
  ];
}

// By one of the two: of a body that asks for both, one would be passed over.
function moved(clock: SimulatorClock, { now, advanceMs, ...others }: Record<string, unknown>): boolean {
  if (Object.keys(others).length > 0 || (now !== undefined && advanceMs !== undefined)) return false;
  try {
    if (typeof now === 'string') clock.set(now);
    else if (typeof advanceMs === 'number') clock.advance(advanceMs);
    else return false;
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
