import { v5 as uuidV5 } from 'uuid';
import type { CaseScenario, LoaderName } from '../model/case.ts';
import type { JsonValue } from '../model/json.ts';
import type { LoadMark } from '../warehouse/attribution.ts';
import { JOB_TABLE, jobRow } from '../warehouse/loaders/job-row.ts';
import type { LoadContext, Loader } from '../warehouse/loaders/loader.ts';
import type { LoadedRows } from '../warehouse/row.ts';
import { keyOf } from '../warehouse/visible-rows.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ExpectedRow, expectedRows } from './expected-rows.ts';
import type { PipelineJudge } from './pipeline-judge.ts';

// Namespace of the run ids of job rows: any fixed UUID, so that the same load gives the same id.
const JOB_NAMESPACE = '6f1c2b0e-5a0d-4c57-9a39-8e7b1f1d6c11';

/** What loading one answer needs of the run. */
export interface RowRun {
  warehouse: Warehouse;
  loaderFor: (name: LoaderName) => Loader;
  runId: string;
  /** A version for the rows of one load, which no other row has. */
  nextVer: () => number;
  snapshotTs: Date;
  now: () => Date;
  /** Where a loader of the team's own filled the tables in place of ours. */
  pipeline?: PipelineJudge;
}

/** One answer and what its rows are marked with. */
export interface Load {
  caseId: string;
  scenario: CaseScenario;
  body: JsonValue;
  params: Readonly<Record<string, string>>;
  mark: LoadMark;
}

/** Rows that one table must gain, worked out before anything is loaded. */
export interface TableExpectation {
  table: string;
  sortingKey: string[];
  rows: Map<string, ExpectedRow>;
  /** Columns that the case declares and the table has. */
  columns: string[];
  /** `keyOf` of the keys that no reader sees yet. */
  newKeys: Set<string>;
}

/** The mark of the rows of a scenario: a version of their own, and the id of the job row. */
export function loadMark(run: RowRun, caseId: string, scenario: CaseScenario): LoadMark {
  const ver = run.nextVer();
  return { ver, runId: uuidV5(`${run.runId}/${ver}/${caseId}/${scenario.name}`, JOB_NAMESPACE) };
}

/** What every named table must gain from an answer. Reads the table's own sorting key and the keys already there. */
export async function expectRows(run: RowRun, load: Load): Promise<TableExpectation[]> {
  const { warehouse, snapshotTs } = run;
  const { scenario, body, params, mark } = load;
  const expectations: TableExpectation[] = [];
  for (const spec of scenario.rows) {
    const { table } = spec;
    const sortingKey = warehouse.facts.tables.find(({ name }) => name === table)?.sortingKey ?? [];
    const rows = expectedRows(spec, sortingKey, { body, params, snapshotTs, ver: mark.ver });
    const keys = [...rows.values()].map(({ key }) => key);
    const known = await warehouse.existingKeys(table, sortingKey, keys);
    expectations.push({
      table,
      sortingKey,
      rows,
      columns: Object.keys(spec.columns).filter((column) => warehouse.hasColumn(table, column)),
      newKeys: new Set(keys.map(keyOf).filter((key) => !known.has(key))),
    });
  }
  return expectations;
}

/** Loads an answer through its loaders, then the job row. Gives the rows sent per table. */
export async function loadAnswer(run: RowRun, load: Load): Promise<Map<string, number>> {
  const { caseId, scenario, body, params, mark } = load;
  const startedAt = run.now();
  const context: LoadContext = {
    eventId: params['EVENT_ID'] ?? '',
    showId: params['SHOW_ID'] ?? '',
    snapshotTs: run.snapshotTs,
    ver: mark.ver,
  };
  const loaders = [...new Set(scenario.rows.map(({ loader }) => loader))];
  const loaded: LoadedRows[] = loaders.flatMap((name) => run.loaderFor(name)(body, context));
  const sent = new Map<string, number>();
  for (const { table, rows } of loaded) {
    sent.set(table, (sent.get(table) ?? 0) + (await run.warehouse.insert(table, rows)));
  }
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  const job = jobRow(context, {
    runId: mark.runId,
    startedAt,
    finishedAt: run.now(),
    rows: total,
    message: `case ${caseId}`,
  });
  sent.set(JOB_TABLE, await run.warehouse.insert(JOB_TABLE, [job]));
  return sent;
}

/** What a load left in one table, told by its version and its keys. */
export interface TableOutcome {
  expected: number;
  /** New keys of this load, and keys that its answer does not hold. */
  actual: number;
  /** Keys of the answer that show a newer row of another writer: neither expected nor actual. */
  contested: number;
  /** Beside wrong numbers: lost rows, rows too many, wrong values. */
  problems: string[];
}

/**
 * Looks at the rows that bear the load's version. Neither other writers nor merges change what it finds, but for a key
 * that another writer writes as well with a newer version: on a server that is told apart, on the embedded engine there
 * are no others, and the row is lost.
 */
export async function tableOutcome(
  run: RowRun,
  expectation: TableExpectation,
  { ver }: LoadMark,
): Promise<TableOutcome> {
  const { table, sortingKey, rows, columns, newKeys } = expectation;
  const owned = await run.warehouse.rowsOfVersion(table, ver, columns, sortingKey);
  const missing = [...rows.values()].filter(({ key }) => !owned.has(keyOf(key)));
  const contested = await contestedKeys(run, expectation, missing, ver);
  const lost = missing.length - contested.size;
  const expectedKeys = new Set([...rows.values()].map(({ key }) => keyOf(key)));
  const strays = [...owned.keys()].filter((key) => !expectedKeys.has(key)).length;
  const problems: string[] = [];
  if (lost > 0) problems.push(`${table}: ${lost} of ${rows.size} rows of the answer are not there`);
  if (strays > 0) problems.push(`${table}: ${strays} rows are there that the answer does not hold`);
  for (const [index, column] of columns.entries()) {
    const differing = [...rows.values()].filter((row) => {
      const found = owned.get(keyOf(row.key));
      return found !== undefined && (found[index] ?? '') !== row.columns[column];
    });
    if (differing.length > 0)
      problems.push(`${table}: column ${column} is not what the answer holds in ${differing.length} rows`);
  }
  return {
    expected: [...newKeys].filter((key) => !contested.has(key)).length,
    actual: [...owned.keys()].filter((key) => newKeys.has(key)).length + strays,
    contested: contested.size,
    problems,
  };
}

async function contestedKeys(
  { warehouse }: RowRun,
  { table, sortingKey }: TableExpectation,
  missing: readonly ExpectedRow[],
  ver: number,
): Promise<Set<string>> {
  if (warehouse.facts.engine === 'embedded' || missing.length === 0) return new Set();
  const keys = missing.map(({ key }) => key);
  const versions = await warehouse.readBack(table, ['_ver'], sortingKey, keys);
  return new Set([...versions].filter(([, [of]]) => BigInt(of ?? 0) > BigInt(ver)).map(([key]) => key));
}
