import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import type { Row } from '../../src/warehouse/row.ts';
import { readTableDefinitions } from '../../src/warehouse/table-definition.ts';
import { BASIC_MUTATIONS } from '../mutation/pipeline/columns.ts';
import { JOBS, type LoadRun, openLoadRun } from '../mutation/pipeline/loads.ts';
import { mutatedTable, OF_THE_RUN, pipelineMutants, rowsIn } from '../mutation/pipeline/mutants.ts';

// All mutants of all loads are run by npm run mutate: here one load of each table, the smallest with all its columns filled.

/**
 * Columns of which the API has one value alone, so that no answer can tell a loader that is wrong in this way: orders
 * name no city, and the list of discounts no amount.
 */
const ONE_VALUE: Readonly<Record<string, readonly string[]>> = {
  stg_qtickets_api_orders_raw: ['city'],
  stg_qtickets_api_discounts_raw: ['discount_value'],
};

const LOADED = (await readTableDefinitions(DDL_DIR)).filter(
  ({ table }) => !['fact_qtickets_sales_daily', JOBS].includes(table),
);

let run: LoadRun;
beforeAll(async () => {
  run = await openLoadRun();
});
afterAll(() => run.close());

describe.each(LOADED)('$table', ({ table, columns }) => {
  test('takes at least two values in each column, over all recordings', () => {
    const known = [...OF_THE_RUN, ...(ONE_VALUE[table] ?? [])];
    const rows = run.loads.flatMap((load) => rowsIn(load, table));
    const constant = columns.filter(({ name }) => new Set(rows.map((row) => row[name] ?? null)).size < 2);
    expect(constant.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('a column that is wrong is told, by its name', async () => {
    const facts = mutatedTable(run, table);
    const keys = [...run.sortingKey(table), '_ver'];
    const [load] = run.loads
      .filter((candidate) => rowsIn(candidate, table).length > 0)
      .sort((a, b) => rowsIn(a, table).length - rowsIn(b, table).length);
    if (load === undefined) throw new RangeError(`nothing loads ${table}`);
    for (const mutation of BASIC_MUTATIONS) {
      const to = (row: Row, name: string) => {
        const column = columns.find((one) => one.name === name);
        return column === undefined ? null : (mutation.value(row, column, facts) ?? null);
      };
      // Columns of the key find the row; the others are compared side by side.
      const wrong = columns
        .filter((column) => !keys.includes(column.name) && mutation.applies(column, facts))
        .map(({ name }) => name)
        .filter((name) => rowsIn(load, table).some((row) => to(row, name) !== (row[name] ?? null)));
      if (wrong.length === 0) continue;
      const red = await run.redChecks(load, {
        rows: (all) =>
          all.map((own) => ({
            table: own.table,
            rows:
              own.table === table
                ? own.rows.map((row) => ({
                    ...row,
                    ...Object.fromEntries(wrong.map((name) => [name, to(row, name)])),
                  }))
                : own.rows,
          })),
      });
      const words = red.map(({ message }) => message).join('\n');
      expect(wrong.filter((name) => !new RegExp(`\\b${name}\\b`).test(words))).toEqual([]);
    }
  });
});

test('rows and INSERTs that are wrong as a whole are told', async () => {
  const small = run.loads.find(({ name }) => name === '6.9');
  const mutants = [
    ...pipelineMutants(run, (name) => name.startsWith('6.9 ') && /pipeline\.(?:row|insert)\./.test(name)),
  ];
  expect(mutants.length).toBeGreaterThan(30);
  expect(small === undefined ? null : await run.redChecks(small, {})).toEqual([]);
  for (const { load, change, operator, table } of mutants)
    expect([operator, table, (await run.redChecks(load, change)).length > 0]).toEqual([
      operator,
      table,
      true,
    ]);
});

test('a job row that tells of another load is told, by the name of the column', async () => {
  const load = run.loads.find(({ name }) => name === '6.9');
  if (load === undefined) throw new RangeError('6.9 loads nothing');
  const wrong: Row = {
    job: 'another',
    run_id: '6f1c2b0e-5a0d-4c57-9a39-000000000001',
    started_at: 1_600_000_000,
    finished_at: 1_600_000_000,
    status: 'error',
    rows_processed: 0,
    message: '',
    metrics: '{}',
  };
  expect(mutatedTable(run, JOBS).columns.map(({ name }) => name)).toEqual(Object.keys(wrong));
  for (const [column, value] of Object.entries(wrong)) {
    const red = await run.redChecks(load, { job: (row) => ({ ...row, [column]: value }) });
    expect(red.map(({ message }) => message).join('\n')).toContain(column);
  }
});
