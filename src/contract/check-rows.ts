import type { CaseScenario } from '../model/case.ts';
import type { RowDelta, TableCounts } from '../model/evidence.ts';
import type { LoadMark } from '../warehouse/attribution.ts';
import { JOB_TABLE } from '../warehouse/loaders/job-row.ts';
import { messageOf } from './check-context.ts';
import { type CheckList, typedMessage } from './check-list.ts';
import type { PipelineJudge } from './pipeline-judge.ts';
import {
  expectRows,
  type Load,
  loadAnswer,
  loadMark,
  type RowRun,
  type TableOutcome,
  tableOutcome,
} from './row-checks.ts';
import type { ScenarioCalls } from './scenario-calls.ts';
import { otherTableProblems, rowDelta, signed, totalProblems } from './table-changes.ts';

/** What one scenario did to the tables. */
export interface CheckedRows {
  deltas: RowDelta[];
  after: TableCounts;
  /** True when the answer's rows were sent. */
  loaded: boolean;
  notes: string[];
}

/**
 * Loads the answer when every check so far passed and the case names rows, and checks that the tables named gained
 * exactly the rows of the answer, and all others none. Whatever the warehouse refuses is a failed check.
 */
export async function checkRows(
  run: RowRun,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
  calls: ScenarioCalls | null,
  before: TableCounts,
): Promise<CheckedRows> {
  if (run.pipeline !== undefined) return checkPipelineRows(run, run.pipeline, list, caseId, scenario, before);
  const tables = scenario.rows.map(({ table }) => table);
  const failed = list.failedStage;
  const body = calls?.call.answer?.json;
  const loads = failed === null && body !== undefined && scenario.outcome === 'ok' && tables.length > 0;
  if (!loads) for (const table of tables) list.skip(`rows:${table}`, `${failed ?? 'loading'} failed`);
  const checked: CheckedRows = { deltas: [], after: before, loaded: false, notes: [] };
  const mark = loadMark(run, caseId, scenario);
  const touched = { sent: new Map<string, number>(), marked: new Map<string, number>() };
  try {
    if (loads && calls !== null) {
      const load = { caseId, scenario, body, params: calls.params, mark };
      await loadAndCompare(run, list, load, before, checked, touched);
    } else {
      checked.after = await run.warehouse.snapshot();
      touched.marked = await markedOnServer(run, mark);
    }
    const named = new Set(loads ? [...tables, JOB_TABLE] : []);
    const { facts } = run.warehouse;
    list.record('rows:others', messageOf(otherTableProblems(facts, named, touched, before, checked.after)));
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
    checked.after = await countsAfterFailure(run, list, before);
  }
  return checked;
}

// The rows are there already: they are judged where the loader's own calls say what they must be.
async function checkPipelineRows(
  run: RowRun,
  pipeline: PipelineJudge,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
  before: TableCounts,
): Promise<CheckedRows> {
  const checked: CheckedRows = { deltas: [], after: before, loaded: false, notes: [] };
  try {
    checked.after = await run.warehouse.snapshot();
    Object.assign(checked, await pipeline.judge(list, caseId, scenario));
    if (before === pipeline.before) list.record('rows:others', messageOf(await pipeline.unaccounted()));
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
  }
  return checked;
}

// On the embedded engine the totals say it all.
async function markedOnServer({ warehouse }: RowRun, mark: LoadMark): Promise<Map<string, number>> {
  return warehouse.facts.engine === 'server' ? warehouse.marked(mark) : new Map();
}

// What a failed load left behind must show, wherever ClickHouse still answers.
async function countsAfterFailure(run: RowRun, list: CheckList, before: TableCounts): Promise<TableCounts> {
  try {
    return await run.warehouse.snapshot();
  } catch (error) {
    list.record('rows:snapshot', typedMessage(error));
    return before;
  }
}

async function loadAndCompare(
  run: RowRun,
  list: CheckList,
  load: Load,
  before: TableCounts,
  checked: CheckedRows,
  touched: { sent: Map<string, number>; marked: Map<string, number> },
): Promise<void> {
  const { warehouse } = run;
  const expectations = await expectRows(run, load);
  // Set before the first insert: a load that breaks off in the middle has sent rows too.
  checked.loaded = true;
  touched.sent = await loadAnswer(run, load);
  checked.after = await warehouse.snapshot();
  touched.marked = await warehouse.marked(load.mark);
  const job = touched.marked.get(JOB_TABLE) ?? 0;
  const jobs: TableOutcome = { expected: 1, actual: job, contested: 0, problems: [] };
  const outcomes: [string, TableOutcome][] = [];
  for (const expectation of expectations)
    outcomes.push([expectation.table, await tableOutcome(run, expectation, load.mark)]);
  for (const [table, outcome] of [...outcomes, [JOB_TABLE, jobs] as const]) {
    const { expected, contested, problems } = outcome;
    // Where nobody else writes, the total is the truth, and the rows of the version must agree with it.
    const total = rowDelta(table, before, checked.after);
    const actual = warehouse.facts.engine === 'embedded' ? total : outcome.actual;
    const sent = touched.sent.get(table) ?? 0;
    checked.deltas.push({ table, sent, expected, actual, ...(contested === 0 ? {} : { contested }) });
    const wrong =
      outcome.actual === expected
        ? []
        : [`${table}: expected ${signed(expected)} rows of this load, came ${signed(outcome.actual)}`];
    const totals = totalProblems(warehouse.facts, table, expected, before, checked.after);
    list.record(`rows:${table}`, messageOf([...wrong, ...totals, ...problems]));
  }
}
