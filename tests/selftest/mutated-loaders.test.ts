import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DDL_DIR } from '../../src/command/project-paths.ts';
import { CheckList } from '../../src/contract/check-list.ts';
import { checkRows } from '../../src/contract/check-rows.ts';
import type { ScenarioRun } from '../../src/contract/run-scenario.ts';
import type { ScenarioCalls } from '../../src/contract/scenario-calls.ts';
import type { CaseScenario } from '../../src/model/case.ts';
import type { CheckResult } from '../../src/model/evidence.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { LoadContext } from '../../src/warehouse/loaders/loader.ts';
import type { LoadedRows, Row } from '../../src/warehouse/row.ts';
import { readTableDefinitions } from '../../src/warehouse/table-definition.ts';
import { allCases } from '../cases/all-cases.ts';
import { type AlterableRun, openAlterableRun } from './altered-run.ts';
import { MUTATIONS, type MutatedTable, type Mutation } from './mutations.ts';

/** What one scenario of the recordings loads. */
interface Loaded {
  id: string;
  scenario: CaseScenario;
  body: JsonValue;
  context: LoadContext;
  rows: LoadedRows[];
}

/**
 * Columns of which the API has one value alone, so that no answer can tell a loader that is wrong in this way: orders
 * name no city, and the list of discounts no amount.
 */
const ONE_VALUE: Readonly<Record<string, readonly string[]>> = {
  stg_qtickets_api_orders_raw: ['city'],
  stg_qtickets_api_discounts_raw: ['discount_value'],
};
/** The same in all rows of a run: a constant of another run's is what a broken loader may write. */
const OF_THE_RUN = ['_ver', '_ingest_ts', 'snapshot_ts'];
const JOBS = 'meta_job_runs';

const definitions = await readTableDefinitions(DDL_DIR);
const LOADED = definitions.filter(({ table }) => !['fact_qtickets_sales_daily', JOBS].includes(table));

let altered: AlterableRun;
const loads: Loaded[] = [];
beforeAll(async () => {
  altered = await openAlterableRun();
  for (const { id, scenarios } of allCases) {
    for (const scenario of scenarios) {
      if (scenario.outcome !== 'ok' || scenario.rows.length === 0) continue;
      const loaderFor: ScenarioRun['loaderFor'] = (name) => (body, context) => {
        const rows = altered.run.loaderFor(name)(body, context);
        loads.push({ id, scenario, body, context, rows });
        return rows;
      };
      await altered.evidenceOf(id, { scenario: scenario.name, loaderFor });
    }
  }
});
afterAll(() => altered.close());

/** Loads an answer again, with what changes its rows or the job row; gives what is said of one table. */
async function checkedAgain(
  { id, scenario, body, context }: Loaded,
  table: string,
  change: (table: string, row: Row) => Row,
): Promise<CheckResult | undefined> {
  const list = new CheckList((text) => text);
  const { run } = altered;
  const loaderFor: ScenarioRun['loaderFor'] = (name) => (answer, of) =>
    run
      .loaderFor(name)(answer, of)
      .map((loaded) => ({
        table: loaded.table,
        rows: loaded.rows.map((row) => change(loaded.table, row)),
      }));
  const warehouse = new Proxy(run.warehouse, {
    get: (target, name) => {
      if (name === 'load') {
        return (request: Parameters<typeof target.load>[0]) =>
          target.load({ ...request, job: (sent) => change(JOBS, request.job(sent)) });
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const params = { EVENT_ID: context.eventId, SHOW_ID: context.showId };
  const calls = { call: { answer: { json: body } }, params } as unknown as ScenarioCalls;
  await checkRows({ ...run, loaderFor, warehouse }, list, id, scenario, calls);
  return list.results.find(({ name }) => name === `rows:${table}`);
}

function valuesOf(table: string, column: string): Row[string][] {
  return rowsOf(table).map((row) => row[column] ?? null);
}

function rowsOf(table: string): Row[] {
  return loads.flatMap(({ rows }) => rows.filter((own) => own.table === table).flatMap((own) => own.rows));
}

function mutated(table: string, columns: MutatedTable['columns']): MutatedTable {
  const constants = columns.map(({ name }): [string, Row[string]] => [
    name,
    OF_THE_RUN.includes(name) ? 1_600_000_000 : (valuesOf(table, name)[0] ?? null),
  ]);
  return { columns, constants: Object.fromEntries(constants) };
}

/** Columns in which the mutation makes any row of the load another. */
function changedBy(load: Loaded, table: string, mutation: Mutation, facts: MutatedTable): string[] {
  const rows = load.rows.filter((own) => own.table === table).flatMap((own) => own.rows);
  return facts.columns
    .filter((column) => mutation.applies(column, facts))
    .filter((column) => rows.some((row) => mutation.value(row, column, facts) !== (row[column.name] ?? null)))
    .map(({ name }) => name);
}

describe.each(LOADED)('$table', ({ table, columns }) => {
  test('takes at least two values in each column, over all recordings', () => {
    const known = [...OF_THE_RUN, ...(ONE_VALUE[table] ?? [])];
    const constant = columns.filter(({ name }) => new Set(valuesOf(table, name)).size < 2);
    expect(constant.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each(MUTATIONS)('$name in any column is told, by the name of the column', async (mutation) => {
    const facts = mutated(table, columns);
    const keys = altered.run.warehouse.facts.tables.find(({ name }) => name === table)?.sortingKey ?? [];
    const wanted = new Set(columns.filter((one) => mutation.applies(one, facts)).map(({ name }) => name));
    for (const name of ONE_VALUE[table] ?? []) wanted.delete(name);
    // Rows are found by key and version, so those are changed one by one; all other columns are compared side by side.
    const alone = [...keys, '_ver'];
    for (const load of loads) {
      const changed = changedBy(load, table, mutation, facts).filter((name) => wanted.has(name));
      const together = changed.filter((name) => !alone.includes(name));
      const groups = [together, ...changed.filter((name) => alone.includes(name)).map((name) => [name])];
      for (const group of groups.filter(({ length }) => length > 0)) {
        const result = await checkedAgain(load, table, (of, row) => {
          if (of !== table) return row;
          const own = columns.filter(({ name }) => group.includes(name));
          return {
            ...row,
            ...Object.fromEntries(own.map((one) => [one.name, mutation.value(row, one, facts)])),
          };
        });
        expect(result?.result).toBe('fail');
        for (const name of group) {
          expect(result?.message).toMatch(new RegExp(`\\b${name}\\b`));
          wanted.delete(name);
        }
      }
    }
    expect([...wanted]).toEqual([]);
  });
});

test('a job row that tells of another load is told, by the name of the column', async () => {
  const load = loads.find(({ id }) => id === '2.1') as Loaded;
  expect(await checkedAgain(load, JOBS, (_, row) => row)).toMatchObject({ result: 'pass' });
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
  expect(Object.keys(wanted(JOBS))).toEqual(Object.keys(wrong));
  for (const [column, value] of Object.entries(wrong)) {
    const result = await checkedAgain(load, JOBS, (of, row) =>
      of === JOBS ? { ...row, [column]: value } : row,
    );
    expect(result?.result).toBe('fail');
    expect(result?.message).toContain(column);
  }
});

function wanted(table: string): Record<string, true> {
  const columns = definitions.find((one) => one.table === table)?.columns ?? [];
  return Object.fromEntries(columns.map(({ name }) => [name, true]));
}
