import type { CaseScenario } from '../model/case.ts';
import type { RowDelta, TableCounts } from '../model/evidence.ts';
import type { JsonValue } from '../model/json.ts';
import { JOB_TABLE } from '../warehouse/loaders/job-row.ts';
import { type CheckList, typedMessage } from './check-list.ts';
import {
  expectRows,
  loadAnswer,
  messageOf,
  otherTableProblems,
  type RowRun,
  rowDeltas,
  tableProblems,
} from './row-checks.ts';
import type { ScenarioCalls } from './scenario-calls.ts';

/** What one scenario did to the tables. */
export interface CheckedRows {
  deltas: RowDelta[];
  after: TableCounts;
  /** True when the answer's rows were sent. */
  loaded: boolean;
}

/**
 * Loads the answer when every check so far passed and the case names rows, and checks that the tables named changed by
 * exactly the rows of the answer, and all others not at all. Whatever the warehouse refuses is a failed check.
 */
export async function checkRows(
  run: RowRun,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
  calls: ScenarioCalls | null,
  before: TableCounts,
): Promise<CheckedRows> {
  const tables = scenario.rows.map(({ table }) => table);
  const failed = list.failedStage;
  const body = calls?.call.answer?.json;
  const loads = failed === null && body !== undefined && scenario.outcome === 'ok' && tables.length > 0;
  if (!loads) for (const table of tables) list.skip(`rows:${table}`, `${failed ?? 'loading'} failed`);
  const checked: CheckedRows = { deltas: [], after: before, loaded: false };
  try {
    if (loads && calls !== null)
      await loadAndCompare(run, list, { caseId, scenario, body, params: calls.params, before }, checked);
    else checked.after = await run.warehouse.snapshot();
    const named = new Set(loads ? [...tables, JOB_TABLE] : []);
    list.record('rows:others', messageOf(otherTableProblems(named, before, checked.after)));
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
    checked.after = await countsAfterFailure(run, list, before);
  }
  return checked;
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

interface Loading {
  caseId: string;
  scenario: CaseScenario;
  body: JsonValue;
  params: Readonly<Record<string, string>>;
  before: TableCounts;
}

async function loadAndCompare(
  run: RowRun,
  list: CheckList,
  loading: Loading,
  checked: CheckedRows,
): Promise<void> {
  const { caseId, scenario, body, params, before } = loading;
  const expectations = await expectRows(run, scenario, body, params);
  // Set before the first insert: a load that breaks off in the middle has sent rows too.
  checked.loaded = true;
  const sent = await loadAnswer(run, caseId, scenario, body, params);
  checked.after = await run.warehouse.snapshot();
  const expected = [
    ...expectations.map(({ table, newKeys }) => ({ table, expected: newKeys.length })),
    { table: JOB_TABLE, expected: 1 },
  ];
  checked.deltas.push(
    ...rowDeltas(
      expected.map((row) => ({ ...row, sent: sent.get(row.table) ?? 0 })),
      before,
      checked.after,
    ),
  );
  for (const expectation of expectations) {
    list.record(
      `rows:${expectation.table}`,
      messageOf(await tableProblems(run, expectation, before, checked.after)),
    );
  }
  const job = checked.deltas.find(({ table }) => table === JOB_TABLE);
  list.record(
    `rows:${JOB_TABLE}`,
    job?.actual === 1 ? null : `${JOB_TABLE}: expected +1 row, came ${job?.actual}`,
  );
}
