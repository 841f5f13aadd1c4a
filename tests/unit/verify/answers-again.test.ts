import { expect, test } from 'vitest';
import type { TableCounts } from '../../../src/model/evidence.ts';
import { smallBundle, verified } from './small-bundle.ts';
import { smallRun } from './small-run.ts';

test('on a server the rows of other writers, and keys that both wrote, leave the bundle in agreement', async () => {
  const { warehouse } = smallRun();
  if (warehouse === null) throw new TypeError('the small run has a warehouse');
  const server = { warehouse: { ...warehouse, engine: 'server' as const, compatibility: '' } };
  const beside = verified(
    await smallBundle({ change: server, editTables: ({ closing }) => more(closing?.after ?? {}) }),
  );
  expect(beside.disagreements).toEqual([]);
  expect(beside.verdict).toBe('READY');
  const contested = verified(
    await smallBundle({
      change: server,
      edit: (evidence) => {
        Object.assign(evidence[0]?.rows[0] ?? {}, { contested: 1 });
      },
    }),
  );
  expect(contested.disagreements).toEqual([]);
  expect(contested.verdict).toBe('CONDITIONAL');
});

function more(counts: TableCounts): void {
  const clients = counts['stg_qtickets_api_clients_raw'];
  if (clients !== undefined)
    Object.assign(clients, { rows: clients.rows + 2, keys: (clients.keys ?? 0) + 2 });
}
