import { expect, test } from 'vitest';
import { discoverIds } from '../../../src/live/discover-ids.ts';
import type { JsonValue } from '../../../src/model/json.ts';

test('an id that an API names is a whole number, or is not taken', async () => {
  const asked: string[] = [];
  const answers: Record<string, JsonValue> = {
    '/events/lists': { result: [{ event_id: '12/../../../tickets/add/12', show_id: '4076?x' }] },
    '/orders': { data: [{ id: '1/../2', payed: true, baskets: [{ barcode: '1' }] }] },
    '/clients': { data: [{ id: 7 }] },
  };
  const { ids } = await discoverIds(async (_, __, path) => {
    asked.push(path);
    return { json: Object.entries(answers).find(([end]) => path.endsWith(end))?.[1] };
  }, {});
  expect(ids).toMatchObject({ client: '7' });
  expect([ids.partnersEvent, ids.partnersShow, ids.order]).toEqual([undefined, undefined, undefined]);
  expect(asked.join(' ')).not.toContain('..');
});

test('a call that fails is told with each id that it might have found, and with none that is known', async () => {
  const event = (path: string) => /\/rest\/v1\/events/.test(path);
  const { ids, failed } = await discoverIds(
    async (_, method, path) => (event(path) ? { failed: `${method} ${path}` } : { json: undefined }),
    { show: '41' },
  );
  const calls = ['GET /api/rest/v1/events/33', 'GET /api/rest/v1/events'];
  expect(ids).toEqual({ show: '41' });
  expect(failed).toEqual({ event: calls, otherShow: calls, barcode: calls, otherBarcode: calls });
});

test('what a call that fails did not find is told of no id that another call finds', async () => {
  const { ids, failed } = await discoverIds(
    async (_, __, path) =>
      path.endsWith('/events/33') ? { failed: path } : { json: { data: [{ id: 7, shows: [{ id: 8 }] }] } },
    {},
  );
  expect(ids).toMatchObject({ event: '7', show: '8' });
  expect(Object.keys(failed)).not.toContain('event');
});

test('a failure of one search for a ticket is told of that ticket alone', async () => {
  const { failed } = await discoverIds(
    async (_, __, path, body) =>
      JSON.stringify(body ?? null).includes('120261') ? { failed: path } : { json: undefined },
    {},
  );
  expect(failed).toEqual({ otherTicket: ['/api/partners/v1/tickets/find'] });
});
