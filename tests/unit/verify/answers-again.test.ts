import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
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

const ANSWER = 'artifacts/qtickets_responses/test_2_1.json';

test.each<[string, (file: string) => Promise<void>, string[]]>([
  ['altered', (file) => appendFile(file, '\n'), ['responses']],
  ['removed', (file) => rm(file), ['document', 'log', 'model', 'responses']],
])(
  'an audit that says that an answer file of it was %s is NOT READY, and told as that',
  async (_, change, apart) => {
    const found = verified(await smallBundle({}, {}, (folder) => change(join(folder, ANSWER))));
    expect([found.run?.toldVerdict, found.verdict]).toEqual(['NOT READY', 'NOT READY']);
    expect([...new Set(found.disagreements.map(({ check }) => check))].sort()).toEqual(apart);
  },
);

test('of an answer file that was altered afterwards the audit says nothing, and the file alone disagrees', async () => {
  const files = await smallBundle();
  files.set(ANSWER, Buffer.concat([files.get(ANSWER) ?? Buffer.alloc(0), Buffer.from('\n')]));
  const found = verified(files);
  expect([found.run?.toldVerdict, found.verdict]).toEqual(['READY', 'READY']);
  expect(found.disagreements.some(({ check }) => check === 'responses')).toBe(true);
});
