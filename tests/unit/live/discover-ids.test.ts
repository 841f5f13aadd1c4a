import { expect, test } from 'vitest';
import { discoverIds } from '../../../src/live/discover-ids.ts';

test('an id that an API names is a whole number, or is not taken', async () => {
  const asked: string[] = [];
  const ids = await discoverIds(async (_, __, path) => {
    asked.push(path);
    if (path.endsWith('/events/lists'))
      return { result: [{ event_id: '12/../../../tickets/add/12', show_id: '4076?x' }] };
    if (path.endsWith('/orders'))
      return { data: [{ id: '1/../2', payed: true, baskets: [{ barcode: '1' }] }] };
    return path.endsWith('/clients') ? { data: [{ id: 7 }] } : undefined;
  }, {});
  expect(ids).toMatchObject({ client: '7' });
  expect([ids.partnersEvent, ids.partnersShow, ids.order]).toEqual([undefined, undefined, undefined]);
  expect(asked.join(' ')).not.toContain('..');
});
