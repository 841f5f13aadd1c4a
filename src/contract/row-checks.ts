import { v5 as uuidV5 } from 'uuid';
import type { CaseScenario, LoaderName } from '../model/case.ts';
import type { RowDelta, TableCounts } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import { JOB_TABLE, jobRow } from '../warehouse/loaders/job-row.ts';
import type { LoadContext, Loader } from '../warehouse/loaders/loader.ts';
import type { LoadedRows } from '../warehouse/row.ts';
import { keyOf } from '../warehouse/visible-rows.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { joinProblems } from './check-context.ts';
import { type ExpectedRow, expectedRows } from './expected-rows.ts';

// Namespace of the run ids of job rows: any fixed UUID, so that the same run, case and scenario give the same id.
const JOB_NAMESPACE = '6f1c2b0e-5a0d-4c57-9a39-8e7b1f1d6c11';

/** What loading one answer needs of the run. */
export interface RowRun {
  warehouse: Warehouse;
  loaderFor: (name: LoaderName) => Loader;
  runId: string;
  ver: number;
  snapshotTs: Date;
  now: () => Date;
}

/** Rows that one table must gain, worked out before anything is loaded. */
export interface TableExpectation {
  table: string;
  sortingKey: string[];
  rows: Map<string, ExpectedRow>;
  /** Keys that no reader sees yet. */
  newKeys: string[][];
}

/** What every named table must gain from an answer. Reads the table's own sorting key and the keys already there. */
export async function expectRows(
  run: RowRun,
  scenario: CaseScenario,
  body: JsonValue,
  params: Readonly<Record<string, string>>,
): Promise<TableExpectation[]> {
  const expectations: TableExpectation[] = [];
  for (const spec of scenario.rows) {
    const sortingKey = run.warehouse.facts.tables.find(({ name }) => name === spec.table)?.sortingKey ?? [];
    const rows = expectedRows(spec, sortingKey, { body, params });
    const keys = [...rows.values()].map(({ key }) => key);
    const known = await run.warehouse.existingKeys(spec.table, sortingKey, keys);
    expectations.push({
      table: spec.table,
      sortingKey,
      rows,
      newKeys: keys.filter((key) => !known.has(keyOf(key))),
    });
  }
  return expectations;
}

/** Loads an answer through its loaders, then the job row. Gives the rows sent per table. */
export async function loadAnswer(
  run: RowRun,
  caseId: string,
  scenario: CaseScenario,
  body: JsonValue,
  params: Readonly<Record<string, string>>,
): Promise<Map<string, number>> {
  const startedAt = run.now();
  const context: LoadContext = {
    eventId: params['EVENT_ID'] ?? '',
    showId: params['SHOW_ID'] ?? '',
    snapshotTs: run.snapshotTs,
    ver: run.ver,
  };
  const loaders = [...new Set(scenario.rows.map(({ loader }) => loader))];
  const loaded: LoadedRows[] = loaders.flatMap((name) => run.loaderFor(name)(body, context));
  const sent = new Map<string, number>();
  for (const { table, rows } of loaded) {
    sent.set(table, (sent.get(table) ?? 0) + (await run.warehouse.insert(table, rows)));
  }
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  const job = jobRow(context, {
    runId: uuidV5(`${run.runId}/${caseId}/${scenario.name}`, JOB_NAMESPACE),
    startedAt,
    finishedAt: run.now(),
    rows: total,
    message: `case ${caseId}`,
  });
  sent.set(JOB_TABLE, await run.warehouse.insert(JOB_TABLE, [job]));
  return sent;
}

/** Difference of two snapshots for the tables named. */
export function rowDeltas(
  tables: readonly { table: string; expected: number; sent: number | null }[],
  before: TableCounts,
  after: TableCounts,
): RowDelta[] {
  return tables.map(({ table, expected, sent }) => ({
    table,
    sent,
    expected,
    actual: rowsOf(after, table) - rowsOf(before, table),
  }));
}

/** What is wrong with one table after loading: its count, its distinct keys, or the rows themselves. */
export async function tableProblems(
  run: RowRun,
  expectation: TableExpectation,
  before: TableCounts,
  after: TableCounts,
): Promise<string[]> {
  const { table, sortingKey, rows, newKeys } = expectation;
  const problems: string[] = [];
  const counted = rowsOf(after, table) - rowsOf(before, table);
  const keys = (after[table]?.keys ?? 0) - (before[table]?.keys ?? 0);
  if (counted !== newKeys.length)
    problems.push(`${table}: expected ${signed(newKeys.length)} rows, came ${signed(counted)}`);
  if (keys !== newKeys.length)
    problems.push(`${table}: expected ${signed(newKeys.length)} distinct keys, came ${signed(keys)}`);
  const columns = Object.keys([...rows.values()][0]?.columns ?? {});
  const visible = await run.warehouse.readBack(
    table,
    columns,
    sortingKey,
    [...rows.values()].map(({ key }) => key),
  );
  const entries = [...rows.values()];
  const lost = entries.filter(({ key }) => !visible.has(keyOf(key)));
  if (lost.length > 0)
    problems.push(`${table}: ${lost.length} of ${entries.length} rows of the answer are not there`);
  for (const [index, column] of columns.entries()) {
    const differing = entries.filter((row) => {
      const found = visible.get(keyOf(row.key));
      return found !== undefined && (found[index] ?? '') !== row.columns[column];
    });
    if (differing.length > 0)
      problems.push(`${table}: column ${column} is not what the answer holds in ${differing.length} rows`);
  }
  return problems;
}

/** Tables, other than those named, that changed although nothing should have changed them. */
export function otherTableProblems(
  named: ReadonlySet<string>,
  before: TableCounts,
  after: TableCounts,
): string[] {
  return Object.keys(after)
    .filter((table) => !named.has(table))
    .filter(
      (table) => rowsOf(after, table) !== rowsOf(before, table) || after[table]?.keys !== before[table]?.keys,
    )
    .map(
      (table) => `${table}: expected no change, came ${signed(rowsOf(after, table) - rowsOf(before, table))}`,
    );
}

/** Problems as one message, or null. */
export function messageOf(problems: readonly string[]): string | null {
  return problems.length === 0 ? null : joinProblems(problems);
}

function rowsOf(counts: TableCounts, table: string): number {
  return counts[table]?.rows ?? 0;
}

function signed(count: number): string {
  return count < 0 ? String(count) : `+${count}`;
}
