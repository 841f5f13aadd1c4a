import { expect, test } from 'vitest';
import type { TableCounts } from '../../../src/model/evidence.ts';
import { KEY, smallBundle, verified } from './small-bundle.ts';
import { smallRun } from './small-run.ts';

test('answers are not held against a schema that is another one than in the run, and this is no disagreement', async () => {
  const { schemas } = smallRun();
  const others = schemas.map(({ file, sha256 }) => ({
    file,
    sha256: file.endsWith('/client.schema.json') ? 'b'.repeat(64) : sha256,
  }));
  const { agrees, notes, checks } = verified(await smallBundle({ change: { schemas: others } }), KEY.open);
  expect(agrees).toBe(true);
  const about = notes.filter((note) => note.includes('schema differs'));
  expect(about).toHaveLength(1);
  expect(about[0]).toContain('schemas/api/client.schema.json');
  expect(about[0]).toMatch(/: 2\.1$/);
  const whole = verified(await smallBundle(), KEY.open).checks;
  const count = (list: typeof checks) => list.find(({ check }) => check === 'schemas')?.comparisons ?? 0;
  expect(count(checks)).toBe(count(whole) - 2);
});

test('a schema check that failed is noted when the masked answer meets its schema', async () => {
  const files = await smallBundle({
    edit: (evidence) => {
      const [first] = evidence;
      const check = first?.checks.find(({ name }) => name === 'schema');
      Object.assign(check ?? {}, { result: 'fail', message: 'at /data/0/id: expected an integer' });
    },
  });
  const result = verified(files);
  expect(result.disagreements).toEqual([]);
  expect(result.notes.join()).toContain('2.1: its schema check failed');
});

test('fields that an answer is said to lack, and has, disagree', async () => {
  const files = await smallBundle({
    edit: (evidence) => {
      const use = evidence[0]?.fieldUses[0];
      use?.absent.push('id');
    },
  });
  expect(verified(files).disagreements.map(({ check }) => check)).toEqual(['schemas']);
});

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
