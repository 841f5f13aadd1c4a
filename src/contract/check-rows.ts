import type { CaseScenario } from '../model/case.ts';
import type { RowDelta } from '../model/evidence.ts';
import type { LoadOutcome } from '../warehouse/load-request.ts';
import { JOB_TABLE } from '../warehouse/loaders/job-row.ts';
import { joinProblems, messageOf } from './check-context.ts';
import { type CheckList, typedMessage } from './check-list.ts';
import { type ExpectedJob, jobRowProblems } from './job-row-check.ts';
import type { PipelineJudge } from './pipeline-judge.ts';
import { expectTables, loadMark, loadRequest, type RowRun } from './row-checks.ts';
import { columnDoingProblems, differenceProblems, keyProblems, type MaskJson } from './row-differences.ts';
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
  if (run.pipeline !== undefined) return checkPipelineRows(run, run.pipeline, list, caseId, scenario);
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
  const from = run.now();
  try {
    const load = { caseId, scenario, body, params: calls.params, mark };
    const expectations = expectTables(run, load);
    const request = loadRequest(run, load, expectations);
    // Set before the first insert: a load that breaks off in the middle has sent rows too.
    Object.assign(checked, { loaded: true, load: mark.load });
    const outcome = await run.warehouse.load(request);
    const sent = [...outcome.sent].reduce(
      (sum, [table, count]) => sum + (table === JOB_TABLE ? 0 : count),
      0,
    );
    const { ver, runId } = mark;
    const job = {
      table: JOB_TABLE,
      runId,
      caseId,
      ver,
      snapshotTs: run.snapshotTs,
      sent,
      from,
      until: run.now(),
    };
    const hasOthers = run.warehouse.facts.engine === 'server';
    const mask: MaskJson = (value) => run.masker.maskJson(value);
    recordRows(list, checked, { expectations, outcome, job, hasOthers, mask });
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
  }
  return checked;
}

interface LoadedRun {
  expectations: readonly TableExpectation[];
  outcome: LoadOutcome;
  job: ExpectedJob;
  hasOthers: boolean;
  mask: MaskJson;
}

function recordRows(
  list: CheckList,
  checked: CheckedRows,
  { expectations, outcome: { tables, sent, jobs }, job, hasOthers, mask }: LoadedRun,
): void {
  const add = (
    table: string,
    { expected, actual, contested }: Pick<TableOutcome, 'expected' | 'actual' | 'contested'>,
    compared: readonly string[],
  ) => {
    const count = sent.get(table) ?? 0;
    const distinct = tables.get(table)?.distinct ?? count;
    checked.deltas.push({
      table,
      sent: count,
      expected,
      actual,
      ...(contested === 0 ? {} : { contested }),
      ...(distinct === count ? {} : { distinct }),
      ...(compared.length === 0 ? {} : { compared: [...compared] }),
    });
  };
  const record = (
    table: string,
    { expected, actual }: { expected: number; actual: number },
    more: string[],
  ) => {
    const wrong =
      actual === expected
        ? []
        : [`${table}: expected ${signed(expected)} rows of this load, came ${signed(actual)}`];
    const problems = [...wrong, ...more];
    // All of them: a column that is not named here is one that nobody knows to be wrong.
    list.record(`rows:${table}`, problems.length === 0 ? null : joinProblems(problems, problems.length));
  };
  const known = new Set<string>([JOB_TABLE]);
  for (const expectation of expectations) {
    const { table, columns } = expectation;
    const loaded = tables.get(table);
    known.add(table);
    if (loaded === undefined) continue;
    const outcome = tableOutcome(expectation, loaded, job.ver, hasOthers);
    add(table, outcome, outcome.compared > 0 ? columns : []);
    record(table, outcome, rowProblems(expectation, outcome, mask));
  }
  const row = jobRowProblems(job, jobs, mask);
  const counted = { expected: 1, actual: jobs.length, contested: 0 };
  add(JOB_TABLE, counted, row.compared);
  record(JOB_TABLE, counted, row.problems);
  const others: string[] = [];
  for (const [table, loaded] of tables) {
    if (known.has(table) || loaded.sent === 0) continue;
    const nothing = { table, sortingKey: [], rows: new Map(), columns: [], long: new Map(), replacing: true };
    add(table, tableOutcome(nothing, loaded, job.ver, hasOthers), []);
    others.push(`${table}: expected no row of this load, sent ${signed(loaded.sent)}`);
  }
  list.record('rows:others', messageOf(others));
}

function rowProblems(
  { table, sortingKey, rows, ownDoing = null, columnDoings }: TableExpectation,
  { problems, lost, extra, differences }: TableOutcome,
  mask: MaskJson,
): string[] {
  return [
    ...columnDoingProblems(table, differences, (column) => columnDoings?.get(column)),
    ...keyProblems(
      `${table}: ${lost.length} of ${rows.size} rows of the answer are not there${ownDoing === null ? '' : ` (${ownDoing})`}`,
      sortingKey,
      lost,
      mask,
    ),
    ...keyProblems(
      `${table}: ${extra.length} rows were sent that the answer does not hold`,
      sortingKey,
      extra,
      mask,
    ),
    ...problems,
    ...differenceProblems(table, sortingKey, differences, 'answer holds', mask),
  ];
}

// The rows are there already: they are judged where the loader's own calls say what they must be. The audit loads nothing.
async function checkPipelineRows(
  { masker }: RowRun,
  pipeline: PipelineJudge,
  list: CheckList,
  caseId: string,
  scenario: CaseScenario,
): Promise<CheckedRows> {
  const checked: CheckedRows = { deltas: [], loaded: false, load: null, notes: [] };
  const mask: MaskJson = (value) => masker.maskJson(value);
  const first = pipeline.isFirst();
  try {
    Object.assign(checked, await pipeline.judge(list, caseId, scenario, mask));
    if (first) {
      const { problems, unseen, deltas } = await pipeline.unaccounted(mask);
      if (problems.length === 0 && unseen !== null) list.skip('rows:others', unseen);
      else list.record('rows:others', messageOf(problems));
      checked.deltas.push(...deltas);
    }
  } catch (error) {
    list.record('rows:warehouse', typedMessage(error));
  }
  return checked;
}
