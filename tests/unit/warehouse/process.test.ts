import { expect, test } from 'vitest';
import { runChildWarehouse } from './run-child-warehouse.ts';

const FOREIGN = 'Object.defineProperty(process, "arch", { value: "mips" })';

test.each(['Europe/Moscow', 'America/Los_Angeles'])(
  'in a process of zone %s a time is stored as the same Moscow time, and nothing is left behind',
  async (zone) => {
    const { seen, stderr } = await runChildWarehouse({ TZ: zone });
    expect(seen).toEqual({ stored: [['2025-11-07 23:30:00']], during: 1, after: 0 });
    expect(stderr).toBe('');
  },
  30_000,
);

test('where the engine has no build the error names CLICKHOUSE_URL', async () => {
  const { seen } = await runChildWarehouse({}, { before: FOREIGN });
  expect(seen).toEqual({ error: expect.stringContaining('WAREHOUSE_UNSUPPORTED_PLATFORM') });
  expect(seen).toEqual({ error: expect.stringContaining('CLICKHOUSE_URL') });
  expect(seen).toEqual({ error: expect.stringContaining('mips') });
}, 30_000);

test('a run against a server does not load the embedded engine', async () => {
  const { seen, stderr } = await runChildWarehouse({}, { before: FOREIGN, args: ['http://127.0.0.1:9'] });
  expect(seen).toEqual({ error: expect.stringContaining('WAREHOUSE_UNREACHABLE') });
  expect(stderr).toBe('');
}, 30_000);
