import { expect, test } from 'vitest';
import { CheckList } from '../../../src/contract/check-list.ts';
import { checkRows } from '../../../src/contract/check-rows.ts';
import { loadMark } from '../../../src/contract/row-checks.ts';
import { makeScenarioCalls } from '../../../src/contract/scenario-calls.ts';
import type { CaseScenario } from '../../../src/model/case.ts';
import { AuditError } from '../../../src/model/errors.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { keyOf } from '../../../src/warehouse/key-values.ts';
import type { LoadedTable, LoadOutcome, LoadRequest } from '../../../src/warehouse/load-request.ts';
import { JOB_TABLE } from '../../../src/warehouse/loaders/job-row.ts';
import type { Warehouse } from '../../../src/warehouse/warehouse.ts';
import { JOB } from './small-job.ts';
import { smallEntry, smallRun } from './small-scenario.ts';

const TABLE = 'stg_a';
const SCENARIO: Partial<CaseScenario> = {
  rows: [
    {
      table: TABLE,
      loader: 'orders',
      items: 'data[*]',
      columns: {
        id: { from: 'item', path: 'id' },
        name: { from: 'item', path: 'name' },
        json: { from: 'item', path: '', as: 'json' },
        gone: { from: 'item', path: 'x' },
      },
    },
  ],
};
const BODY: JsonValue = {
  data: [
    { id: 1, name: 'a' },
    { id: 2, name: 'b' },
  ],
};
const item = (id: number, name: string) => [String(id), name, JSON.stringify({ id, name })];

function loaded(rows: string[][], more: Partial<LoadedTable> = {}): LoadedTable {
  const keys = rows.map(([id = '']) => keyOf([id]));
  return {
    sent: rows.length,
    distinct: rows.length,
    otherVersions: 0,
    extra: new Set(),
    newKeys: new Set(keys),
    seen: new Map(rows.map((values, index) => [keys[index] ?? '', [{ ver: '5', values }]])),
    ...more,
  } as LoadedTable;
}

interface Came {
  tables?: [string, LoadedTable][];
  sent?: [string, number][];
  jobs?: LoadOutcome['jobs'];
  engine?: string;
  fails?: unknown;
  scenario?: Partial<CaseScenario>;
  body?: JsonValue;
  failed?: boolean;
}

async function checked({
  tables = [[TABLE, loaded([item(1, 'a'), item(2, 'b')])]],
  sent = [
    [TABLE, 2],
    [JOB_TABLE, 1],
  ],
  jobs,
  engine = 'embedded',
  fails,
  scenario = {},
  body = BODY,
  failed = false,
}: Came = {}) {
  const { planned, scenario: own } = smallEntry({ ...SCENARIO, ...scenario });
  const requests: LoadRequest[] = [];
  const warehouse = {
    facts: {
      engine,
      tables: [
        {
          name: TABLE,
          engine: 'SharedReplacingMergeTree',
          sortingKey: ['id'],
          columns: ['id', 'name', 'json', 'gone', 'other'],
        },
      ],
    },
    hasColumn: (_: string, column: string) => column !== 'gone',
    nullText: () => null,
    heldText: (_: string, __: string, text: string) => text,
    ownDoing: () => 'it keeps a day',
    columnDoing: (_: string, column: string) => (column === 'name' ? 'keeps small letters' : undefined),
    load: async (request: LoadRequest): Promise<LoadOutcome> => {
      requests.push(request);
      if (fails !== undefined) throw fails;
      const job = request.job(2);
      return {
        tables: new Map(tables),
        sent: new Map(sent),
        jobs: jobs ?? [{ ...JOB, run_id: String(job['run_id']), rows_processed: '2' }],
      };
    },
  } as unknown as Warehouse;
  const loaderFor = () => () => [{ table: TABLE, rows: [{ id: '1' }, { id: '2' }] }] as never;
  const { run } = smallRun([{ body }], [planned], { warehouse, loaderFor });
  const list = new CheckList((text) => text);
  if (failed) list.record('schema', 'x');
  const calls = await makeScenarioCalls(run, planned, own, {});
  const rows = await checkRows(run, list, '1.1', own, calls);
  const results = Object.fromEntries(
    list.results.map(({ name, result, message }) => [name, message ?? result]),
  );
  return { rows, results, requests, run };
}

const JOBS = {
  table: JOB_TABLE,
  sent: 1,
  expected: 1,
  actual: 1,
  compared: expect.arrayContaining(['job', 'message']),
};

test('rows that are all there pass, and are counted with the columns that were compared', async () => {
  const { rows, results, requests, run } = await checked();
  expect(results).toEqual({
    [`rows:${TABLE}`]: 'pass',
    [`rows:${JOB_TABLE}`]: 'pass',
    'rows:others': 'pass',
  });
  expect(rows).toEqual({
    deltas: [{ table: TABLE, sent: 2, expected: 2, actual: 2, compared: ['id', 'name', 'json'] }, JOBS],
    loaded: true,
    load: 1,
    notes: [],
  });
  expect(requests[0]?.mark).toMatchObject({
    load: 1,
    ver: 5,
    runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect([...run.loads.byRunId.values()]).toEqual([1]);
  const answer = requests[0]?.answer.get(TABLE);
  expect([answer?.keys, answer?.columns]).toEqual([
    [['1'], ['2']],
    ['id', 'name', 'json'],
  ]);
  expect(requests[0]?.job(2)).toMatchObject({ message: 'case 1.1', rows_processed: 2 });
  expect(loadMark(run, '1.1', smallEntry().scenario)).toMatchObject({ load: 2, ver: 6 });
});

test('what is missing, too many or another is told with the key and both values', async () => {
  const lost = await checked({
    tables: [[TABLE, loaded([item(1, 'a')], { newKeys: new Set([keyOf(['1']), keyOf(['2'])]) })]],
  });
  expect(lost.results[`rows:${TABLE}`]).toMatch(
    /^stg_a: expected \+2 rows of this load, came \+1\nstg_a: 1 of 2 rows .*\(it keeps a day\)\. id "2"$/,
  );
  expect(lost.rows.deltas[0]).toMatchObject({ expected: 2, actual: 1 });
  const extra = await checked({
    tables: [[TABLE, loaded([item(1, 'a'), item(2, 'b'), item(3, 'c')], { extra: new Set([keyOf(['3'])]) })]],
  });
  expect(extra.results[`rows:${TABLE}`]).toMatch(
    /expected \+2 .* came \+3\nstg_a: 1 rows were sent .*\. id "3"$/,
  );
  const other = await checked({ tables: [[TABLE, loaded([item(1, 'a'), item(2, 'B')])]] });
  expect(other.results[`rows:${TABLE}`]).toMatch(
    /^stg_a: column name keeps small letters\nstg_a: column name is not .* 1 row\. id "2": expected "b", actual "B"\n.*column json/,
  );
  expect(other.results[`rows:${JOB_TABLE}`]).toBe('pass');
  const none = await checked({ tables: [] });
  expect(none.results).toEqual({ [`rows:${JOB_TABLE}`]: 'pass', 'rows:others': 'pass' });
});

test('versions, repetitions and rows sent twice are told', async () => {
  const versions = await checked({
    tables: [[TABLE, loaded([item(1, 'a'), item(2, 'b')], { otherVersions: 3 })]],
  });
  expect(versions.results[`rows:${TABLE}`]).toMatch(/^stg_a: column _ver .* 3 rows/);
  const twice = await checked({
    tables: [[TABLE, loaded([item(1, 'a'), item(2, 'b')], { sent: 4, distinct: 2 })]],
    sent: [[TABLE, 4]],
  });
  expect(twice.results[`rows:${TABLE}`]).toMatch(/^stg_a: 4 rows .* 2 items/);
  expect(twice.rows.deltas[0]).toMatchObject({ sent: 4, distinct: 2 });
});

test('rows of another table are told, whether they were seen or not', async () => {
  const tables: [string, LoadedTable][] = [
    [TABLE, loaded([item(1, 'a'), item(2, 'b')])],
    ['stg_b', loaded([item(9, 'x')], { extra: new Set([keyOf(['9'])]) })],
    ['stg_c', loaded([])],
  ];
  const { results, rows } = await checked({
    tables,
    sent: [
      [TABLE, 2],
      ['stg_b', 1],
      [JOB_TABLE, 1],
    ],
  });
  expect(results['rows:others']).toMatch(/^stg_b: expected no row of this load, sent \+1$/);
  expect(rows.deltas.map(({ table, expected, actual }) => [table, expected, actual])).toEqual([
    [TABLE, 2, 2],
    [JOB_TABLE, 1, 1],
    ['stg_b', 0, 1],
  ]);
  expect(results[`rows:${JOB_TABLE}`]).toMatch(/rows_processed.*expected "3", actual "2"/);
});

test('a row of the job that is missing is told', async () => {
  const { results, rows } = await checked({ jobs: [] });
  expect(results[`rows:${JOB_TABLE}`]).toMatch(/^meta_job_runs: expected \+1 rows of this load, came \+0$/m);
  expect(rows.deltas.at(-1)).toEqual({ table: JOB_TABLE, sent: 1, expected: 1, actual: 0 });
});

test('nothing is loaded where a check failed, nothing is named, or no success must be', async () => {
  const failed = await checked({ failed: true });
  expect(failed.results).toMatchObject({ [`rows:${TABLE}`]: 'schema failed', 'rows:others': 'pass' });
  expect(failed.rows).toEqual({ deltas: [], loaded: false, load: null, notes: [] });
  expect((await checked({ body: '<html>' })).results[`rows:${TABLE}`]).toBe('loading failed');
  expect((await checked({ scenario: { outcome: 'invalid' } })).requests).toEqual([]);
  expect((await checked({ scenario: { rows: [] } })).results).toEqual({ 'rows:others': 'pass' });
});

test('what the warehouse refuses fails, and the rows may have been sent', async () => {
  const { results, rows } = await checked({ fails: new AuditError('WAREHOUSE_QUERY', 'it was refused', '') });
  expect(results).toEqual({ 'rows:warehouse': expect.stringContaining('it was refused') });
  expect(rows).toMatchObject({ loaded: true, load: 1, deltas: [] });
  await expect(checked({ fails: new TypeError('a defect') })).rejects.toThrow('a defect');
});
