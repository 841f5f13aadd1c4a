import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failedChecks } from './altered-run.ts';
import { openStruckWarehouse, type StruckWarehouse } from './struck-warehouse.ts';

const CLIENTS = 'stg_qtickets_api_clients_raw';
const LOADING = ['1.1', '2.1', '3.1', '3.7', '4.1', '5.1', '6.8', '6.14'];
/** Rows of other clients; ClickHouse reads them in parts (granules) of 8192 at most. */
const OTHERS = 400_000;

describe.each([
  { engine: 'embedded', looks: 1 },
  { engine: 'server', looks: 2 },
] as const)('on a ClickHouse that is $engine', ({ engine, looks }) => {
  let struck: StruckWarehouse;
  beforeAll(async () => {
    struck = await openStruckWarehouse({ engine });
  });
  beforeEach(() => struck.reset());
  afterAll(() => struck?.close());

  test.each(LOADING)('a scenario costs its inserts and as many looks as it needs (%s)', async (id) => {
    const evidence = await struck.evidenceOf(id);
    expect(failedChecks(evidence)).toEqual([]);
    const inserts = struck.statements.filter((sql) => sql.startsWith('INSERT'));
    expect(inserts).toHaveLength(evidence.rows.length);
    expect(struck.statements.length - inserts.length).toBe(looks);
  });

  test('what is known to be there is not looked for again', async () => {
    await struck.evidenceOf('2.1');
    struck.statements.length = 0;
    await struck.evidenceOf('2.2');
    expect(struck.statements.filter((sql) => !sql.startsWith('INSERT'))).toHaveLength(1);
  });
});

describe('with many rows in the table', () => {
  let struck: StruckWarehouse;
  beforeAll(async () => {
    struck = await openStruckWarehouse({ engine: 'server' });
    await struck.other(
      `INSERT INTO {database}.${CLIENTS} (client_id, email, _ver)
       SELECT concat('x', toString(number)), 'other@example.com', 1 FROM numbers(${OTHERS})`,
    );
  });
  afterAll(() => struck?.close());

  test('no look of a scenario reads the table, nor merges all of it', async () => {
    struck.statements.length = 0;
    const evidence = await struck.evidenceOf('2.1');
    expect(failedChecks(evidence)).toEqual([]);
    const selects = struck.statements.filter((sql) => !sql.startsWith('INSERT'));
    expect(selects).toHaveLength(2);
    for (const sql of selects) {
      expect(sql).not.toContain('FINAL');
      const estimate = await struck.ask(`EXPLAIN ESTIMATE ${sql}`);
      const rows = estimate.reduce((sum, [, , , number]) => sum + Number(number), 0);
      // The keys lie beside those of the others: a granule at each end, in each part.
      expect(rows).toBeLessThan(OTHERS / 4);
    }
  });
});
