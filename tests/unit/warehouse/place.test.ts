import { expect, test } from 'vitest';
import { readPlace } from '../../../src/warehouse/place.ts';
import { answering } from './noting-connection.ts';

test('tables are known by their own id, or by the server and the database where they have none', async () => {
  const of = async (id: string, database: string) => {
    const { connection, asked } = answering([[id, 'of-the-server', '1762696761345']]);
    const found = await readPlace(connection, database);
    expect(asked[0]).toContain(`'${database}'`);
    return found;
  };
  expect(await of('11111111-0000-0000-0000-000000000000', 'db')).toEqual({
    warehouse: '11111111-0000-0000-0000-000000000000',
    at: 1_762_696_761_345,
  });
  const [first, second] = [
    await of(`0000${'0000-'.repeat(4)}${'0'.repeat(12)}`, 'db'),
    await of(`0000${'0000-'.repeat(4)}${'0'.repeat(12)}`, 'other'),
  ];
  expect(first.warehouse).toContain('of-the-server');
  expect(first.warehouse).not.toBe(second.warehouse);
});
