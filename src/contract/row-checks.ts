import { v5 as uuidV5 } from 'uuid';
import type { Masker } from '../masking/create-masker.ts';
import type { CaseScenario, LoaderName, RowSpec } from '../model/case.ts';
import type { TableCounts } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import type { LoadMark, VersionRange } from '../warehouse/attribution.ts';
import type { AnswerKeys, LoadRequest } from '../warehouse/load-request.ts';
import { jobRow } from '../warehouse/loaders/job-row.ts';
import type { LoadContext, Loader } from '../warehouse/loaders/loader.ts';
import { bySum } from '../warehouse/long-texts.ts';
import { engineDoing } from '../warehouse/table-engine.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { type ExpectedRow, expectedRows } from './expected-rows.ts';
import type { PipelineJudge } from './pipeline-judge.ts';
import type { TableExpectation } from './table-changes.ts';

// Namespace of the run ids of job rows: any fixed UUID, so that the same load gives the same id.
const JOB_NAMESPACE = '6f1c2b0e-5a0d-4c57-9a39-8e7b1f1d6c11';

/** The loads of a run, numbered as they come. */
export interface RunLoads {
  versions: VersionRange;
  /** Number of each load by the run id of its job row. */
  byRunId: Map<string, number>;
}

/** What loading one answer needs of the run. */
export interface RowRun {
  warehouse: Warehouse;
  loaderFor: (name: LoaderName) => Loader;
  runId: string;
  loads: RunLoads;
  /** The tables before the run. */
  before: TableCounts;
  snapshotTs: Date;
  now: () => Date;
  /** Masks what a message shows of rows. */
  masker: Masker;
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

/** The mark of the rows of a scenario: the run's next version, and the id of the job row. */
export function loadMark({ loads, runId }: RowRun, caseId: string, scenario: CaseScenario): LoadMark {
  const load = loads.byRunId.size + 1;
  const ver = loads.versions.first + load - 1;
  const job = uuidV5(`${runId}/${ver}/${caseId}/${scenario.name}`, JOB_NAMESPACE);
  loads.byRunId.set(job, load);
  return { load, ver, runId: job };
}

/** What every named table must gain from an answer, by the table's own sorting key. Throws what `expectedRows` throws. */
export function expectTables({ warehouse, snapshotTs }: RowRun, load: Load): TableExpectation[] {
  const { scenario, body, params, mark } = load;
  return scenario.rows.map((spec) => {
    const { table } = spec;
    const facts = warehouse.facts.tables.find(({ name }) => name === table);
    const columns = (facts?.columns ?? []).filter(
      (column) => spec.columns[column] !== undefined && warehouse.hasColumn(table, column),
    );
    const nullText = (column: string) =>
      columns.includes(column) ? warehouse.nullText(table, column) : null;
    const heldText = (column: string, text: string) =>
      columns.includes(column) ? warehouse.heldText(table, column, text) : text;
    const sortingKey = facts?.sortingKey ?? [];
    const held = { nullText, heldText };
    const rows = expectedRows(spec, sortingKey, { body, params, snapshotTs, ver: mark.ver, ...held });
    const columnDoings = columns.flatMap((column) => {
      const doing = warehouse.columnDoing(table, column);
      return doing === undefined ? [] : [[column, doing] as const];
    });
    return {
      table,
      sortingKey,
      rows,
      columns,
      long: longTexts(spec, columns, rows),
      replacing: engineDoing(facts?.engine ?? '').oneRow,
      ownDoing: warehouse.ownDoing(table),
      columnDoings: new Map(columnDoings),
    };
  });
}

// An item as it came is by far the longest of its columns.
function longTexts(
  spec: RowSpec,
  columns: readonly string[],
  rows: ReadonlyMap<string, ExpectedRow>,
): TableExpectation['long'] {
  const long = columns.filter((column) => {
    const source = spec.columns[column];
    return source?.from === 'item' && source.as === 'json';
  });
  const items = [...rows.values()].flatMap(({ all }) => all);
  return new Map(long.map((column) => [column, bySum(items.map((item) => item[column] ?? ''))]));
}

/** What is sent of an answer, by its loaders, and what is looked at. Throws what a loader throws. */
export function loadRequest(run: RowRun, load: Load, expected: readonly TableExpectation[]): LoadRequest {
  const { caseId, scenario, body, params, mark } = load;
  const startedAt = run.now();
  const context: LoadContext = {
    eventId: params['EVENT_ID'] ?? '',
    showId: params['SHOW_ID'] ?? '',
    snapshotTs: run.snapshotTs,
    ver: mark.ver,
  };
  const loaders = [...new Set(scenario.rows.map(({ loader }) => loader))];
  const rows = loaders.flatMap((name) => run.loaderFor(name)(body, context));
  return {
    mark,
    rows,
    answer: new Map<string, AnswerKeys>([
      ...rows.map(({ table }) => [table, { keys: [], columns: [] }] as const),
      ...expected.map(
        ({ table, rows: wanted, columns, long }) =>
          [table, { keys: [...wanted.values()].map(({ key }) => key), columns, long }] as const,
      ),
    ]),
    job: (sent) =>
      jobRow(context, {
        runId: mark.runId,
        startedAt,
        finishedAt: run.now(),
        rows: sent,
        message: `case ${caseId}`,
      }),
  };
}
