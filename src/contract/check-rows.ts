import type { CaseScenario } from '../model/case.ts';
import type { RowDelta } from '../model/evidence.ts';
import type { LoadOutcome } from '../warehouse/load-request.ts';
import { JOB_TABLE } from '../warehouse/loaders/job-row.ts';
import { messageOf } from './check-context.ts';
import { type CheckList, typedMessage } from './check-list.ts';
import type { PipelineJudge } from './pipeline-judge.ts';
import { expectTables, loadMark, loadRequest, type RowRun } from './row-checks.ts';
import type { ScenarioCalls } from './scenario-calls.ts';
import { signed, type TableExpectation, type TableOutcome, tableOutcome } from './table-changes.ts';

/** What one scenario did to the tables. */
export interface CheckedRows {
  deltas: RowDelta[];
  /** True when the answer's rows were sent. */
  loaded: boolean;
  /** Number of the load; null when there was none. */
  load: number | null;
  notes: string[];
}

/**
 * Loads the answer when every check so far passed and the case names rows, and checks that the tables named gained
 * exactly the rows of the answer, and that no other was sent any. Whatever the warehouse refuses is a failed check.
 */
export async function checkRows(
  run: RowRun,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
  calls: ScenarioCalls | null,
): Promise<CheckedRows> {
  if (run.pipeline !== undefined) return checkPipelineRows(run.pipeline, list, caseId, scenario);
  const checked: CheckedRows = { deltas: [], loaded: false, load: null, notes: [] };
  const tables = scenario.rows.map(({ table }) => table);
  const failed = list.failedStage;
  const body = calls?.call.answer?.json;
  if (
    failed !== null ||
    calls === null ||
    body === undefined ||
    scenario.outcome !== 'ok' ||
    tables.length === 0
  ) {
    for (const table of tables) list.skip(`rows:${table}`, `${failed ?? 'loading'} failed`);
    // Nothing is sent: what else may have come shows when the tables are looked at as a whole.
    list.record('rows:others', null);
    return checked;
  }
  const mark = loadMark(run, caseId, scenario);
  try {
    const load = { caseId, scenario, body, params: calls.params, mark };
    const expectations = expectTables(run, load);
    const request = loadRequest(run, load, expectations);
    // Set before the first insert: a load that breaks off in the middle has sent rows too.
    Object.assign(checked, { loaded: true, load: mark.load });
    const outcome = await run.warehouse.load(request);
    const hasOthers = run.warehouse.facts.engine === 'server';
    recordRows(list, checked, expectations, outcome, mark.ver, hasOthers);
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
  }
  return checked;
}

function recordRows(
  list: CheckList,
  checked: CheckedRows,
  expectations: readonly TableExpectation[],
  { tables, sent, jobs }: LoadOutcome,
  ver: number,
  hasOthers: boolean,
): void {
  const add = (table: string, { expected, actual, contested }: TableOutcome) => {
    const count = sent.get(table) ?? 0;
    const distinct = tables.get(table)?.distinct ?? count;
    checked.deltas.push({
      table,
      sent: count,
      expected,
      actual,
      ...(contested === 0 ? {} : { contested }),
      ...(distinct === count ? {} : { distinct }),
    });
  };
  const outcomes = new Map<string, TableOutcome>();
  for (const expectation of expectations) {
    const loaded = tables.get(expectation.table);
    if (loaded !== undefined)
      outcomes.set(expectation.table, tableOutcome(expectation, loaded, ver, hasOthers));
  }
  outcomes.set(JOB_TABLE, { expected: 1, actual: jobs, contested: 0, problems: [] });
  for (const [table, outcome] of outcomes) {
    const { expected, actual, problems } = outcome;
    add(table, outcome);
    const wrong =
      actual === expected
        ? []
        : [`${table}: expected ${signed(expected)} rows of this load, came ${signed(actual)}`];
    list.record(`rows:${table}`, messageOf([...wrong, ...problems]));
  }
  const others: string[] = [];
  for (const [table, loaded] of tables) {
    if (outcomes.has(table) || loaded.sent === 0) continue;
    const nothing = { table, rows: new Map(), columns: [], replacing: true };
    add(table, tableOutcome(nothing, loaded, ver, hasOthers));
    others.push(`${table}: expected no row of this load, sent ${signed(loaded.sent)}`);
  }
  list.record('rows:others', messageOf(others));
}

// The rows are there already: they are judged where the loader's own calls say what they must be. The audit loads nothing.
async function checkPipelineRows(
  pipeline: PipelineJudge,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
): Promise<CheckedRows> {
  const checked: CheckedRows = { deltas: [], loaded: false, load: null, notes: [] };
  const first = pipeline.isFirst();
  try {
    Object.assign(checked, await pipeline.judge(list, caseId, scenario));
    if (first) list.record('rows:others', messageOf(await pipeline.unaccounted()));
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
  }
  return checked;
}
